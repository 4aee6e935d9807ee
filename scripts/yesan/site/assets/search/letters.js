// How words are written, key by key: 한글 by its letters, as the two-set keyboard types them.
const INITIALS = [..."ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"];
const VOWELS = "ㅏ ㅐ ㅑ ㅒ ㅓ ㅔ ㅕ ㅖ ㅗ ㅗㅏ ㅗㅐ ㅗㅣ ㅛ ㅜ ㅜㅓ ㅜㅔ ㅜㅣ ㅠ ㅡ ㅡㅣ ㅣ".split(
  " ",
);
const FINALS =
  " ㄱ ㄲ ㄱㅅ ㄴ ㄴㅈ ㄴㅎ ㄷ ㄹ ㄹㄱ ㄹㅁ ㄹㅂ ㄹㅅ ㄹㅌ ㄹㅍ ㄹㅎ ㅁ ㅂ ㅂㅅ ㅅ ㅆ ㅇ ㅈ ㅊ ㅋ ㅌ ㅍ ㅎ".split(
    " ",
  );
const FIRST = 0xac00;
const LAST = 0xd7a3;
// A text that has but these characters is folded by one replacement.
const SIMPLE = /^[\x20-\x7e가-힣]*$/;
const BETWEEN = /[^a-z0-9가-힣]+/g;
const MARKED = /([a-z])[\u0300-\u036f]+/g;
const GROUP = /^\d,\d{3}(?!\d)/;
const JAMO = /[\u3131-\u318e]/;
const CONSONANTS = /^[ㄱ-ㅎ]+$/;
const KEYS = "qwertyuiopasdfghjklzxcvbnmQWERTOP";
const TYPED = [..."ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡㅃㅉㄸㄲㅆㅒㅖ"];
// The longest word of which slips are counted, and room for doing so.
export const LONGEST = 60;
const ROWS = [0, 1, 2].map(() => new Int16Array(LONGEST + 8));
const PAIRS = {
  ㄳ: "ㄱㅅ",
  ㄵ: "ㄴㅈ",
  ㄶ: "ㄴㅎ",
  ㄺ: "ㄹㄱ",
  ㄻ: "ㄹㅁ",
  ㄼ: "ㄹㅂ",
  ㄽ: "ㄹㅅ",
  ㄾ: "ㄹㅌ",
  ㄿ: "ㄹㅍ",
  ㅀ: "ㄹㅎ",
  ㅄ: "ㅂㅅ",
  ㅘ: "ㅗㅏ",
  ㅙ: "ㅗㅐ",
  ㅚ: "ㅗㅣ",
  ㅝ: "ㅜㅓ",
  ㅞ: "ㅜㅔ",
  ㅟ: "ㅜㅣ",
  ㅢ: "ㅡㅣ",
};

// Scripts in which words are not always parted; the index has them by two syllables (search.py).
export const UNPARTED = /[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3]/;
export const LETTER = /[\p{L}\p{N}]/u;

const isSyllable = (code) => code >= FIRST && code <= LAST;

// The keys of a character: of 예, ㅇ and ㅖ.
export function keysOf(char) {
  const code = char.charCodeAt(0) - FIRST;
  if (!isSyllable(code + FIRST)) return PAIRS[char] ?? char;
  return (
    INITIALS[Math.floor(code / 588)] + VOWELS[Math.floor((code % 588) / 28)] + FINALS[code % 28]
  );
}

export const keysOfAll = (text) => [...text].map(keysOf).join("");

// The first consonants of the syllables, by which names are often sought.
export function initials(text) {
  let found = "";
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    found += isSyllable(code) ? INITIALS[Math.floor((code - FIRST) / 588)] : text[at];
  }
  return found;
}

export const isInitials = (text) => CONSONANTS.test(text);

// Letters of 한글 by themselves stay what they are, but for the one that is written for a middle dot; é is e.
const plain = (char) =>
  JAMO.test(char)
    ? char.replace("ㆍ", "")
    : char.normalize("NFKC").toLowerCase().normalize("NFD").replace(MARKED, "$1").normalize("NFC");

// A text as it is compared: `dense` has its letters and digits, small and of one width, and nothing between
// them. `at` says where in the text each of these stands, `starts` which ones begin a word: both are
// computed where they are needed, since most texts are looked at once, and passed by.
export class Folded {
  constructor(text) {
    this.text = text;
    this.dense = SIMPLE.test(text) ? text.toLowerCase().replace(BETWEEN, "") : this.fold().dense;
  }

