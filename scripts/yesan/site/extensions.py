"""The options of extensions of Markdown, tried on a text before a site is built with them.

An extension takes any value, and fails in its own words at the first page that needs it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from yesan.errors import DataError, InvalidPackage
from yesan.phrase import Phrase
from yesan.site.trust import CONFIG

SETTING = "markdown_extensions"
LONGEST = 60
"""Maximum number of characters shown of a value."""
SAMPLE = r"""
# A *heading*

[TOC]

## Same {#id .class}
## Same

Text[^1] with `code`, `#!python x = 1`, $a$, \(b\), ++ctrl+a++, ==mark==, ~~gone~~, ~sub~, ^^in^^,
^sup^, {--old--}{++new++}{~~a~>b~~}{==c==}{>>d<<}, https://example.org, @user/repo#1, [[Wiki Page]],
HTML, (c), 1/2, --> "quotes" ... -- _a_b_ __c__ [link](https://example.org "title") ![x](x.png).

[^1]: A note.

*[HTML]: A language.

$$
x
$$

\[
y
\]

- [ ] a
- [x] b

1. c
4. d

Term
:   Meaning

| a | b |
|---|:-:|
| 1 | 2 |

!!! note "Title"
    Text.

??? tip "Details"
    Text.

=== "Tab *one*"
    Text.

[=50% "half"]

``` {.python title="t" linenums="1" hl_lines="1"}
x = 1
```

    :::python
    y = 2

<div markdown="1" onclick="x">*text* <!-- comment --></div>
"""
"""A text with what each extension looks for."""


def check(settings: Mapping[str, Any]) -> None:
    """Refuse options that an extension cannot use.

    Args:
        settings: Of a ``mkdocs.yml`` that names no extension but those of `trust.EXTENSIONS`.

    Raises:
        InvalidPackage: Each such option by its name, with what to do about it.
    """
    if errors := [e for name, options in _named(settings) for e in _errors(name, options)]:
        raise InvalidPackage(errors)


def _named(settings: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """The extensions with their options, whether they are listed or mapped to these."""
    listed = settings.get(SETTING)
    for part in listed if isinstance(listed, list) else [listed]:
        if isinstance(part, dict):
            yield from part.items()


def _errors(name: str, options: Any) -> Iterator[DataError]:
    if options is None or options == {}:
        return
    if not isinstance(options, dict):
        yield _error(name, options, Phrase("options by their names"))
        return
    expected = Phrase("an option with a value that the extension can use")
    wrong = [option for option, value in options.items() if not _works(name, {option: value})]
    for option in wrong:
        yield _error(f"{name}.{option}", options[option], expected)
    if not wrong and not _works(name, options):
        yield _error(name, options, Phrase("options that go together"))


def _works(name: str, options: dict[str, Any]) -> bool:
    """Whether an extension can use options, together with those that most pages have."""
    import markdown  # noqa: PLC0415 - slow to load

    try:
        text = markdown.Markdown(extensions=[name], extension_configs={name: options})
        text.convert(SAMPLE)
    except Exception:  # noqa: BLE001 - whatever an extension raises at a value of another kind
        return False
    return True


def _error(place: str, value: Any, expected: str) -> DataError:
    found = repr(value)
    return DataError(
        CONFIG,
        "configuration-error",
        f"{found[:LONGEST]}…" if len(found) > LONGEST else found,
        expected,
        Phrase("take it out, or write it as the documentation of the extension says"),
        field=f"{SETTING}.{place}",
    )
