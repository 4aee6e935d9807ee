// Latin letters by their Korean names: 씨씨티비 for CCTV, 피씨 for PC, and the reverse.

// The names of letters and of digits, each with what it may be.
const NAMES = new Map(
  `에이a 비bv 씨c 시c 디d 이e 에프f 지gz 쥐g 에이치h 에이취h 에치h 아이i 제이j 케이k 엘l 엠m 엔n 오o 피p
   큐q 알r 아르r 에스s 티t 유u 브이v 뷔v 더블유w 더블류w 엑스x 와이y 제트z 투2 쓰리3 스리3`
    .split(/\s+/)
    .map((one) => [one.replace(/[a-z0-9]+$/, ""), one.match(/[a-z0-9]+$/)[0]]),
);
const LONGEST_NAME = Math.max(...[...NAMES.keys()].map((name) => name.length));
// The letters that have two names are tried with both, all of a word alike.
const BY_LETTER = [new Map(), new Map()];
for (const [name, letters] of NAMES) {
  for (const letter of letters.replace("v", letters === "bv" ? "" : "v")) {
    BY_LETTER[1].set(letter, name);
    if (!BY_LETTER[0].has(letter)) BY_LETTER[0].set(letter, name);
  }
}
// A word begins with the names of at least this many letters, or is nothing else.
const BEGINS = 3;
// More ways to read a word are not tried; longer words of Latin letters are no initials.
const WAYS = 4;
const INITIALISM = 5;

// The ways to read a text from a place on, each with how many letters it has and where they end.
function* read(text, at, letters) {
  let isEnd = true;
  for (let length = Math.min(LONGEST_NAME, text.length - at); length > 0; length -= 1) {
    for (const letter of NAMES.get(text.slice(at, at + length)) ?? "") {
      isEnd = false;
      yield* read(text, at + length, letters + letter);
    }
  }
  if (isEnd) yield { letters, end: at };
}

/**
 * What a word of names of letters spells: cctb and cctv for 씨씨티비.
 * @param {string} word A folded word.
 * @returns {string[]} None where it is no such word.
 */
export function spelled(word) {
  const found = new Set();
  for (const { letters, end } of read(word, 0, "")) {
    const isAll = end === word.length && letters.length > 1;
    if (isAll || letters.length >= BEGINS) found.add(letters + word.slice(end));
  }
  return [...found].slice(0, WAYS);
}

/**
 * How Koreans write a short word of Latin letters by their names: 피씨 and 피시 for pc.
 * @param {string} word A folded word.
 * @returns {string[]} None where it is no such word.
 */
export function named(word) {
  if (!/^[a-z]+$/.test(word) || word.length < 2 || word.length > INITIALISM) return [];
  return [...new Set(BY_LETTER.map((names) => [...word].map((one) => names.get(one)).join("")))];
}
