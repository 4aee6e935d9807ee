import assert from "node:assert/strict";
import test from "node:test";
import {
  initials,
  isInitials,
  keysOf,
  keysOfAll,
  LONGEST,
  otherLayout,
  slips,
} from "../../scripts/yesan/site/assets/search/letters.js";

for (const [char, keys] of [
  ["예", "ㅇㅖ"],
  ["가", "ㄱㅏ"],
  ["힣", "ㅎㅣㅎ"],
  ["값", "ㄱㅏㅂㅅ"],
  ["과", "ㄱㅗㅏ"],
  ["의", "ㅇㅡㅣ"],
  ["쀍", "ㅃㅜㅔㄹㄱ"],
  ["ㄳ", "ㄱㅅ"],
  ["ㅘ", "ㅗㅏ"],
  ["ㄱ", "ㄱ"],
  ["a", "a"],
  ["漢", "漢"],
]) {
  test(`${char} is typed ${keys}`, () => assert.equal(keysOf(char), keys));
}

test("a text is typed character by character", () => {
  assert.equal(keysOfAll("예산 5G"), "ㅇㅖㅅㅏㄴ 5G");
});

for (const [text, found] of [
  ["예산", "ㅇㅅ"],
  ["빅데이터 플랫폼", "ㅂㄷㅇㅌ ㅍㄹㅍ"],
  ["5G망", "5Gㅁ"],
  ["꽃", "ㄲ"],
  ["", ""],
]) {
  test(`the initial consonants of "${text}" are "${found}"`, () => {
    assert.equal(initials(text), found);
  });
}

for (const [text, expected] of [
  ["ㅂㄷㅇㅌ", true],
  ["ㄳ", true],
  ["ㅏ", false],
  ["ㅂ데", false],
  ["cctv", false],
  ["", false],
]) {
  test(`"${text}" is ${expected ? "" : "not "}initial consonants`, () => {
    assert.equal(isInitials(text), expected);
  });
}

for (const [typed, meant] of [
  ["dPtks", "예산"],
  ["DPTKS", "예싼"],
  ["qlreoxj", "빅데이터".slice(0, 0) || "빅대터"],
  ["akdqnsfl", "망분리"],
  ["rkqt", ""], // one syllable is no word
  ["dkssud", "안녕"],
  ["rhksdkr", "관악"],
  ["dlfrrl", "읽기"],
  ["cctv", ""], // ㅊㅊㅅㅍ is no syllable
  ["roads", ""],
  ["ㅊㅊㅅㅍ", "cctv"],
  ["ㄱㅐㅁㅇㄴ", "roads"],
  ["갬ㅇㄴ", "roads"],
  ["ㅛ", "y"],
  ["5g", ""],
  ["漢字", ""],
  ["", ""],
]) {
  test(`"${typed}" in the other layout is "${meant}"`, () => {
    assert.equal(otherLayout(typed), meant);
  });
}

// Compares a word with a whole text.
const whole = (word, text, most = 3) => slips(word, text, 0, new Set([text.length]), most);

for (const [word, text, count] of [
  ["roads", "roads", 0],
  ["rods", "roads", 1],
  ["roadds", "roads", 1],
  ["roabs", "roads", 1],
  ["raods", "roads", 1],
  ["raosd", "roads", 2],
  ["xxxxx", "roads", Infinity],
  [keysOfAll("플렛폼"), keysOfAll("플랫폼"), 1],
  [keysOfAll("빅데이타"), keysOfAll("빅데이터"), 1],
]) {
  test(`"${word}" and "${text}" differ by ${count}`, () => assert.equal(whole(word, text), count));
}

test("more slips than are allowed are too many", () => {
  assert.equal(whole("raosd", "roads", 2), 2);
  assert.equal(whole("raosd", "roads", 1), Infinity);
});

test("a word is compared with a part that begins and ends where it may", () => {
  const text = "theroadsend";
  assert.equal(slips("roads", text, 3, new Set([8]), 2), 0);
  assert.equal(slips("roads", text, 3, new Set([7]), 2), 1);
  assert.equal(slips("roads", text, 3, new Set([11]), 2), Infinity);
});

test("one comparison leaves nothing for the next", () => {
  for (const word of ["roads", "r", "footpaths", "roads"]) assert.equal(whole(word, word), 0);
});

test("the longest word is compared", () => {
  const word = "x".repeat(LONGEST);
  assert.equal(whole(word, `${word}yyy`), 3);
});
