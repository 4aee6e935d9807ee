// Words by how they sound: 프라이버시 and privacy, 캠퍼스 and campus. Loan words are written in Hangul as
// they are heard, and vowels are heard in many ways: a word is told by its consonants.
import { keysOf } from "./letters.js";

// Hangul consonants, as a first and as a last letter of a syllable, by the class of their sound.
const CLASSES = new Map();
for (const [sound, letters] of Object.entries({
  K: "ㄱㄲㅋ",
  N: "ㄴ",
  T: "ㄷㄸㅌ",
  L: "ㄹ",
  M: "ㅁ",
  P: "ㅂㅃㅍ",
  S: "ㅅㅆ",
  C: "ㅈㅉㅊ",
  H: "ㅎ",
})) {
  for (const letter of letters) CLASSES.set(letter, sound);
}
// At the end of a syllable ㅇ is heard, and ㅅ is a t.
const FINAL_SOUNDS = new Map([
  ["ㅇ", "G"],
  ["ㅅ", "T"],
]);
// English letters by their sounds, the first rule that fits; an r before a consonant is not heard.
const RULES = [
  [/^(?:tch|ch|j|dge|g(?=[eiy])|t(?=u[aeo]))/, "C"],
  [/^(?:ph|p|b|v|f)/, "P"],
  [/^(?:sh|t(?=io)|sc(?=[eiy])|c(?=[eiy])|s|z)/, "S"],
  [/^(?:x)/, "KS"],
  [/^(?:ck|q|k|c|gh?)/, "K"],
  [/^ng(?![aeiouy])/, "G"],
  [/^n/, "N"],
  [/^m/, "M"],
  [/^(?:th|t|d)/, "T"],
  [/^l/, "L"],
  [/^r(?=[aeiouy])/, "L"],
  [/^h(?=[aeiouy])/, "H"],
  [/^./, ""],
];
// A word has at least this many sounds beside G, with which many words end, or too many are alike.
const LEAST = 3;

/**
 * The consonants that are heard of a word.
 * @param {string} word A folded word, of Hangul or of Latin letters.
 * @returns {string} Empty where they are too few to tell it from others.
 */
export function soundOf(word) {
  let found = "";
  if (/^[가-힣]+$/.test(word)) found = [...word].map(ofSyllable).join("");
  else if (/^[a-z]+$/.test(word)) found = ofEnglish(word);
  const heard = found.replace(/(.)\1+/g, "$1"); // of a letter that is doubled, one is heard
  return heard.replaceAll("G", "").length < LEAST ? "" : heard;
}

/**
 * Whether two words with the same consonants may be one: Hangul has as many vowels as the English
 * word, or one more, of which ㅡ is not heard, as an e at the end is not.
 * @param {string} one A folded word.
 * @param {string} other A folded word of the other script.
 * @returns {boolean}
 */
export function isAsLong(one, other) {
  const [english, korean] = /^[a-z]/.test(one) ? [one, other] : [other, one];
  const heard = english.replace(/e$/, "").match(/[aeiouy]+/g)?.length ?? 0;
  const more = [...korean].filter((char) => keysOf(char)[1] !== "ㅡ").length - heard;
  return more === 0 || more === 1;
}

function ofSyllable(syllable) {
  const [first, ...rest] = keysOf(syllable);
  const last = rest.filter((key) => /[ㄱ-ㅎ]/.test(key)).join("");
  return (CLASSES.get(first) ?? "") + (FINAL_SOUNDS.get(last) ?? CLASSES.get(last) ?? "");
}

function ofEnglish(word) {
  let [rest, found] = [word, ""];
  while (rest) {
    const [pattern, sound] = RULES.find(([one]) => one.test(rest));
    found += sound;
    rest = rest.replace(pattern, "");
  }
  return found;
}
