"""What draws may end of it: the proof does not."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from yesan.errors import Fault
from yesan.proof.site import apart


def test_what_ends_its_process_is_told_and_the_next_is_done():
    with pytest.raises(Fault, match="the renderer ended"):
        apart.done(os._exit, 3)
    process = apart.done(os.getpid)
    assert process != os.getpid()
    assert apart.done(os.getpid) == process


def test_a_copy_of_a_process_has_its_own():
    ours = apart.done(os.getpid)
    receiver, sender = os.pipe()
    copy = os.fork()
    if not copy:
        os.write(sender, str(apart.done(os.getpid)).encode())
        os._exit(0)
    os.waitpid(copy, 0)
    theirs = int(os.read(receiver, 99))
    os.close(receiver)
    os.close(sender)
    assert theirs != ours
    assert apart.done(os.getpid) == ours
    assert Path(f"/proc/{ours}").exists()
