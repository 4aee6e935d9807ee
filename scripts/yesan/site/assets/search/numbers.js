// Queries that are a number: 6,062, 120억, 13억 4,410만 원, 1.2 %. A site may write it otherwise.

// By how much what follows a number multiplies it; the great ones also all that is before them.
const SMALL = new Map([
  ["십", 10],
  ["백", 100],
  ["천", 1000],
]);
const GREAT = new Map([
  ["만", 1e4],
  ["억", 1e8],
  ["조", 1e12],
  ["thousand", 1e3],
  ["million", 1e6],
  ["billion", 1e9],
  ["trillion", 1e12],
]);
const SCALE = [...SMALL.keys(), ...GREAT.keys()].join("|");
const NUMERAL = new RegExp(`(\\d+(?:\\.\\d+)?)?\\s*(${SCALE})?\\s*`, "giy");
const SIGN = /^[-+\u2212△▲]\s*/;
const UNIT = /^(?:%|percent|won|krw|퍼센트|프로|[가-힣]{0,3})$/i;
const DIGITS = /\d+(?:\.\d+)?/g;
const LETTERS = /\p{L}+/gu;
// The units in which tables give amounts, with the least amount that is read in them.
const UNITS = [
  [1, 1e4],
  [1e3, 1e5],
  [1e6, 1e7],
];
// What is a part of a number that is written in words and digits, and not the unit of a column.
const WHOLE = "[만억조]";
const MYRIADS = ["", "만", "억", "조"];

// The value, what is written after it, and whether a word was a part of the number.
function parsed(text) {
  let [total, section, end, scaled] = [0, 0, 0, false];
  NUMERAL.lastIndex = 0;
  for (let part = NUMERAL.exec(text); part?.[0]; part = NUMERAL.exec(text)) {
    const [, digits, name = ""] = part;
    const scale = name.toLowerCase();
    const number = digits === undefined ? 0 : Number(digits);
    // 8천만 is 8천 times 만, and so is what has no digits of its own: 1,344백만.
    if (GREAT.has(scale)) {
      total += (section + number) * GREAT.get(scale);
      section = 0;
    } else if (digits === undefined) section *= SMALL.get(scale);
    else section += number * (SMALL.get(scale) ?? 1);
    scaled ||= scale !== "";
    end = NUMERAL.lastIndex;
  }
  return {
    value: total + section,
    unit: text.slice(end).trim(),
    number: text.slice(0, end),
    scaled,
  };
}

// 13억4400만 for 1,344,000,000.
function inGroups(value) {
  let [rest, text] = [value, ""];
  for (const name of MYRIADS) {
    if (rest % 1e4) text = `${rest % 1e4}${name}${text}`;
    rest = Math.floor(rest / 1e4);
  }
  return rest ? "" : text;
}

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

// What finds one way to write the number: its digits, and the pattern that its text has.
function form(text, isWhole = true) {
  const pieces = text.replace(/\s+/g, "").match(/\d+(?:\.\d+)?|[^\d]+/g);
  // A number is no part of another: 8,700 is not in 6억 8,700만.
  const last = /\d$/.test(text.trim()) ? `(?!\\d|\\.\\d|\\s?(?:${WHOLE}))` : "(?!\\s?\\d)";
  const pattern = `(?<!\\d|\\d\\.|(?:${WHOLE})\\s?)${pieces.map(escaped).join("\\s?")}${isWhole ? last : ""}`;
  const words = text.toLowerCase().match(LETTERS) ?? [];
  return { text, digits: text.match(DIGITS), words, pattern: new RegExp(pattern, "i") };
}

/**
 * The ways to write the number that a query is, in up to two lists: as it was typed, and in units of
 * tables; as what is longer begins, for where no such number is found.
 * @param {string} query A query without commas between thousands.
 * @returns {Form[][]} None where it is no number.
 */
export function formsOf(query) {
  const text = query.normalize("NFKC").trim().replace(SIGN, "");
  if (!/^\d/.test(text)) return [];
  const { value, unit, number, scaled } = parsed(text);
  if (!UNIT.test(unit)) return [];
  const isGreat = Number.isSafeInteger(value) && value >= 1e4;
  const typed = [text, number, ...(isGreat ? [inGroups(value)] : [])];
  const tabled = isGreat && scaled ? tabledOf(value) : [];
  const bare = [...new Set(typed.map((one) => one.replace(/\s+/g, "")))].filter(Boolean);
  const begun = scaled ? [form(number, false)] : [];
  return [[...bare, ...tabled].map((one) => form(one)), begun].filter((list) => list.length);
}

// A value in the units of tables. Of a round one many tables have the digits, in any unit.
function tabledOf(value) {
  const isRound = /^\d{1,3}0*$/.test(`${value}`);
  const units = UNITS.filter(([size, least]) => value >= least && value % size === 0);
  return units.filter(([size]) => size === 1 || !isRound).map(([size]) => `${value / size}`);
}

/**
 * @typedef {object} Form A way to write a number.
 * @property {string} text
 * @property {string[]} digits The numbers that it is written with: 13 and 4400 for 13억 4400만.
 * @property {string[]} words What is between and after them: 억 and 만.
 * @property {RegExp} pattern What a text without commas between thousands has where it says it.
 */
