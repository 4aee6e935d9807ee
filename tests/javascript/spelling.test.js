import assert from "node:assert/strict";
import test from "node:test";
import { named, spelled } from "../../scripts/yesan/site/assets/search/spelling.js";

for (const [word, expected] of [
  ["씨씨티비", ["cctb", "cctv"]],
  ["시시티브이", ["cctv"]],
  ["피씨", ["pc"]],
  ["에이아이", ["ai"]],
  ["쓰리디", ["3d"]],
  ["지아이에스", ["gis", "zis"]],
  ["씨씨티비센터", ["cctb센터", "cctv센터"]],
  ["피씨방", []], // a word may begin with two such syllables by chance
  ["디", []],
  ["예산", []],
  ["cctv", []],
  ["", []],
]) {
  test(`"${word}" spells ${JSON.stringify(expected)}`, () => {
    assert.deepEqual(spelled(word), expected);
  });
}

for (const [word, expected] of [
  ["pc", ["피씨", "피시"]],
  ["ai", ["에이아이"]],
  ["tv", ["티브이", "티뷔"]],
  ["network", []],
  ["a", []],
  ["3d", []],
  ["도로", []],
]) {
  test(`"${word}" is read as ${JSON.stringify(expected)}`, () => {
    assert.deepEqual(named(word), expected);
  });
}
