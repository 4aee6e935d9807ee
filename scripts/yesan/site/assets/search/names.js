// The small index: titles and other names, all in memory, so that the first key finds something.
import { Folded } from "./folding.js";
import { initials, isInitials, keysOf, LONGEST, slips } from "./letters.js";
import { isAsLong, soundOf } from "./sounds.js";

// A word of fewer keys is compared only where words begin: it is like too many parts of others.
const SHORT = 9;
// What a word has at least before and after what it leaves out.
const PART = 2;
// The words of names that may be heard in the other script, and how many are tried for one.
const WORDS = /[a-z]{4,}|[가-힣]{2,}/g;
const IS_LATIN = /[a-z]/;
const HEARD = 3;
// From this score on, a name clearly has the word.
const CLEAR = 0.8;
/** From this score on, a name is what was typed, or begins with it. */
export const NAMED = 0.86;

// How many keys of a word may differ, by its length in keys.
function allowed(length) {
  if (length < 5) return 0;
  if (length < SHORT) return 1;
  return length < 16 ? 2 : 3;
}

/** One name. What is known of it is computed on first use, since most names are never compared. */
class Name extends Folded {
  #keys;
  #initials;

  constructor(text, folding, isAlias) {
    super(text, folding);
    this.isAlias = isAlias;
  }

  /** Its keys, where in them each character begins, and where one may end. */
  get typed() {
    if (!this.#keys) {
      const begins = [];
      let keys = "";
      for (const char of this.dense) {
        begins.push(keys.length);
        keys += keysOf(char);
      }
      this.#keys = { keys, begins, ends: new Set([...begins, keys.length]) };
    }
    return this.#keys;
  }

  get initials() {
    this.#initials ??= initials(this.dense);
    return this.#initials;
  }

  /**
   * How well the name has a word, from 0 to 1: it is the word, begins with it, has a word that does,
   * or has it inside.
   * @param {import("./readings.js").Word} word
   * @returns {number}
   */
  rate(word) {
    if (isInitials(word.dense)) return this.#rateIn(this.initials, word.dense, 0.05);
    return this.#rateIn(this.dense, word.dense, 0) || this.#rateTyped(word.dense);
  }

  #rateIn(text, word, less) {
    // A number is no part of another.
    if (/^\d+$/.test(word)) {
      return Math.max(0, ...this.places(word).map(([at]) => this.#score(at, word.length)));
    }
    let best = 0;
    for (let at = text.indexOf(word); at >= 0 && best < 0.9; at = text.indexOf(word, at + 1)) {
      best = Math.max(best, this.#score(at, word.length) - less);
    }
    return best;
  }

  // A word may still be in the middle of its last syllable: 플래 becomes 플랫.
  #rateTyped(word) {
    const last = word.length - 1;
    if (!last || !this.folding.isUnparted(word[last])) return 0;
    const [start, keys] = [word.slice(0, last), keysOf(word[last])];
    for (let at = this.dense.indexOf(start); at >= 0; at = this.dense.indexOf(start, at + 1)) {
      const next = this.dense[at + last] ?? "";
      if (next && keysOf(next).startsWith(keys)) return this.#score(at, word.length) - 0.05;
    }
    return 0;
  }

  #score(at, length) {
    const cover = (0.08 * length) / this.dense.length;
    if (length === this.dense.length) return 1;
    if (at === 0) return NAMED + cover;
    if (this.starts.has(at)) return 0.8 + cover;
    return this.folding.isUnparted(this.dense[at]) ? 0.7 + cover : 0;
  }

  /**
   * How well the name has a word with typing errors, from 0 to 1.
   * @param {import("./readings.js").Word} word
   * @returns {number}
   */
  near({ dense, keys: word }) {
    return Math.max(this.#slipped(dense, word), this.#shortened(dense));
  }

  // The word may leave out what is in the middle of the name: 인구총조사 for 인구주택총조사.
  #shortened(word) {
    if (word.length < 2 * PART || ![...word].every((char) => this.folding.isUnparted(char)))
      return 0;
    for (let at = PART; at <= word.length - PART; at += 1) {
      const begin = this.dense.indexOf(word.slice(0, at));
      if (begin < 0) return 0;
      const end = this.dense.indexOf(word.slice(at), begin + at);
      const left = end - begin - at;
      if (end > 0 && left <= word.length && this.starts.has(begin)) return 0.5 - 0.02 * left;
    }
    return 0;
  }

  #slipped(dense, word) {
    const most = allowed(word.length);
    if (!most || word.length > LONGEST || isInitials(dense) || !this.#mayHave(word, most)) return 0;
    const { keys, begins, ends } = this.typed;
    let least = Infinity;
    begins.forEach((begin, place) => {
      if (word.length < SHORT && !this.starts.has(place)) return;
      least = Math.min(least, slips(word, keys, begin, ends, most));
    });
    if (least > most) return 0;
    const cover = (0.1 * word.length) / Math.max(keys.length, word.length);
    return 0.6 - (0.5 * least) / word.length + cover;
  }

  // Of a word with this number of typos, some piece is in the name unchanged.
  #mayHave(word, most) {
    const size = Math.max(1, Math.floor(word.length / (most + 2)));
    for (let at = 0; at + size <= word.length; at += size) {
      if (this.typed.keys.includes(word.slice(at, at + size))) return true;
    }
    return false;
  }
}

