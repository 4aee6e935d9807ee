import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { folding } from "./index.js";

const terms = JSON.parse(readFileSync(new URL("terms.json", import.meta.url), "utf8"));

// Python's own tests read the same table.
for (const [text, expected] of terms) {
  test(`the terms of "${text}" are ${JSON.stringify(expected)}`, () => {
    const words = text.split(/[\s·]+/).map((word) => folding.fold(folding.ungrouped(word)));
    const found = words.flatMap(({ dense, starts }) => {
      const begins = [...starts, dense.length];
      return begins.slice(1).flatMap((end, n) => folding.terms(dense.slice(begins[n], end)));
    });
    assert.deepEqual(found, expected);
  });
}

for (const [text, dense] of [
  ["빅데이터 플랫폼", "빅데이터플랫폼"],
  ["CCTV 설치", "cctv설치"],
  ["１,３４４만 원", "1344만원"],
  ["Café Ōtara", "cafeotara"],
  ["시ㆍ군·구", "시군구"],
  ["ㅂㄷㅇㅌ", "ㅂㄷㅇㅌ"],
  ["가", "가"],
  ["ﬁ", "fi"],
  ["𝐀𝐁", "ab"],
  ["(주)", "주"],
  ["㈜", "주"],
  ["!?", ""],
  ["", ""],
]) {
  test(`"${text}" is folded to "${dense}"`, () => assert.equal(folding.fold(text).dense, dense));
}

for (const [text, starts] of [
  ["빅데이터 플랫폼", [0, 4]],
  ["5G망 분리", [0, 2, 3]],
  ["roads and paths", [0, 5, 8]],
  ["1,344만", [0, 4]],
  ["1,34", [0, 1]],
  ["café-bar", [0, 4]],
]) {
  test(`the words of "${text}" begin at ${starts}`, () => {
    assert.deepEqual([...folding.fold(text).starts], starts);
  });
}

test("every folded character knows its place in the text", () => {
  assert.deepEqual(folding.fold("가 나").at, [0, 2]);
  assert.deepEqual(folding.fold("é, ㎏").at, [0, 3, 3]);
  assert.deepEqual(folding.fold("𠀀a").at, [0, 0, 2]);
});

for (const [text, word, places] of [
  ["스마트도시 도시", "도시", [3, 5].map((at) => [at, at + 2])],
  ["broad roads", "road", [[5, 9]]],
  ["12,345 and 345", "345", [[8, 11]]],
  ["2020년 20", "20", [[5, 7]]],
  ["aaa", "aa", [[0, 2]]],
  ["도로", "road", []],
]) {
  test(`"${text}" has "${word}" at ${JSON.stringify(places)}`, () => {
    assert.deepEqual(folding.fold(text).places(word), places);
  });
}

for (const [text, plain] of [
  ["1,344만 2,000,000", "1344만 2000000"],
  ["1,34", "1,34"],
  ["가, 나", "가, 나"],
]) {
  test(`without commas between thousands "${text}" is "${plain}"`, () => {
    assert.equal(folding.ungrouped(text), plain);
  });
}
