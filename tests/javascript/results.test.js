import assert from "node:assert/strict";
import test from "node:test";
import { Readings } from "../../scripts/yesan/site/assets/search/readings.js";
import { Results } from "../../scripts/yesan/site/assets/search/results.js";
import { folding } from "./index.js";

const KINDS = [
  { title: "사업", less: 0, isRow: false },
  { title: "행", less: 0.1, isRow: true },
];
const MOST = { all: 6, each: 4, rows: 2 };
const [reading] = new Readings([], folding).of("도로");

const leafOf = (path, text, title = "쪽") => ({
  path,
  title,
  kind: 0,
  figure: "3억 원",
  context: "",
  passages: [{ anchor: "", heading: 0, text, folded: folding.fold(text) }],
});
const made = () => new Results(KINDS, MOST, folding);

function addText(results, path, text, score = 0.5) {
  const leaf = leafOf(path, text);
  results.addText({ leaf, place: 0, passage: leaf.passages[0], score }, reading);
}

function addName(results, path, title, score = 0.9) {
  const entry = { title, kind: 0, leaf: 0, passage: 0 };
  results.addName({ entry, worth: score, reading }, leafOf(path, "글", title));
}

const only = (results) => results.shown().groups[0].results[0];

test("a text is found with what is marked in it", () => {
  const results = made();
  addText(results, "a.html", "새 도로 포장");
  const { path, title, figure, snippet, isText } = only(results);
  assert.deepEqual([path, title, figure, isText], ["a.html", "쪽", "3억 원", true]);
  assert.deepEqual(snippet, { text: "새 도로 포장", marks: [[2, 4]] });
});

test("of a long text that is shown which is around the word", () => {
  const results = made();
  addText(results, "a.html", `${"앞 ".repeat(100)}도로 ${"뒤 ".repeat(100)}`);
  const { text, marks } = only(results).snippet;
  assert.ok(text.startsWith("…") && text.endsWith("…") && text.length < 100);
  assert.deepEqual(
    marks.map(([from, to]) => text.slice(from, to)),
    ["도로"],
  );
});

test("marks of the whole and of its words do not overlap", () => {
  const results = made();
  const [several] = new Readings([], folding).of("도로 포장");
  const leaf = leafOf("a.html", "도로포장과 도로");
  results.addText({ leaf, place: 0, passage: leaf.passages[0], score: 0.5 }, several);
  assert.deepEqual(only(results).snippet.marks, [
    [0, 4],
    [6, 8],
  ]);
});

test("a name is found with what is marked in it", () => {
  const results = made();
  addName(results, "a.html", "도로 포장");
  assert.deepEqual([only(results).title, only(results).marks], ["도로 포장", [[0, 2]]]);
});

test("what has the words in its name and in its text is shown once, and counts more", () => {
  const results = made();
  addName(results, "a.html", "도로");
  addText(results, "a.html", "도로 포장");
  addText(results, "a.html", "도로 보수");
  assert.equal(results.size, 1);
  assert.equal(only(results).score, 0.92);
  assert.notEqual(only(results).isText, true);
});

test("of several texts of a page the best is shown", () => {
  const results = made();
  addText(results, "a.html", "도로 하나", 0.5);
  addText(results, "a.html", "도로 둘", 0.6);
  addText(results, "a.html", "도로 셋", 0.4);
  assert.deepEqual([results.size, only(results).snippet.text], [1, "도로 둘"]);
});

test("no kind shows more than its share, and it is said that there are more", () => {
  const results = made();
  for (let n = 0; n < 4; n += 1) addName(results, `${n}.html`, "도로");
  assert.equal(results.shown().more, false);
  addName(results, "4.html", "도로");
  const { groups, more } = results.shown();
  assert.deepEqual([groups.length, groups[0].results.length, more], [1, 4, true]);
});

test("the best comes first", () => {
  const results = made();
  addName(results, "a.html", "새 도로", 0.8);
  addName(results, "b.html", "도로", 1);
  assert.deepEqual(
    results.shown().groups[0].results.map(({ path }) => path),
    ["b.html", "a.html"],
  );
});