  get at() {
    return (this.folded ?? this.fold()).at;
  }

  get starts() {
    return (this.folded ?? this.fold()).starts;
  }

  fold() {
    const { text } = this;
    const at = [];
    const starts = new Set();
    let dense = "";
    let place = 0;
    let parted = true;
    for (const one of text) {
      const kept = SIMPLE.test(one) ? one.toLowerCase() : plain(one);
      let held = false;
      for (const char of kept) {
        if (!LETTER.test(char)) continue;
        if (parted || UNPARTED.test(char) !== UNPARTED.test(dense.at(-1))) starts.add(dense.length);
        for (let unit = 0; unit < char.length; unit += 1) at.push(place);
        dense += char;
        parted = false;
        held = true;
      }
      // A number goes on after the comma between its thousands.
      if (!held && !(one === "," && GROUP.test(text.slice(place - 1, place + 5)))) parted = true;
      place += one.length;
    }
    return (this.folded = { dense, at, starts });
  }
}

// What was typed with the keys of the other layout: dPtks is 예산, and ㅊㅊㅅㅍ is cctv. Else nothing.
export function otherLayout(text) {
  if (/^[a-z]+$/i.test(text)) {
    const typed = [...text].map(
      (key) => TYPED[KEYS.indexOf(key)] ?? TYPED[KEYS.indexOf(key.toLowerCase())],
    );
    return composed(typed.join(""));
  }
  const keys = keysOfAll(text);
  if (![...keys].every((key) => TYPED.includes(key))) return "";
  return [...keys]
    .map((key) => KEYS[TYPED.indexOf(key)])
    .join("")
    .toLowerCase();
}

// Keys put together to syllables; nothing where some are left over, or there is but one syllable.
function composed(keys) {
  const vowel = "[ㅏ-ㅣ]";
  const pattern = new RegExp(
    `([ㄱ-ㅎ])(ㅗ[ㅏㅐㅣ]|ㅜ[ㅓㅔㅣ]|ㅡㅣ|${vowel})((?:ㄱㅅ|ㄴ[ㅈㅎ]|ㄹ[ㄱㅁㅂㅅㅌㅍㅎ]|ㅂㅅ|[ㄱ-ㅎ])(?!${vowel})|)`,
    "gy",
  );
  let text = "";
  let end = 0;
  for (let found = pattern.exec(keys); found; found = pattern.exec(keys)) {
    const [initial, middle, final] = [
      INITIALS.indexOf(found[1]),
      VOWELS.indexOf(found[2]),
      FINALS.indexOf(found[3]),
    ];
    if (final < 0) return "";
    text += String.fromCharCode(FIRST + initial * 588 + middle * 28 + final);
    end = pattern.lastIndex;
  }
  return end === keys.length && text.length > 1 ? text : "";
}

// How many keys differ, at the least, between what was sought and what stands in a text from a place to one
// of `ends`: one left out, one too many, one for another, or two that changed places. Past `most` it is
// given up, and is Infinity.
export function slips(sought, text, begin, ends, most) {
  const width = Math.min(text.length - begin, sought.length + most);
  let [older, last, now] = ROWS;
  for (let column = 0; column <= width; column += 1) last[column] = column;
  for (let row = 1; row <= sought.length; row += 1) {
    const key = sought[row - 1];
    let least = (now[0] = row);
    for (let column = 1; column <= width; column += 1) {
      const at = begin + column - 1;
      let cost = last[column - 1] + (key === text[at] ? 0 : 1);
      cost = Math.min(cost, last[column] + 1, now[column - 1] + 1);
      if (row > 1 && column > 1 && key === text[at - 1] && sought[row - 2] === text[at]) {
        cost = Math.min(cost, older[column - 2] + 1);
      }
      now[column] = cost;
      if (cost < least) least = cost;
    }
    if (least > most) return Infinity;
    [older, last, now] = [last, now, older];
  }
  let best = Infinity;
  for (let column = 0; column <= width; column += 1) {
    if (last[column] < best && ends.has(begin + column)) best = last[column];
  }
  return best <= most ? best : Infinity;
}
