"""Mutation testing of the rooms that compute: ``python tests/mutants.py`` (``make mutants``).

A mutant is the package with one small fault: a comparison, a sign, a number, a condition, a result.
Each of a sample is tested with the tests of its room, first those of its own module; one that no
test notices survives, and is printed. Each run draws another sample, and prints the seed of it:
``--seed`` draws the same again. Results are kept in ``.venv/mutants.jsonl``: with its seed, a run
that was ended goes on where it was, and after a change of tests only survivors are tested again.
Delete the file to start anew.

No library fits: mutmut leaves out decorated functions, that is every cached property of the model,
and forks a process in which DuckDB has threads; Cosmic Ray changes the checkout itself, one mutant
at a time. Neither draws a seeded sample. Texts are not changed, since most are for people.
"""

from __future__ import annotations

import argparse
import ast
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from copy import deepcopy
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from queue import SimpleQueue
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[1]
CODE = ROOT / "scripts" / "yesan"
MUTATED = ("tables/**/*.py", "model/**/*.py", "charts/**/*.py", "language/values.py")
RESULTS = ROOT / ".venv" / "mutants.jsonl"
AIM = 0.9
OPERATORS: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
}
"""What an operator becomes."""
SKIPPED = {"annotation", "returns", "decorator_list", "type_params"}
"""Parts of the syntax that do not compute."""


@dataclass(frozen=True)
class Mutant:
    """A module with one fault.

    Attributes:
        module: Its path below the package.
        number: Which of the module's possible faults it has.
        line: The line of the fault.
        before: The source there.
        after: The faulty source.
        code: The whole faulty module.
    """

    module: str
    number: int
    line: int
    before: str
    after: str
    code: str

    @property
    def key(self) -> str:
        """What its result depends on, but for the tests."""
        return sha256(f"{self.module}\n{self.code}".encode()).hexdigest()[:16]

    @property
    def room(self) -> str:
        """The room of its module."""
        return self.module.partition("/")[0]

    def __str__(self) -> str:
        return f"{self.module}:{self.line}  {self.before}  →  {self.after}"


def faults(node: ast.AST) -> Iterator[ast.AST]:  # noqa: C901 - a case for each kind of fault
    """What may be in the place of a node of the syntax."""
    match node:
        case ast.Compare(ops=[operator]) if type(operator) in OPERATORS:
            yield _with(node, ops=[OPERATORS[type(operator)]()])
        case ast.BoolOp(op=op) | ast.BinOp(op=op) | ast.AugAssign(op=op) if type(op) in OPERATORS:
            yield _with(node, op=OPERATORS[type(op)]())
        case ast.UnaryOp(op=ast.Not() | ast.USub(), operand=operand):
            yield operand
        case ast.Constant(value=bool(value)):
            yield ast.Constant(not value)
        case ast.Constant(value=int(value)):
            yield ast.Constant(value + 1)
        case ast.Return(value=ast.expr() as value) if not isinstance(value, ast.Constant):
            yield _with(node, value=ast.Constant(None))
        case ast.Expr(value=ast.Call()) | ast.Raise():
            yield ast.Pass()
        case ast.Continue():
            yield ast.Break()
        case ast.If(test=test) | ast.IfExp(test=test) | ast.While(test=test):
            yield _with(node, test=ast.UnaryOp(ast.Not(), test))
        case ast.comprehension(ifs=[first, *rest]):
            yield _with(node, ifs=[ast.UnaryOp(ast.Not(), first), *rest])


def _with(node: ast.AST, **changes: object) -> ast.AST:
    return type(node)(**{**dict(ast.iter_fields(node)), **changes})


def places(node: ast.AST) -> Iterator[tuple[ast.AST, str, int | None]]:
    """Every place of a tree that a fault may be put into: the parent, its part, the index there."""
    for name, value in ast.iter_fields(node):
        if name in SKIPPED or (isinstance(node, ast.JoinedStr) and name == "values"):
            continue
        listed = value if isinstance(value, list) else [value]
        for index, child in enumerate(listed):
            if isinstance(child, ast.AST) and not _for_types(child):
                yield node, name, index if isinstance(value, list) else None
                yield from places(child)


def _for_types(node: ast.AST) -> bool:
    """Whether a statement is read by a type checker only."""
    return isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"


