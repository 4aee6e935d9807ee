import assert from "node:assert/strict";
import test from "node:test";
import { formsOf } from "../../scripts/yesan/site/assets/search/numbers.js";

const texts = (query) => formsOf(query).map((list) => list.map(({ text }) => text));

for (const [query, expected] of [
  ["6062", [["6062"]]],
  ["6062대", [["6062대", "6062"]]],
  ["-77.1%", [["77.1%", "77.1"]]],
  ["△5", [["5"]]],
  ["120억", [["120억", "12000000000"], ["120억"]]],
  ["13억 4410만 원", [["13억4410만원", "13억4410만", "1344100000", "1344100"], ["13억 4410만 "]]],
  [
    "1344백만원",
    [["1344백만원", "1344백만", "13억4400만", "1344000000", "1344000", "1344"], ["1344백만"]],
  ],
  ["22억 8천만원", [["22억8천만원", "22억8천만", "22억8000만", "2280000000"], ["22억 8천만"]]],
  [
    "12.002 billion",
    [["12.002billion", "120억200만", "12002000000", "12002000", "12002"], ["12.002 billion"]],
  ],
  ["50000000", [["50000000", "5000만"]]],
  ["3D 도로", []],
  ["2020 인구주택", []],
  ["도로 5", []],
  ["예산", []],
  ["", []],
]) {
  test(`"${query}" is written ${JSON.stringify(expected)}`, () => {
    assert.deepEqual(texts(query), expected);
  });
}

for (const [query, text, found] of [
  ["6062", "총계 6062대", true],
  ["6062", "16062", false],
  ["6062", "60621", false],
  ["1.3%", "11.3 %", false],
  ["1.3%", "−1.3 %", true],
  ["1.3", "1.34", false],
  ["9", "9.0%", false],
  ["9.0", "9.0.", true],
  ["8700", "6억 8700만 원", false],
  ["8700", "8700만", false],
  ["8700건", "8700 건", true],
  ["120억", "−120억 원", true],
  ["120억", "120억 200만 원", false],
  ["13억4400만", "13억 4400만 원", true],
]) {
  test(`"${query}" is ${found ? "" : "not "}in "${text}"`, () => {
    const [[{ pattern }]] = formsOf(query);
    assert.equal(pattern.test(text), found);
  });
}

test("where no such number is, a longer one begins with it", () => {
  const [, [{ pattern, digits }]] = formsOf("13억 44");
  assert.ok(pattern.test("13억 4400만"));
  assert.deepEqual(digits, ["13", "44"]);
});
