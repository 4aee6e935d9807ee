import assert from "node:assert/strict";
import test from "node:test";
import { Names, upTo } from "../../scripts/yesan/site/assets/search/names.js";
import { Readings } from "../../scripts/yesan/site/assets/search/readings.js";
import { folding } from "./index.js";

// Some names, each a page of one leaf.
const named = (...names) =>
  new Names(
    { names, places: names.map((_, n) => (n ? 64 : 0)), runs: [[0, names.length]], shelf: 64 },
    folding,
  );

const reading = (query) => new Readings([], folding).of(query)[0];
const rate = (name, query, near = false) => named(name).find(reading(query), near)[0]?.score ?? 0;

test("a name that is the word counts more than one that begins with it, and so on", () => {
  const order = ["도로", "도로 포장", "새 도로 포장", "새도로포장"].map((name) =>
    rate(name, "도로"),
  );
  assert.deepEqual(
    order.toSorted((a, b) => b - a),
    order,
  );
  assert.equal(order[0], 1);
  assert.equal(new Set(order).size, 4);
});

for (const [name, query] of [
  ["빅데이터 플랫폼", "빅데이터플랫폼"],
  ["빅데이터 플랫폼", "플랫폼 빅데이터"],
  ["빅데이터플랫폼", "빅데이터 플랫폼"],
  ["빅데이터 플랫폼", "ㅂㄷㅇㅌ"],
  ["빅데이터 플랫폼", "ㅂㄷㅇㅌㅍㄹㅍ"],
  ["빅데이터 플랫폼", "빅데이터 플래"], // the last syllable is being typed
  ["CCTV 설치", "cctv"],
  ["Roads and Footpaths", "footp"],
  ["스마트도시 운영", "도시"],
  ["지출\tExpenditure", "expenditure"],
  ["606–1236줄", "1236"],
]) {
  test(`"${name}" is found by "${query}"`, () => assert.ok(rate(name, query) > 0));
}

for (const [name, query] of [
  ["빅데이터 플랫폼", "망분리"],
  ["Broad Street", "road"], // words of letters are found where they begin
  ["빅데이터 플랫폼", "빅데이터 망분리"],
  ["빅데이터 플랫폼", "ㅍㄹㅁ"],
  ["606–1236줄", "12"], // a number is no part of another
  ["606–1236줄", "236"],
]) {
  test(`"${name}" is not found by "${query}"`, () => assert.equal(rate(name, query), 0));
}

for (const [name, query] of [
  ["빅데이터 플랫폼", "빅데이타 플렛폼"],
  ["빅데이터 플랫폼", "빅테이터"],
  ["Roads and Footpaths", "footpahts"],
  ["Roads and Footpaths", "raods"],
  ["망분리", "망뷴리"],
]) {
  test(`"${name}" is found by "${query}" as similar only`, () => {
    assert.equal(rate(name, query), 0);
    assert.ok(rate(name, query, true) > 0);
    assert.ok(rate(name, query, true) < rate(name, name));
  });
}

for (const [name, query] of [
  ["도로", "가로"], // too short for a slip
  ["Roads", "parks"],
  ["빅데이터 플랫폼", "ㅂㄷㅇㅎ"],
]) {
  test(`"${name}" is not even similar to "${query}"`, () => {
    assert.equal(rate(name, query, true), 0);
  });
}

test("another name counts less than the title", () => {
  const [title, alias] = [rate("지출", "지출"), rate("Expenditure\t지출", "지출")];
  assert.ok(alias > 0.8 && alias < title);
});

test("it is told whether the words are a whole name", () => {
  const names = named("도로 포장\tPaving", "도로 포장 보수");
  const isWhole = (query) => names.find(reading(query)).map((hit) => hit.isWhole);
  assert.deepEqual(isWhole("도로 포장"), [true, false]);
  assert.deepEqual(isWhole("paving"), [true]);
});

test("a name has a word, or it has not", () => {
  const names = named("도로 포장\tPaving");
  assert.deepEqual(
    ["로포", "paving", "공원"].map((word) => names.has(word)),
    [true, true, false],
  );
  assert.deepEqual(
    ["도로포장", "paving", "포장"].map((word) => names.is(word)),
    [true, true, false],
  );
});

test("words of the other script are heard in names, and no others", () => {
  const names = named("Virtual Seoul", "블록체인 도입", "event");
  assert.deepEqual(names.heard("버추얼"), ["virtual"]);
  assert.deepEqual(names.heard("blockchain"), ["블록체인"]);
  assert.deepEqual(names.heard("오픈데이터"), []); // as many consonants as event, more vowels
  assert.deepEqual(names.heard("블럭체인"), []); // the same script: a slip
  assert.deepEqual(names.heard("도로"), []);
});

test("places lead to leaves and passages, runs to kinds", () => {
  const index = {
    names: ["a", "b", "c"],
    places: [0, 65, 64],
    runs: [
      [2, 1],
      [5, 2],
    ],
    shelf: 64,
  };
  const names = new Names(index, folding);
  assert.deepEqual(
    names.entries.map(({ leaf, passage, kind }) => [leaf, passage, kind]),
    [
      [0, 0, 2],
      [1, 1, 5],
      [2, 1, 5],
    ],
  );
  assert.deepEqual(
    [0, 1, 5].map((leaf) => names.pageOf(leaf)),
    [0, 0, 0],
  );
});

test("the page of a leaf is the last that begins before it", () => {
  const names = named("a", "b");
  assert.deepEqual(
    [0, 1, 9].map((leaf) => names.pageOf(leaf)),
    [0, 1, 1],
  );
  assert.equal(named().pageOf(3), -1);
});

test("pages are those whose names have a word", () => {
  const names = named("도로 포장", "공원", "도로");
  assert.deepEqual([...names.pagesNamed(reading("도로 예산"))], [0, 2]);
});

for (const [value, place] of [
  ["a", -1],
  ["b", 0],
  ["c", 0],
  ["d", 1],
  ["z", 2],
]) {
  test(`of b, d, f the last up to ${value} is at ${place}`, () => {
    assert.equal(upTo(["b", "d", "f"], value), place);
  });
}
