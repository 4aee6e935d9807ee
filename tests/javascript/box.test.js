import assert from "node:assert/strict";
import test from "node:test";
import { fragment } from "../../scripts/yesan/site/assets/search/box.js";

const result = (text, mark, more = {}) => ({
  path: "a.html",
  isText: true,
  snippet: { text, marks: mark ? [mark] : [] },
  ...more,
});

for (const [name, given, expected] of [
  [
    "the word around a mark",
    result("새 도로를 포장", [2, 4]),
    `#:~:text=${encodeURIComponent("도로를")}`,
  ],
  ["the last word", result("새 도로", [2, 4]), `#:~:text=${encodeURIComponent("도로")}`],
  [
    "a word without the sign of what is left out",
    result("…도로", [1, 3]),
    `#:~:text=${encodeURIComponent("도로")}`,
  ],
  ["a hyphen, which would part a range", result("e-gov", [0, 1]), "#:~:text=e%2Dgov"],
  ["a row, whose link has a # already", result("x", [0, 1], { path: "a.html#b" }), ":~:text=x"],
  ["a name", result("x", [0, 1], { isText: false }), ""],
  ["no mark", result("x"), ""],
]) {
  test(`the fragment of ${name}`, () => assert.equal(fragment(given), expected));
}