def mutants(module: Path) -> Iterator[Mutant]:
    """All mutants of a module, in the order of the source."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    number = 0
    for parent, name, index in places(tree):
        part = getattr(parent, name)
        child = part if index is None else part[index]
        for fault in faults(child):
            changed = ast.fix_missing_locations(ast.copy_location(deepcopy(fault), child))
            _put(parent, name, index, changed)
            code = ast.unparse(tree)
            _put(parent, name, index, child)
            line = getattr(child, "lineno", getattr(parent, "lineno", 0))
            before, after = (_first_line(ast.unparse(x)) for x in (child, changed))
            path = module.relative_to(CODE).as_posix()
            yield Mutant(path, number, line, before, after, code)
            number += 1


def _put(parent: ast.AST, name: str, index: int | None, child: ast.AST) -> None:
    if index is None:
        setattr(parent, name, child)
    else:
        getattr(parent, name)[index] = child


def _first_line(text: str) -> str:
    return text.strip().splitlines()[0]


def tests_of(module: str) -> list[Path]:
    """The test files of the room of a module, first those that most likely notice its faults."""
    room = module.partition("/")[0]
    own = [f"test_{Path(module).stem}.py", f"test_{room}.py"]
    files = sorted((ROOT / "tests" / room).rglob("test_*.py"))
    return sorted(files, key=lambda file: own.index(file.name) if file.name in own else len(own))


def run(package: Path, tests: list[Path], timeout: float | None = None) -> bool:
    """Whether the tests pass with a copy of the package; too long is a failure."""
    options = ["-x", "-q", "-p", "no:cacheprovider", "--hypothesis-profile", "mutants"]
    command = [sys.executable, "-m", "pytest", *options, *map(str, tests)]
    environment = {**os.environ, "PYTHONPATH": str(package), "PYTHONDONTWRITEBYTECODE": "1"}
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        try:
            return process.wait(timeout) == 0
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            return False


def killed(mutant: Mutant, packages: SimpleQueue[Path], timeout: float) -> bool:
    """Whether a test of the mutant's room fails."""
    package = packages.get()
    path = package / "yesan" / mutant.module
    original = path.read_bytes()
    path.write_text(mutant.code, encoding="utf-8")
    try:
        return not run(package, tests_of(mutant.module), timeout)
    finally:
        path.write_bytes(original)
        packages.put(package)


def kept() -> set[str]:
    """The keys of mutants that an earlier run killed."""
    lines = RESULTS.read_text("utf-8").splitlines() if RESULTS.exists() else []
    return {entry["key"] for entry in map(json.loads, lines) if entry["killed"]}


def survivors(sample: list[Mutant], jobs: int) -> Iterator[Mutant]:
    """Test each mutant, keep its result, and give those that no test noticed."""
    packages: SimpleQueue[Path] = SimpleQueue()
    with TemporaryDirectory() as folder, ThreadPoolExecutor(jobs) as pool:
        for number in range(jobs):
            package = Path(folder) / str(number)
            shutil.copytree(CODE, package / "yesan", ignore=shutil.ignore_patterns("__pycache__"))
            packages.put(package)
        limits = {}
        for room in sorted({mutant.room for mutant in sample}):
            start = time.monotonic()
            if not run(Path(folder) / "0", tests_of(room)):
                raise SystemExit(f"tests/{room}: fails without a mutant")
            limits[room] = 30 + 3 * jobs * (time.monotonic() - start)
        futures = {pool.submit(killed, m, packages, limits[m.room]): m for m in sample}
        try:
            with RESULTS.open("a", encoding="utf-8") as log:
                for future in as_completed(futures):
                    mutant, dead = futures[future], future.result()
                    print(json.dumps({"key": mutant.key, "killed": dead}), file=log, flush=True)
                    if not dead:
                        yield mutant
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def main() -> None:
    """Test a sample and print the survivors; exit 1 below the aim."""
    parser = argparse.ArgumentParser(description="Test a sample of faulty variants of the code.")
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--seed", type=int, help="the seed that a run has printed")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    arguments = parser.parse_args()
    modules = sorted(path for pattern in MUTATED for path in CODE.glob(pattern))
    every = [mutant for module in modules for mutant in mutants(module)]
    seed = random.SystemRandom().randrange(10**6) if arguments.seed is None else arguments.seed
    sample = random.Random(seed).sample(every, min(arguments.count, len(every)))  # noqa: S311
    done = kept()
    left = [mutant for mutant in sample if mutant.key not in done]
    print(f"{len(every)} mutants, {len(sample)} drawn with --seed {seed}")  # noqa: T201
    print(f"{len(left)} to test")  # noqa: T201
    alive = 0
    for alive, mutant in enumerate(survivors(left, arguments.jobs), 1):  # noqa: B007
        print(f"survived  {mutant}", flush=True)  # noqa: T201
    rate = 1 - alive / len(sample)
    print(f"killed {len(sample) - alive} of {len(sample)} mutants ({rate:.1%})")  # noqa: T201
    sys.exit(rate < AIM)


if __name__ == "__main__":
    main()
