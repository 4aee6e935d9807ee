"""What a system refuses though the program is right, and what to do about it."""

from __future__ import annotations

import errno
from collections.abc import Mapping

from yesan.phrase import Phrase

ROOM = Phrase("make room there, or give folders elsewhere with --out and --work")
WRITING = Phrase(
    "change who may read and write there, or give folders that you may write to with --out and "
    "--work"
)
HANDLES = Phrase("close other programs, or allow more open files (ulimit -n)")
MEMORY = Phrase("close other programs, and start it again")
PLACE = Phrase("look what is at that path, and give that of a folder with --out and --work")
GONE = Phrase("look what is at that path; if it was changed meanwhile, start it again")
DEVICE = Phrase("look whether the disk is in order, and start it again")
REMEDIES: Mapping[int, str] = {
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT), ROOM),
    **dict.fromkeys((errno.EROFS, errno.EACCES, errno.EPERM), WRITING),
    **dict.fromkeys((errno.EMFILE, errno.ENFILE), HANDLES),
    **dict.fromkeys((errno.ENOMEM, errno.EAGAIN), MEMORY),
    **dict.fromkeys((errno.ELOOP, errno.ENOTDIR, errno.EISDIR, errno.EEXIST, errno.ENXIO), PLACE),
    **dict.fromkeys((errno.EIO, errno.EBUSY, errno.ESTALE), DEVICE),
    errno.ENOENT: GONE,
    errno.EFBIG: Phrase(
        "allow larger files (ulimit -f), or give folders elsewhere with --out and --work"
    ),
    errno.ENAMETOOLONG: Phrase(
        "give shorter names to the files, or a shorter path with --out and --work"
    ),
}
"""What to do about each refusal, by its number."""

REASONS: Mapping[int, str] = {
    errno.ENOSPC: Phrase("No space left on device"),
    errno.EDQUOT: Phrase("Disk quota exceeded"),
    errno.EROFS: Phrase("Read-only file system"),
    errno.EACCES: Phrase("Permission denied"),
    errno.EPERM: Phrase("Operation not permitted"),
    errno.EMFILE: Phrase("Too many open files"),
    errno.ENFILE: Phrase("Too many open files in system"),
    errno.ENOMEM: Phrase("Cannot allocate memory"),
    errno.ELOOP: Phrase("Too many levels of symbolic links"),
    errno.EEXIST: Phrase("File exists"),
    errno.ENXIO: Phrase("No such device or address"),
    errno.ENOTDIR: Phrase("Not a directory"),
    errno.EISDIR: Phrase("Is a directory"),
    errno.ENOENT: Phrase("No such file or directory"),
    errno.EIO: Phrase("Input/output error"),
    errno.EFBIG: Phrase("File too large"),
    errno.ENAMETOOLONG: Phrase("File name too long"),
}
"""What systems say of them; of others, what the system itself says."""


def said(error: OSError) -> str:
    """What was refused, and what to do about it."""
    remedy = REMEDIES.get(error.errno or 0, DEVICE)
    return Phrase(
        "{why}; {remedy}", why=REASONS.get(error.errno or 0, error.strerror), remedy=remedy
    )
