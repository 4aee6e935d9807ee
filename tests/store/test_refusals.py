"""Each refusal of a system comes with what to do about it."""

from __future__ import annotations

import errno
import os

import pytest

from yesan.store.refusals import said


@pytest.mark.parametrize(
    ("number", "remedy"),
    [
        (errno.ENOSPC, "make room there, or give folders elsewhere with --out and --work"),
        (errno.EROFS, "give folders that you may write to with --out and --work"),
        (errno.EACCES, "give folders that you may write to with --out and --work"),
        (errno.EMFILE, "allow more open files (ulimit -n)"),
        (errno.EFBIG, "allow larger files (ulimit -f)"),
        (errno.EIO, "look whether the disk is in order"),
        (errno.ELOOP, "look what is at that path"),
        (errno.EEXIST, "look what is at that path"),
        (errno.ENOENT, "if it was changed meanwhile, start it again"),
        (errno.EXDEV, "look whether the disk is in order"),
    ],
)
def test_what_to_do_is_said_after_what_was_refused(number: int, remedy: str):
    text = said(OSError(number, os.strerror(number)))
    assert text.startswith(f"{os.strerror(number)}; ")
    assert remedy in text
