"""What a merge leaves in a file is told as that, and nothing else is taken for it."""

from __future__ import annotations

import time

import pytest

from yesan.reading import conflicts

LEFT = b"a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> topic\nd\n"


@pytest.mark.parametrize(
    "data",
    [
        LEFT,
        LEFT.replace(b"\n", b"\r\n"),
        LEFT.removesuffix(b"\nd\n"),
        LEFT.replace(b"=======", b"||||||| base\nx\n======="),
        LEFT.replace(b" HEAD", b"").replace(b" topic", b""),
        pytest.param(
            LEFT.replace(b"<" * 7, b"<" * 15)
            .replace(b"=" * 7, b"=" * 15)
            .replace(b">" * 7, b">" * 15),
            id="longer marks, as .gitattributes may say",
        ),
        pytest.param(LEFT.replace(b"\n", b",,\r\n"), id="saved by Excel"),
        pytest.param(LEFT.replace(b"\n", b";;\n"), id="saved with semicolons"),
        pytest.param(LEFT.replace(b"=======", b"#NAME?,,"), id="a formula of Excel"),
        pytest.param(LEFT.replace(b"=======", b"Err:509,,"), id="a formula of LibreOffice"),
        pytest.param(
            b'"a"\n"<<<<<<< HEAD",""\n"b",""\n"=======",""\n"c",""\n">>>>>>> topic",""\n',
            id="quoted",
        ),
    ],
)
def test_two_versions_of_lines_are_refused_at_the_first(data: bytes):
    with pytest.raises(conflicts.Conflict) as refused:
        conflicts.check(data)
    assert (refused.value.type, refused.value.row) == ("merge-conflict", 2)
    assert refused.value.found.startswith("two versions of lines 2 to ")


def test_several_places_are_one_error():
    with pytest.raises(conflicts.Conflict) as refused:
        conflicts.check(LEFT * 3)
    assert refused.value.found == ("two versions of lines in 3 places, the first from line 2 to 6")


def test_what_is_left_of_a_conflict_is_refused_too():
    """Where somebody has deleted the mark before the first version alone."""
    with pytest.raises(conflicts.Conflict) as refused:
        conflicts.check(LEFT.replace(b"<<<<<<< HEAD\n", b""))
    assert (refused.value.type, refused.value.row) == ("merge-conflict", 3)
    assert refused.value.found == "marks of a merge in lines 3 and 5"


@pytest.mark.parametrize(
    "data",
    [
        b"Title\n=======\n>>>>>>>\n",
        b"id,amount\na,1\n",
        b"Title\n=======\ntext\n",
        b"<<<<<<< a\nb\n",
        b"x <<<<<<< HEAD\n=======\nx >>>>>>> topic\n",
        b"=======\n<<<<<<< HEAD\n>>>>>>> topic\n",
    ],
)
def test_what_is_no_conflict_is_none(data: bytes):
    conflicts.check(data)


@pytest.mark.parametrize(
    "mark",
    [
        *(b"<<<<<<< HEAD", b">>>>>>> topic", b'"<<<<<<< HEAD",""'),
        *(b"=======", b"|||||||", b"||||||| merged common ancestors"),
    ],
)
@pytest.mark.parametrize("before", [0, 1, 2])
def test_a_mark_that_is_left_in_a_table_is_no_row_of_it(mark: bytes, before: int):
    """Wherever it is, above the header and at the end as well."""
    lines = [b"id,amount", b"a,1"]
    data = b"\r\n".join([*lines[:before], mark, *lines[before:]])
    with pytest.raises(conflicts.Mark) as refused:
        conflicts.check_lines(data)
    assert (refused.value.type, refused.value.row) == ("merge-conflict", before + 1)
    conflicts.check(data)


@pytest.mark.parametrize(
    "line",
    [
        *(b"<<<<<<<", b">>>>>>>", b"a <<<<<<< b", b"<<<<<<<< b"),
        *(b"========", b"=======,1", b"||||||||", b"|||||||1"),
    ],
)
def test_a_line_of_a_table_that_git_does_not_write_is_no_mark(line: bytes):
    conflicts.check_lines(b"id,amount\n" + line + b"\n")


@pytest.mark.parametrize(
    "line", [b"<<<<<<<\n", b"<<<<<<< a\n=======\n", b"=======\n<<<<<<<\n", b"=======\n>>>>>>>\n"]
)
def test_a_file_of_marks_takes_no_longer_than_any(line: bytes):
    """A stranger's file: the time of the search grows with its length alone."""
    begun = time.process_time()
    conflicts.check(line * 200_000)
    assert time.process_time() - begun < 5


@pytest.mark.parametrize(
    ("data", "row"),
    [
        (b"# Title\n\ntext\n<<<<<<< HEAD\nmore\n", 4),
        (b"# Title\n\n>>>>>>> topic\n", 3),
        (b"# Title\r\n\r\n=======\r\ntext\r\n", 3),
        (b"=======\ntext\n", 1),
        (b"# Title\n||||||| 1a2b3c4\n", 2),
    ],
)
def test_a_mark_that_is_left_in_a_text_is_told(data: bytes, row: int):
    with pytest.raises(conflicts.Mark) as refused:
        conflicts.check_text(data)
    assert (refused.value.type, refused.value.row) == ("merge-conflict", row)


@pytest.mark.parametrize(
    "data",
    [
        b"Title\n=======\n\ntext\n",
        b"=======\nTitle!!\n=======\n",
        b"| a | b | c | d | e | f |\n|---|---|---|---|---|---|\n|||||||\n",
        b"    <<<<<<< HEAD\n",
        b"/*\n=======\n*/\n",
    ],
)
def test_a_heading_or_a_row_of_a_text_is_no_mark(data: bytes):
    conflicts.check_text(data)
