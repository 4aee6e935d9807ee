"""How a process begins that draws for another: it ends with that one, and not before."""

from __future__ import annotations

import signal

from yesan.limits import end_with


def begin(parent: int) -> None:
    """Have this process end with the build and not before it.

    Args:
        parent: The process that started it.
    """
    end_with(parent)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
