import assert from "node:assert/strict";
import test from "node:test";
import { colored } from "../../scripts/yesan/site/assets/charts/explorer.js";
import { figuresOf } from "../../scripts/yesan/site/assets/charts/figures.js";
import { marked, plain } from "../../scripts/yesan/site/assets/charts/inherited.js";

const box = (x1, y1, x2, y2) => ({ x1, y1, x2, y2 });
const group = (x, y, ...items) => ({ marktype: "group", items: [{ x, y, items }] });
const mark = (marktype, ...items) => ({ marktype, role: "mark", items });
const item = (row, column, bounds, more = {}) => ({
  datum: { yesan_row: row, yesan_column: column },
  bounds,
  ...more,
});
const CELLS = [
  ["이름", "기정", "추경"],
  ["도로", "1억 원", "2억 원"],
  ["공원", "3억 원", "4억 원"],
];

test("figures are those of the table, in its order, in its words", () => {
  const root = group(0, 0, mark("rect", item(1, 2, box(0, 0, 1, 1)), item(0, 1, box(0, 0, 1, 1))));
  assert.deepEqual(
    figuresOf(root, CELLS).map(({ lines }) => lines),
    [
      ["도로", "기정: 1억 원"],
      ["공원", "추경: 4억 원"],
    ],
  );
});

test("a figure of a whole row says all of it", () => {
  const root = group(0, 0, mark("rect", item(0, undefined, box(0, 0, 1, 1))));
  assert.deepEqual(figuresOf(root, CELLS)[0].lines, ["도로", "기정: 1억 원", "추경: 2억 원"]);
});

test("the only column of a table needs no name", () => {
  const root = group(0, 0, mark("rect", item(0, 1, box(0, 0, 1, 1))));
  const cells = CELLS.map((row) => row.slice(0, 2));
  assert.deepEqual(figuresOf(root, cells)[0].lines, ["도로", "1억 원"]);
});

test("places are those of the drawing: groups within groups are added up", () => {
  const root = group(10, 20, group(1, 2, mark("rect", item(0, 1, box(0, 0, 5, 6)))));
  const [{ boxes }] = figuresOf(root, CELLS);
  assert.deepEqual(boxes, [{ ...box(11, 22, 16, 28), rank: 0 }]);
});

test("a point of a line is where it is, not where the line is", () => {
  const point = item(0, 1, box(0, 0, 900, 900), { x: 50, y: 60 });
  const [{ boxes }] = figuresOf(group(0, 0, mark("line", point)), CELLS);
  assert.deepEqual(boxes, [{ ...box(47, 57, 53, 63), rank: 0 }]);
});

test("a bar means a figure before its rule does, and its text as well", () => {
  const root = group(
    0,
    0,
    mark("text", item(0, 1, box(3, 3, 3, 3))),
    mark("rule", item(0, 1, box(2, 2, 2, 2))),
    mark("rect", item(0, 1, box(1, 1, 1, 1))),
  );
  const [{ boxes }] = figuresOf(root, CELLS);
  assert.deepEqual(
    boxes.map(({ x1 }) => x1),
    [1, 3],
  );
});

test("what is no figure of the table is left out", () => {
  const axis = { marktype: "rule", role: "axis-tick", items: [item(0, 1, box(0, 0, 1, 1))] };
  const root = group(0, 0, axis, mark("rect", item(9, 1, box(0, 0, 1, 1)), {}));
  assert.deepEqual(figuresOf(root, CELLS), []);
});

test("without a table a figure says its data", () => {
  const datum = { name: "도로", paid: 3, ignored: {} };
  const [{ lines }] = figuresOf(group(0, 0, mark("rect", { datum, bounds: box(0, 0, 1, 1) })));
  assert.deepEqual(lines, ["name: 도로", "paid: 3"]);
});

test("a name that every object inherits is no such name in a specification", () => {
  const given = JSON.parse('{"values": [{"__proto__": {"a": 1}, "toString": "constructor"}]}');
  const [row] = marked(given).values;
  for (const key of Object.keys(row)) assert.equal(key in {}, false);
  assert.equal(row.toString.name, "toString");
  assert.equal(marked("datum.valueOf + toString(1)"), "datum.valueOf\u034f + toString(1)");
  assert.equal(marked("a constructor_id"), "a constructor_id");
  assert.deepEqual(JSON.parse(plain(JSON.stringify(marked(given)))), given);
});

test("what a figure without a table says has no marks", () => {
  const datum = marked({ constructor: "valueOf" });
  const [{ lines }] = figuresOf(group(0, 0, mark("rect", { datum, bounds: box(0, 0, 1, 1) })));
  assert.deepEqual(lines, ["constructor: valueOf"]);
});

for (const [given, expected] of [
  ["currentColor", "red"],
  ["var(--ink)", "red"],
  ["var(--ink, rgb(1, 2, 3))", "red"],
  ["0 var(--a) var(--b)", "0 red red"],
  ["#123456", "#123456"],
  [3, 3],
  [null, null],
  [["currentColor"], ["red"]],
  [{ fill: "currentColor" }, { fill: "red" }],
  [{ values: ["currentColor"] }, { values: ["currentColor"] }],
  [{ datasets: { a: "currentColor" } }, { datasets: { a: "currentColor" } }],
]) {
  test(`${JSON.stringify(given)} is coloured ${JSON.stringify(expected)}`, () => {
    assert.deepEqual(
      colored(given, () => "red"),
      expected,
    );
  });
}
