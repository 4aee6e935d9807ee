import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { createContext, runInContext } from "node:vm";

const ASSETS = new URL("../../scripts/yesan/site/assets/", import.meta.url);
const page = createContext({ window: {} });
runInContext(readFileSync(new URL("yesan-tables.js", ASSETS), "utf8"), page);
const stops = runInContext("yesanStops", page);

// A row with links, each with the class that says what is beside its name.
function rowOf(...classes) {
  const around = {
    dataset: { keys: "arrows" },
    said: undefined,
    setAttribute: (name, text) => {
      around.said = [name, text];
    },
  };
  const row = { querySelectorAll: () => links, closest: () => around, around };
  const links = classes.map((name) => ({
    tabIndex: 0,
    matches: (selector) => Boolean(name) && selector.split(", ").includes(`.${name}`),
    closest: () => row,
  }));
  return { row, links };
}

const tabs = (links) => links.map((link) => link.tabIndex);

test("the first link that is no aid is the stop", () => {
  const { row, links } = rowOf("yesan-anchor", "", "");
  stops.leaveOne(row);
  assert.deepEqual(tabs(links), [-1, 0, -1]);
  assert.deepEqual(row.around.said, ["aria-description", "arrows"]);
});

test("a row with nothing but aids keeps the first", () => {
  const { row, links } = rowOf("yesan-anchor", "yesan-mark");
  stops.leaveOne(row);
  assert.deepEqual(tabs(links), [0, -1]);
});

test("a row of one link says nothing of keys", () => {
  const { row, links } = rowOf("");
  stops.leaveOne(row);
  assert.deepEqual(tabs(links), [0]);
  assert.equal(row.around.said, undefined);
});

for (const [key, from, to, isRightToLeft] of [
  ["ArrowRight", 0, 1, false],
  ["ArrowLeft", 1, 0, false],
  ["ArrowLeft", 0, 1, true],
  ["ArrowRight", 1, 0, true],
]) {
  const way = isRightToLeft ? "from right to left" : "from left to right";
  test(`${key} leads from ${from} to ${to}, ${way}`, () => {
    const { links } = rowOf("", "");
    assert.equal(stops.beside(links[from], key, isRightToLeft), links[to]);
  });
}

for (const [key, from] of [
  ["ArrowRight", 1],
  ["ArrowLeft", 0],
  ["ArrowDown", 0],
  ["a", 0],
]) {
  test(`${key} leads nowhere from ${from}`, () => {
    const { links } = rowOf("", "");
    assert.equal(stops.beside(links[from], key, false), undefined);
  });
}

test("what is in no row keeps its keys", () => {
  assert.equal(stops.beside({ closest: () => null }, "ArrowRight", false), undefined);
});

test("what is in a row and no stop keeps its keys", () => {
  const { row } = rowOf("", "");
  assert.equal(stops.beside({ closest: () => row }, "ArrowRight", false), undefined);
});
