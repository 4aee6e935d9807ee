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
  ["subsidies", "subsidy"],
  ["유찰된", "유찰"],
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
// By the words of the package, and by those of everybody.
const OWN = 0.88;
const typed = (query) =>
  said(readings.of(query).filter(({ guessed, weight }) => !guessed && weight >= OWN));
const alike = (query) =>
  said(readings.of(query).filter(({ guessed, weight }) => !guessed && weight < OWN));
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

for (const [query, expected] of [
  ["어르신 시설", "노인 시설"],
  ["컴퓨터 교육", "정보화교육"],
  ["privacy", "개인정보"],
  ["씨씨티비", "cctv"],
  ["사랑의 피씨", "사랑 pc"],
  ["ai", "에이아이"],
  ["노인복지", "어르신복지"], // the first part of a compound
  ["도로가 왜 줄었나요", "도로 감액"],
  ["도로 예산", "도로"], // a budget site is about budgets
  ["도로가 왜 줄었나요", "도로"],
  ["씨씨티브이", "cctv"], // its end is no particle
]) {
  test(`"${query}" may mean "${expected}", and that counts less`, () => {
    assert.ok(alike(query).includes(expected), alike(query).join(", "));
  });
}

const names = {
  heard: (word) => (word === "버추얼" ? ["virtual"] : []),
  is: () => false,
  has: (word) => "고령인정보화교육 정보 보안 virtual 도시".includes(word),
};
const further = (query) => said(new Readings([], folding, names).further(query));

for (const [query, expected] of [
  ["노인 컴퓨터 교육", "고령인 정보화교육"], // two words are others
  ["정보보안", "정보 보안"],
  ["버추얼 도시", "virtual 도시"],
]) {
  test(`"${query}" is read as "${expected}" where nothing else is found`, () => {
    assert.ok(further(query).includes(expected), further(query).join(", "));
    assert.ok(!said(new Readings([], folding, names).of(query)).includes(expected));
  });
}

test("what ends like a particle is left whole where a name has it", () => {
  const known = new Readings([], folding, { ...names, is: (one) => one === "와이파이" });
  assert.deepEqual(said(known.of("와이파이")).includes("와이파"), false);
  assert.ok(said(readings.of("와이파이")).includes("와이파"));
});

test("of synonyms those that a name has are tried first", () => {
  const found = said(
    new Readings([], folding, { ...names, has: (one) => one === "시니어" }).of("노인"),
  );
  assert.equal(found[1], "시니어");
});

test("words are read one by one, without those that say little", () => {
  const found = readings.apart("공무원의 월급 예산");
  assert.deepEqual(
    found.map(({ word }) => word),
    ["공무원", "월급"],
  );
  assert.ok(said(found[1].readings).includes("급여"));
  assert.deepEqual(readings.apart("월급"), []);
});

test("a compound is read in two where one of them is a name", () => {
  const known = new Readings([], folding, { ...names, is: (one) => one === "관리비" });
  const apart = (query) => known.apart(query).map(({ word }) => word);
  assert.deepEqual(apart("일반관리비"), ["일반", "관리비"]);
  assert.deepEqual(apart("일반소모품"), []);
});

test("of many synonyms a few are tried", () => {
  const many = new Readings([["가나", "다라", "마바", "사아", "자차", "카타"]], folding);
  const found = many.of("카타").filter(({ guessed }) => !guessed);
  assert.equal(found.length, 1 + 4);
  assert.equal(readings.asTyped("1.5 억").whole.dense, "15억");
});
