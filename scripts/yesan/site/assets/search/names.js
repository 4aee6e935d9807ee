// The small index: titles and other names, all in memory, so that the first key finds something.
import { Folded, initials, isInitials, keysOf, LONGEST, slips, UNPARTED } from "./letters.js";

const SHELF = 64;
const SHORT = 9;
const CLEAR = 0.8;

// One name, and what is known of it: computed where it is needed, since most names never are.
class Name extends Folded {
  constructor(text, alias) {
    super(text);
    this.alias = alias;
  }

  // Its keys, and at which of them each character begins.
  get keys() {
    if (this.typed === undefined) {
      this.begins = [];
      this.typed = "";
      for (const char of this.dense) {
        this.begins.push(this.typed.length);
        this.typed += keysOf(char);
      }
      this.ends = new Set([...this.begins, this.typed.length]);
    }
    return this.typed;
  }

  get initials() {
    return (this.sounds ??= initials(this.dense));
  }

  // How well a word is found in the name, from 0 to 1: whole, at its beginning, at that of a word, inside.
  rate(word) {
    if (isInitials(word.dense)) return this.rateAt(this.initials, word.dense, 0.05);
    return this.rateAt(this.dense, word.dense, 0) || this.rateTyped(word.dense);
  }

  // What is being typed ends within a syllable: 플래 becomes 플랫.
  rateTyped(sought) {
    const last = sought.length - 1;
    const keys = last && UNPARTED.test(sought[last]) ? keysOf(sought[last]) : "";
    for (
      let at = keys ? this.dense.indexOf(sought.slice(0, last)) : -1;
      at >= 0;
      at = this.dense.indexOf(sought.slice(0, last), at + 1)
    ) {
      const next = this.dense[at + last] ?? "";
      if (next && keysOf(next).startsWith(keys)) return this.score(at, sought.length) - 0.05;
    }
    return 0;
  }

  rateAt(text, sought, less) {
    let best = 0;
    for (let at = text.indexOf(sought); at >= 0 && best < 0.9; at = text.indexOf(sought, at + 1)) {
      best = Math.max(best, this.score(at, sought.length) - less);
    }
    return best;
  }

  score(at, length) {
    const cover = (0.08 * length) / this.dense.length;
    if (length === this.dense.length) return 1;
    if (at === 0) return 0.86 + cover;
    if (this.starts.has(at)) return 0.8 + cover;
    return UNPARTED.test(this.dense[at]) ? 0.7 + cover : 0;
  }

  // The same for a word with slips of the hand, where it has at most so many.
  near({ dense, keys: sought }) {
    const most = sought.length < 5 ? 0 : sought.length < SHORT ? 1 : sought.length < 16 ? 2 : 3;
    if (!most || sought.length > LONGEST || isInitials(dense) || !this.mayHave(sought, most))
      return 0;
    let least = Infinity;
    this.begins.forEach((begin, place) => {
      // A short word is looked for where words begin: it is like too many parts of others.
      if (sought.length < SHORT && !this.starts.has(place)) return;
      least = Math.min(least, slips(sought, this.keys, begin, this.ends, most));
    });
    if (least > most) return 0;
    return (
      0.6 -
      (0.5 * least) / sought.length +
      (0.1 * sought.length) / Math.max(this.keys.length, sought.length)
    );
  }

  // Of a word with so few slips some piece stands in the name as it is.
  mayHave(sought, most) {
    const size = Math.max(1, Math.floor(sought.length / (most + 2)));
    for (let at = 0; at + size <= sought.length; at += size) {
      if (this.keys.includes(sought.slice(at, at + size))) return true;
    }
    return false;
  }
}

// The place of the last of some ordered values that is not above another.
export function upTo(values, value) {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle] <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

export class Names {
  constructor({ names, places, runs }) {
    let place = 0;
    this.entries = names.map((line, number) => {
      const [title, ...aliases] = line.split("\t");
      place += places[number];
      return { place, leaf: Math.floor(place / SHELF), passage: place % SHELF, title, aliases };
    });
    let first = 0;
    for (const [kind, count] of runs) {
      for (const entry of this.entries.slice(first, first + count)) entry.kind = kind;
      first += count;
    }
  }

  // The leaf at which the page of a leaf begins, as far as the page has a name.
  pageOf(leaf) {
    this.pages ??= [
      ...new Set(this.entries.filter(({ passage }) => !passage).map((entry) => entry.leaf)),
    ].sort((a, b) => a - b);
    return this.pages[upTo(this.pages, leaf)] ?? -1;
  }

  // The pages whose names have one of the words of a reading, by the leaves at which they begin.
  pagesNamed(reading) {
    const found = new Set();
    for (const word of reading.words) {
      for (const { entry, score } of this.find({ whole: word, words: [word], weight: 1 })) {
        if (!entry.passage && score >= CLEAR) found.add(entry.leaf);
      }
    }
    return found;
  }

  // All entries that have every word of a reading, each with how well.
  find(reading, near = false) {
    const found = [];
    for (const entry of this.entries) {
      entry.names ??= [
        new Name(entry.title, false),
        ...entry.aliases.map((alias) => new Name(alias, true)),
      ];
      const rate = (word) => {
        let best = 0;
        for (const name of entry.names) {
          const one = near ? Math.max(name.rate(word), name.near(word)) : name.rate(word);
          best = Math.max(best, name.alias ? one * 0.9 : one);
        }
        return best;
      };
      let score = rate(reading.whole);
      if (score < 0.9 && reading.words.length > 1) {
        let sum = 0;
        const all = reading.words.every((word) => {
          const one = rate(word);
          sum += one;
          return one;
        });
        if (all) score = Math.max(score, (sum / reading.words.length) * 0.95);
      }
      if (score) found.push({ entry, score: score * reading.weight });
    }
    return found;
  }
}
