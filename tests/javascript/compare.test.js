import assert from "node:assert/strict";
import test from "node:test";
import { address, lengths, rowsOf, wanted } from "../../scripts/yesan/site/assets/yesan-compare.js";

const FOLDERS = ["programs", "places"];

for (const [asked, folder, names] of [
  ["", "programs", []],
  ["programs=a,b", "programs", ["a", "b"]],
  ["places=a,b,a,,c,d", "places", ["a", "b", "c"]],
  ["places=x&programs=a", "programs", ["a"]],
  ["others=a", "programs", []],
]) {
  test(`"${asked}" asks for ${names.length} of ${folder}`, () => {
    assert.deepEqual(wanted(new URLSearchParams(asked), FOLDERS), { folder, names });
  });
}

test("an address asks for what it was made of, whatever the names", () => {
  const names = ["서울", "a&b", "c=d"];
  const asked = new URLSearchParams(address("places", names));
  assert.deepEqual(wanted(asked, FOLDERS), { folder: "places", names });
});

test("rows are in the order of the pages, and a page without one has no cell in it", () => {
  const pages = [
    [
      ["before", 1],
      ["change", 2],
    ],
    [
      ["before", 3],
      ["after", 4],
      ["change", 5],
    ],
    [["rate", 6]],
  ];
  assert.deepEqual(rowsOf(pages), [
    { label: "rate", cells: [undefined, undefined, 6] },
    { label: "before", cells: [1, 3, undefined] },
    { label: "after", cells: [undefined, 4, undefined] },
    { label: "change", cells: [2, 5, undefined] },
  ]);
});

for (const [name, values, expected] of [
  ["are of the longest", [10, 40, 0], [25, 100, 0]],
  ["are none below zero", [10, -40], []],
  ["are none where all is zero", [0, 0], []],
  ["are none of nothing", [], []],
]) {
  test(`bars ${name}`, () => {
    assert.deepEqual(lengths(values.map((value) => ({ value, currency: "KRW" }))), expected);
  });
}

test("bars are none of two currencies", () => {
  const amounts = ["KRW", "EUR"].map((currency) => ({ value: 1, currency }));
  assert.deepEqual(lengths(amounts), []);
});
