"""What a program writes, and who: copied as ``sitecustomize.py``, each process of Python runs it.

Python tells a hook of each file that it opens, makes, moves or deletes, whoever asks for it: our
code, or a library that our code calls. The last module of yesan on the way there is noted, in the
file that `YESAN_AUDIT` names; of variables of the environment, what our own code sets. What a
library does in C (DuckDB, Vega) is not seen.
"""

from __future__ import annotations

import os
import sys
from types import FrameType
from typing import Any

LOG = os.environ.get("YESAN_AUDIT", "")
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
CHANGES = {
    *("os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.link", "os.symlink", "os.truncate"),
    *("os.chmod", "os.chown", "os.utime", "os.setxattr", "os.removexattr", "sqlite3.connect"),
}
"""Events that change a file system; `shutil` and `tempfile` lead to them."""
SETS = {"os.putenv", "os.unsetenv"}
THROUGH = {"os", "collections.abc"}
"""The modules through which a variable is set."""
PASSING = ("/dev/", "/proc/")


def note(event: str, arguments: tuple[Any, ...]) -> None:
    """Note an event, with the module of yesan that led to it."""
    if event != "open" and event not in CHANGES | SETS:
        return
    frame = sys._getframe().f_back
    if event in SETS:
        while frame is not None and frame.f_globals.get("__name__") in THROUGH:
            frame = frame.f_back
        if not is_ours(frame):
            return
    path = arguments[0] if arguments else ""
    if event == "open":
        flags = arguments[2] or 0
        if not flags & WRITING or isinstance(path, int) or os.fspath(path) == LOG:
            return
    path = os.fsdecode(path) if isinstance(path, str | bytes | os.PathLike) else ""
    if path.startswith(PASSING):
        return
    line = f"{event}\t{module(frame)}\t{path}\n"
    handle = os.open(LOG, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    try:
        os.write(handle, line.encode())
    finally:
        os.close(handle)


def module(frame: FrameType | None) -> str:
    """The last module of yesan among the callers."""
    while frame is not None and not is_ours(frame):
        frame = frame.f_back
    return str(frame.f_globals["__name__"]) if frame else "none"


def is_ours(frame: FrameType | None) -> bool:
    """Whether a function of yesan is called there."""
    return str(frame and frame.f_globals.get("__name__")).partition(".")[0] == "yesan"


if LOG:
    sys.addaudithook(note)
