import assert from "node:assert/strict";
import test from "node:test";
import { isAsLong, soundOf } from "../../scripts/yesan/site/assets/search/sounds.js";

for (const [korean, english] of [
  ["프라이버시", "privacy"],
  ["블록체인", "blockchain"],
  ["클라우드", "cloud"],
  ["플랫폼", "platform"],
  ["스토리지", "storage"],
  ["버추얼", "virtual"],
  ["센터", "center"],
  ["이노베이션", "innovation"],
  ["서비스", "service"],
  ["컨설팅", "consulting"],
]) {
  test(`${korean} sounds like ${english}`, () => {
    assert.equal(soundOf(korean), soundOf(english));
    assert.notEqual(soundOf(korean), "");
    assert.ok(isAsLong(korean, english));
  });
}

for (const word of ["서버", "예산", "being", "2020", "ㅇㅅ", "3d기반", ""]) {
  test(`"${word}" has too few sounds, or none`, () => assert.equal(soundOf(word), ""));
}

test("what has many more vowels is another word", () => {
  assert.equal(soundOf("오픈데이터"), soundOf("event"));
  assert.ok(!isAsLong("오픈데이터", "event"));
  assert.ok(!isAsLong("결승", "closing")); // and so is what has less
});
