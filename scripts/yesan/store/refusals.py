"""What a system refuses though the program is right, and what to do about it."""

from __future__ import annotations

import errno
from collections.abc import Mapping

ROOM = "make room there, or give folders elsewhere with --out and --work"
WRITING = (
    "change who may read and write there, or give folders that you may write to with --out and "
    "--work"
)
HANDLES = "close other programs, or allow more open files (ulimit -n)"
MEMORY = "close other programs, and start it again"
PLACE = "look what is at that path, and give that of a folder with --out and --work"
DEVICE = "look whether the disk is in order, and start it again"
REMEDIES: Mapping[int, str] = {
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT), ROOM),
    **dict.fromkeys((errno.EROFS, errno.EACCES, errno.EPERM), WRITING),
    **dict.fromkeys((errno.EMFILE, errno.ENFILE), HANDLES),
    **dict.fromkeys((errno.ENOMEM, errno.EAGAIN), MEMORY),
    **dict.fromkeys((errno.ELOOP, errno.ENOTDIR, errno.EISDIR), PLACE),
    **dict.fromkeys((errno.EIO, errno.EBUSY, errno.ESTALE), DEVICE),
    errno.EFBIG: "allow larger files (ulimit -f), or give folders elsewhere with --out and --work",
    errno.ENAMETOOLONG: "give shorter names to the files, or a shorter path with --out and --work",
}
"""What to do about each refusal, by its number."""


def said(error: OSError) -> str:
    """What was refused, and what to do about it."""
    remedy = REMEDIES.get(error.errno or 0, DEVICE)
    return f"{error.strerror}; {remedy}"
