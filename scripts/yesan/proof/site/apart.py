"""Drawing in a process of its own: what a site brings along may be a stranger's.

What draws can take any time and memory, and ends its process where there is none.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cache
from typing import Any

from yesan.render.trial import Trial

MORE = "give more memory; if that does not help, build the site again"
"""What to do where something could not be drawn."""


def done(task: Callable[..., Any], *arguments: Any) -> Any:
    """What a task returns that draws. It raises nothing of its own.

    Args:
        task: A function of a module.
        arguments: What it is called with.

    Raises:
        Fault: It takes too much time or memory.
    """
    return _trial(os.getpid()).run(task, *arguments)


@cache
def _trial(_: int) -> Trial:
    """The process that draws for this one, and ends with it; a copy of this one has its own."""
    return Trial()
