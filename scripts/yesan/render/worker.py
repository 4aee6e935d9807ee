"""How a process begins that draws for another: it ends with that one, and prints nothing."""

from __future__ import annotations

import os
import signal
from pathlib import Path

from yesan.limits import end_with

STDERR = 2


def begin(parent: int) -> None:
    """Have this process end with the build and not before it, and write nothing to the console.

    What ends it while it draws, such as a lack of memory, writes pages of addresses.

    Args:
        parent: The process that started it.
    """
    end_with(parent)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with Path(os.devnull).open("w") as nothing:
        os.dup2(nothing.fileno(), STDERR)
