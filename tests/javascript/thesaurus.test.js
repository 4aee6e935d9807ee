import assert from "node:assert/strict";
import test from "node:test";
import { ALIKE, isWeak, nounOf } from "../../scripts/yesan/site/assets/search/thesaurus.js";

test("each group has several words, and no word twice", () => {
  assert.ok(ALIKE.length > 30);
  for (const group of ALIKE) {
    assert.ok(group.length > 1, group.join());
    assert.equal(new Set(group).size, group.length, group.join());
  }
});

test("no word is in two groups: it would mean both", () => {
  const words = ALIKE.flat();
  assert.deepEqual(
    words.filter((word, n) => words.indexOf(word) !== n),
    [],
  );
});

for (const [verb, noun] of [
  ["줄었나요", "감액"],
  ["줄이려는", "감액"],
  ["깎인", "감액"],
  ["늘렸나", "증액"],
  ["reduced", "cut"],
  ["줄서기", "줄서기"],
  ["늘", "늘"],
  ["도로", "도로"],
]) {
  test(`"${verb}" says ${noun}`, () => assert.equal(nounOf(verb), noun));
}

test("words of every budget say little, others do not", () => {
  assert.deepEqual(["예산", "budget", "도로"].map(isWeak), [true, true, false]);
  assert.deepEqual(["냈나", "되었나요", "있습니까", "우리나라"].map(isWeak), [
    true,
    true,
    true,
    false,
  ]);
});
