import assert from "node:assert/strict";
import test from "node:test";
import { Readings, stem } from "../../scripts/yesan/site/assets/search/readings.js";
import { folding } from "./index.js";

for (const [word, stemmed] of [
  ["예산은", "예산"],
  ["예산에서는", "예산"],
  ["예산으로부터", "예산"],
  ["예산이라고는", "예산"],
  ["망분리가", "망분리"],
  ["은", "은"],
  ["도로", "도로"],
  ["cctv는", "cctv"],
  ["roads", "road"],
  ["class", "class"],
  ["gas", "gas"],
  ["2020", "2020"],
]) {
  test(`"${word}" without its ending is "${stemmed}"`, () => assert.equal(stem(word), stemmed));
}

const readings = new Readings(
  [
    ["CCTV", "폐쇄회로 텔레비전", "카메라"],
    ["추가경정예산", "추경"],
  ],
  folding,
);
const said = (found) => found.map(({ words }) => words.map(({ dense }) => dense).join(" "));
const typed = (query) => said(readings.of(query).filter(({ guessed }) => !guessed));
const guessed = (query) => said(readings.of(query).filter((reading) => reading.guessed));

for (const [query, expected] of [
  ["빅데이터", ["빅데이터"]],
  ["예산은", ["예산은", "예산"]],
  ["예산이 얼마", ["예산이 얼마", "예산이", "예산"]],
  ["얼마", ["얼마"]],
  ["how much is water", ["how much is water", "water"]],
  ["추경", ["추경", "추가경정예산"]],
  ["추가 경정 예산", ["추가 경정 예산", "추경"]],
  ["도로 CCTV", ["도로 cctv", "도로 폐쇄회로텔레비전", "도로 카메라"]],
  ["dPtks", ["dptks", "dptk"]],
  ["1,344만", ["1344만", "1344"]],
  ["roads/paths", ["roads paths", "road path"]],
  ["!?", []],
  ["", []],
]) {
  test(`"${query}" is read as ${JSON.stringify(expected)}`, () => {
    assert.deepEqual(typed(query), expected);
  });
}

for (const [query, expected] of [
  ["dPtks", ["예산"]],
  ["dPtksdms", ["예산은", "예산"]],
  ["akd qnsfl", []], // 망 alone may be a slip
  ["ㅊㅊㅅㅍ", ["cctv"]],
  ["1,344만", []],
]) {
  test(`"${query}" may mean ${JSON.stringify(expected)} in the other layout`, () => {
    assert.deepEqual(guessed(query), expected);
  });
}

test("what was typed counts most, a guess of the keyboard less", () => {
  const weights = readings.of("dPtksdms 추경").map(({ weight }) => weight);
  assert.equal(weights[0], 1);
  assert.deepEqual(weights.filter((weight) => weight === 1).length, 1);
  const guesses = readings.of("dPtks").filter((reading) => reading.guessed);
  assert.deepEqual(
    guesses.map(({ weight }) => weight),
    [0.92],
  );
});

test("a reading has its words and all of them as one, with their keys", () => {
  const [reading] = readings.of("망 분리");
  assert.deepEqual(reading.whole, { dense: "망분리", keys: "ㅁㅏㅇㅂㅜㄴㄹㅣ" });
  assert.deepEqual(reading.words[0], { dense: "망", keys: "ㅁㅏㅇ" });
});

test("of many synonyms a few are tried", () => {
  const many = new Readings([["가나", "다라", "마바", "사아", "자차", "카타"]], folding);
  const found = many.of("카타").filter(({ guessed }) => !guessed);
  assert.equal(found.length, 1 + 4);
});
