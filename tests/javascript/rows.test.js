import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { createContext, runInContext } from "node:vm";

const ASSETS = new URL("../../scripts/yesan/site/assets/", import.meta.url);
const code = readFileSync(new URL("yesan-tables.js", ASSETS), "utf8");

// The script of tables; it does nothing before it is called.
const page = createContext({ window: {} });
runInContext(code, page);
const { has, order, plain, ranks, searchable } = runInContext("yesanRows", page);

for (const [text, expected] of [
  ["CCTV", "cctv"],
  ["ＡＢＣ１", "abc1"],
  ["−1,344", "-1,344"],
]) {
  test(`"${text}" is compared as "${expected}"`, () => assert.equal(plain(text), expected));
}

const ROW = searchable(["빅데이터 플랫폼", "−1,344", "CCTV"]);

for (const query of [
  "",
  "  ",
  "빅데이터",
  "빅데이터플랫폼",
  "플랫폼 빅데이터",
  "cctv",
  "-1344",
  "-1,344",
  "−1,344",
  "13,44",
  "데이",
]) {
  test(`the row has "${query}"`, () => assert.equal(has(ROW, query), true));
}

for (const query of ["망분리", "플랫폼 망분리", "1345", "플랫폼-1344"]) {
  test(`the row does not have "${query}"`, () => assert.equal(has(ROW, query), false));
}

for (const [name, texts, expected] of [
  ["words by the language", ["나", "가", "다"], [1, 0, 2]],
  ["equal words alike", ["나", "가", "나"], [1, 0, 1]],
  ["numbers in words by their value", ["제10호", "제9호"], [1, 0]],
  ["nothing not at all", ["", "가"], ["", 0]],
]) {
  test(`ranks order ${name}`, () => assert.deepEqual([...ranks(texts, "ko")], expected));
}

test("the order is that of the language", () => {
  assert.deepEqual([...ranks(["z", "ä"], "de")], [1, 0]);
  assert.deepEqual([...ranks(["z", "ä"], "sv")], [0, 1]);
});

for (const [text, expected] of [
  ["3", { column: 3, down: false }],
  ["-0", { column: 0, down: true }],
  ["", undefined],
  ["x", undefined],
  ["--1", undefined],
]) {
  test(`the order "${text}"`, () => {
    const found = order(text);
    assert.deepEqual(found && { ...found }, expected);
  });
}
