// How words are typed, key by key: Hangul syllables as the keys of the two-set (두벌식) keyboard.

// Letters that take two keys, each with its keys.
const COMPOUND = new Map(
  `ㄳㄱㅅ ㄵㄴㅈ ㄶㄴㅎ ㄺㄹㄱ ㄻㄹㅁ ㄼㄹㅂ ㄽㄹㅅ ㄾㄹㅌ ㄿㄹㅍ ㅀㄹㅎ ㅄㅂㅅ
   ㅘㅗㅏ ㅙㅗㅐ ㅚㅗㅣ ㅝㅜㅓ ㅞㅜㅔ ㅟㅜㅣ ㅢㅡㅣ`
    .split(/\s+/)
    .map(([letter, ...keys]) => [letter, keys.join("")]),
);
const keysOfLetter = (letter) => COMPOUND.get(letter) ?? letter;
// In the order of Unicode, in which the code of a syllable counts them.
const INITIALS = [..."ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"];
const VOWELS = [..."ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"].map(keysOfLetter);
const FINALS = [
  "",
  ...[..."ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"].map(keysOfLetter),
];
const FIRST = 0xac00;
const LAST = 0xd7a3;
const OF_INITIAL = VOWELS.length * FINALS.length;
// The keys of a Latin keyboard, and the letters that the same keys type in Korean.
const LATIN = [..."qwertyuiopasdfghjklzxcvbnmQWERTOP"];
const KOREAN = [..."ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡㅃㅉㄸㄲㅆㅒㅖ"];
// One syllable of keys. A consonant before a vowel begins the next syllable.
const VOWEL = "[ㅏ-ㅣ]";
const SYLLABLE = [
  "([ㄱ-ㅎ])",
  `(ㅗ[ㅏㅐㅣ]|ㅜ[ㅓㅔㅣ]|ㅡㅣ|${VOWEL})`,
  `((?:ㄱㅅ|ㄴ[ㅈㅎ]|ㄹ[ㄱㅁㅂㅅㅌㅍㅎ]|ㅂㅅ|[ㄱ-ㅎ])(?!${VOWEL})|)`,
].join("");
const CONSONANTS = /^[ㄱ-ㅎ]+$/;

/** The longest word, in keys, that `slips` compares. */
export const LONGEST = 60;
// Room for three rows of the table that `slips` computes, so that no call has to make its own.
const ROWS = [0, 1, 2].map(() => new Int16Array(LONGEST + 8));

const isSyllable = (code) => code >= FIRST && code <= LAST;

/**
 * The keys that type a character: ㅇ and ㅖ for 예. Whatever is no Hangul is its own key.
 * @param {string} char One character.
 * @returns {string}
 */
export function keysOf(char) {
  const code = char.charCodeAt(0);
  if (!isSyllable(code)) return keysOfLetter(char);
  const place = code - FIRST;
  const vowel = VOWELS[Math.floor((place % OF_INITIAL) / FINALS.length)];
  return INITIALS[Math.floor(place / OF_INITIAL)] + vowel + FINALS[place % FINALS.length];
}

/**
 * The keys that type a text.
 * @param {string} text
 * @returns {string}
 */
export const keysOfAll = (text) => [...text].map(keysOf).join("");

/**
 * The initial consonants (초성) of a text, by which Koreans often search for names: ㅇㅅ for 예산.
 * @param {string} text
 * @returns {string} As long as the text; whatever is no syllable stays as it is.
 */
export function initials(text) {
  let found = "";
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    found += isSyllable(code) ? INITIALS[Math.floor((code - FIRST) / OF_INITIAL)] : text[at];
  }
  return found;
}

/**
 * Whether a text is nothing but consonants.
 * @param {string} text
 * @returns {boolean}
 */
export const isInitials = (text) => CONSONANTS.test(text);

/**
 * What the same keys type in the other keyboard layout: 예산 for dPtks, cctv for ㅊㅊㅅㅍ.
 * @param {string} text A word of Latin letters, or of Hangul.
 * @returns {string} Empty where the keys make no word of the other layout.
 */
export function otherLayout(text) {
  if (/^[a-z]+$/i.test(text)) {
    const small = (key) => KOREAN[LATIN.indexOf(key.toLowerCase())];
    return composed([...text].map((key) => KOREAN[LATIN.indexOf(key)] ?? small(key)).join(""));
  }
  const places = [...keysOfAll(text)].map((key) => KOREAN.indexOf(key));
  if (places.includes(-1)) return "";
  return places
    .map((place) => LATIN[place])
    .join("")
    .toLowerCase();
}

// The syllables of some keys. Empty where keys are left over, or where there is only one syllable.
function composed(keys) {
  let text = "";
  let end = 0;
  for (const [whole, initial, vowel, final] of keys.matchAll(new RegExp(SYLLABLE, "gy"))) {
    const place = INITIALS.indexOf(initial) * OF_INITIAL + VOWELS.indexOf(vowel) * FINALS.length;
    if (!FINALS.includes(final)) return "";
    text += String.fromCharCode(FIRST + place + FINALS.indexOf(final));
    end += whole.length;
  }
  return end === keys.length && text.length > 1 ? text : "";
}

/**
 * How many keys differ at least between a word and a part of a text: one missing, one too many, one
 * instead of another, or two swapped (the optimal string alignment distance).
 * @param {string} word The keys that were typed.
 * @param {string} text The keys of the text.
 * @param {number} begin Where the part begins.
 * @param {Set<number>} ends Where it may end.
 * @param {number} most How many may differ.
 * @returns {number} Infinity for more than `most`.
 */
export function slips(word, text, begin, ends, most) {
  const width = Math.min(text.length - begin, word.length + most);
  for (let column = 0; column <= width; column += 1) ROWS[0][column] = column;
  for (let row = 1; row <= word.length; row += 1) {
    if (fill(row, word, text, begin, width) > most) return Infinity;
  }
  const last = ROWS[word.length % 3];
  let least = Infinity;
  for (let column = 0; column <= width; column += 1) {
    if (last[column] < least && ends.has(begin + column)) least = last[column];
  }
  return least <= most ? least : Infinity;
}

// Fills the row of a key with the slips up to each key of the text; returns the least of them.
function fill(row, word, text, begin, width) {
  const now = ROWS[row % 3];
  const last = ROWS[(row + 2) % 3];
  const older = ROWS[(row + 1) % 3];
  const key = word[row - 1];
  const before = row > 1 ? word[row - 2] : "";
  now[0] = row;
  let least = row;
  for (let column = 1; column <= width; column += 1) {
    const at = begin + column - 1;
    let cost = last[column - 1] + (key === text[at] ? 0 : 1);
    cost = Math.min(cost, last[column] + 1, now[column - 1] + 1);
    if (column > 1 && before === text[at] && key === text[at - 1]) {
      cost = Math.min(cost, older[column - 2] + 1);
    }
    now[column] = cost;
    if (cost < least) least = cost;
  }
  return least;
}