/**
 * The place of the last of some ordered values that is not greater than a value.
 * @param {(string | number)[]} values
 * @param {string | number} value
 * @returns {number} -1 where all are greater.
 */
export function upTo(values, value) {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle] <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** All names of the site. */
export class Names {
  #pages;
  #heard;
  #all;

  /**
   * @param {{names: string[], places: number[], runs: [number, number][], shelf: number}} index
   * @param {import("./folding.js").Folding} folding
   */
  constructor({ names, places, runs, shelf }, folding) {
    this.folding = folding;
    let place = 0;
    /** @type {Entry[]} */
    this.entries = names.map((line, number) => {
      const [title, ...aliases] = line.split("\t");
      place += places[number];
      return { leaf: Math.floor(place / shelf), passage: place % shelf, title, aliases };
    });
    let first = 0;
    for (const [kind, count] of runs) {
      for (const entry of this.entries.slice(first, first + count)) entry.kind = kind;
      first += count;
    }
  }

  /**
   * The leaf at which the page of a leaf begins.
   * @param {number} leaf
   * @returns {number} -1 where no page has a name so far.
   */
  pageOf(leaf) {
    if (!this.#pages) {
      const begins = this.entries.filter(({ passage }) => !passage).map((entry) => entry.leaf);
      this.#pages = [...new Set(begins)].sort((a, b) => a - b);
    }
    return this.#pages[upTo(this.#pages, leaf)] ?? -1;
  }

  /**
   * The pages whose names have one of the words of a reading.
   * @param {import("./readings.js").Reading} reading
   * @returns {Set<number>} The leaves at which they begin.
   */
  pagesNamed(reading) {
    const found = new Set();
    for (const word of reading.words) {
      for (const { entry, score } of this.find({ whole: word, words: [word], weight: 1 })) {
        if (!entry.passage && score >= CLEAR) found.add(entry.leaf);
      }
    }
    return found;
  }

  /**
   * Whether some name has a word.
   * @param {string} word A folded word.
   * @returns {boolean}
   */
  has(word) {
    return this.#folded.includes(word);
  }

  /**
   * Whether some name is a word.
   * @param {string} word A folded word.
   * @returns {boolean}
   */
  is(word) {
    return this.#folded.includes(`\n${word}\n`);
  }

  // All names, folded, each in a line.
  get #folded() {
    const texts = () => this.entries.flatMap((entry) => this.#namesOf(entry));
    this.#all ??= `\n${texts()
      .map(({ dense }) => dense)
      .join("\n")}\n`;
    return this.#all;
  }

  /**
   * The words of names that sound like a word: virtual for 버추얼.
   * @param {string} word A folded word.
   * @returns {string[]} At most a few.
   */
  heard(word) {
    if (!this.#heard) {
      this.#heard = new Map();
      const texts = this.entries.flatMap(({ title, aliases }) => [title, ...aliases]);
      for (const one of new Set(texts.join(" ").toLowerCase().match(WORDS))) {
        const sound = soundOf(one);
        if (sound) this.#heard.set(sound, [...(this.#heard.get(sound) ?? []), one]);
      }
    }
    const alike = this.#heard.get(soundOf(word)) ?? [];
    const isOther = (one) => IS_LATIN.test(one) !== IS_LATIN.test(word) && isAsLong(one, word);
    return alike.filter(isOther).slice(0, HEARD);
  }

  /**
   * The entries that have every word of a reading.
   * @param {import("./readings.js").Reading} reading
   * @param {boolean} near Whether words with slips count as well.
   * @returns {{entry: Entry, score: number, isWhole: boolean}[]} How well each has them, from 0 to
   *   1, and whether they are one of its names.
   */
  find(reading, near = false) {
    const found = [];
    for (const entry of this.entries) {
      const names = this.#namesOf(entry);
      const score = this.#score(names, reading, near);
      if (!score) continue;
      const { dense, reduced } = { ...reading.whole, ...reading };
      const isWhole = !reduced && names.some((name) => name.dense === dense);
      found.push({ entry, score: score * reading.weight, isWhole });
    }
    return found;
  }

  #namesOf(entry) {
    entry.names ??= [entry.title, ...entry.aliases].map(
      (text, place) => new Name(text, this.folding, place > 0),
    );
    return entry.names;
  }

  #score(names, reading, near) {
    const whole = best(names, reading.whole, near);
    if (whole >= 0.9 || reading.words.length === 1) return whole;
    let sum = 0;
    for (const word of reading.words) {
      const one = best(names, word, near);
      if (!one) return whole;
      sum += one;
    }
    return Math.max(whole, (sum / reading.words.length) * 0.95);
  }
}

// How well the best of some names has a word.
function best(names, word, near) {
  let most = 0;
  for (const name of names) {
    const score = near ? Math.max(name.rate(word), name.near(word)) : name.rate(word);
    most = Math.max(most, name.isAlias ? score * 0.9 : score);
  }
  return most;
}

/**
 * @typedef {object} Entry Something that has a name.
 * @property {number} leaf The leaf that it is in.
 * @property {number} passage The passage of the leaf that it is; 0 for a page.
 * @property {string} title
 * @property {string[]} aliases Its other names.
 * @property {number} [kind] The place of its kind among all kinds.
 */
