// What was found, as it is shown: its place and name, some of its text, what is marked in it.
import { LETTER } from "./folding.js";

// How many characters of a text are shown, and of the meaning of a term.
const SNIPPET = 90;
const MEANING = 180;
// From this score on, a term is what was asked for; and from that of the best of all else.
const MEANT = 0.85;
// How much more something counts that has the words in its name and in its text.
const BOTH = 0.02;

/** All that is found, each thing once. */
export class Results {
  /**
   * @param {Kind[]} kinds
   * @param {{all: number, each: number, rows: number}} most How many are shown at most.
   * @param {import("./folding.js").Folding} folding
   */
  constructor(kinds, most, folding) {
    this.kinds = kinds;
    this.most = most;
    this.folding = folding;
    this.more = false;
    /** @type {Map<string, Result>} */
    this.found = new Map();
  }

  get size() {
    return this.found.size;
  }

  /** Whether nothing is found but terms. */
  get isBare() {
    return [...this.found.values()].every(({ kind }) => this.kinds[kind].isTerm);
  }

  /**
   * Adds something that has a name, found by it.
   * @param {object} hit
   * @param {import("./texts.js").Leaf} leaf The leaf that has it.
   */
  addName({ entry, worth, reading, near = false, without = [] }, leaf) {
    const { title, kind } = entry;
    const passage = leaf.passages[entry.passage];
    const own = passage.title === title && passage.kind === kind ? passage : leaf;
    const path = own === leaf ? leaf.path : `${leaf.path}#${passage.anchor}`;
    const more = { key: path, path, title, kind, score: worth, near, without };
    this.#add(this.#result(own, passage, reading, more));
  }

  /**
   * Adds a passage, found by its text: by itself if it has a name, else as a part of its page.
   * @param {import("./texts.js").Hit} hit
   * @param {import("./readings.js").Reading} reading
   * @param {boolean} [less] Whether some kinds count less than others.
   */
  addText({ leaf, place, passage, score }, reading, less = true) {
    const own = passage.title === undefined ? leaf : passage;
    const { title, kind } = own;
    const isWithin = own !== leaf || place > 0;
    const path = isWithin && passage.anchor ? `${leaf.path}#${passage.anchor}` : leaf.path;
    const key = own === leaf ? leaf.path : path;
    const weighed = score * reading.weight - (less ? this.kinds[kind].less : 0);
    const more = { key, path, title, kind, score: weighed, isText: true };
    this.#add(this.#result(own, passage, reading, more));
  }

  /**
   * What is shown, by kind, the best first. A term that was asked for is shown apart, and other terms
   * come last: they say what a word means, and the rest is about the thing itself.
   * @returns {Found}
   */
  shown() {
    const groups = new Map();
    let { more } = this;
    let count = 0;
    const isTerm = ({ kind }) => this.kinds[kind].isTerm;
    const ordered = [...this.found.values()].sort(
      (a, b) => isTerm(a) - isTerm(b) || b.score - a.score || a.kind - b.kind,
    );
    const best = Math.min(MEANT, ordered.find((result) => !isTerm(result))?.score ?? 0);
    const term = ordered.find((result) => isTerm(result) && result.score >= best);
    for (const result of ordered.filter((one) => one !== term)) {
      const group = groups.get(result.kind) ?? [];
      const most = this.kinds[result.kind].isRow ? this.most.rows : this.most.each;
      if (count === this.most.all || group.length === most) {
        more = true;
        continue;
      }
      groups.set(result.kind, [...group, result]);
      count += 1;
    }
    const titled = ([kind, results]) => ({ title: this.kinds[kind].title, results });
    return { term, groups: [...groups].map(titled), more };
  }

  // A thing is found by its name rather than by its text, and of several texts by the best.
  #add(result) {
    const before = this.found.get(result.key);
    if (!before || (before.isText && before.score < result.score)) {
      this.found.set(result.key, result);
    } else if (!before.isText && result.isText && !before.both) {
      Object.assign(before, { score: before.score + BOTH, both: true });
    }
  }

  #result({ figure = "", context = "" }, passage, reading, more) {
    const marked = marks(this.folding.fold(more.title), reading);
    const length = this.kinds[more.kind].isTerm ? MEANING : SNIPPET;
    return { figure, context, marks: marked, snippet: snippet(passage, reading, length), ...more };
  }
}

// Where the words of a reading are in a text, as pairs of places, in order and without overlaps.
function marks(folded, { words, whole }) {
  const found = [whole, ...words].flatMap(({ dense }) => folded.places(dense));
  const pairs = found.map(([from, to]) => [folded.at[from], folded.at[to - 1] + 1]);
  const apart = [];
  for (const pair of pairs.sort(([a], [b]) => a - b)) {
    if (pair[0] >= (apart.at(-1)?.[1] ?? 0)) apart.push(pair);
  }
  return apart;
}

// Some of a passage around the first of the words after its heading, and where it has them.
function snippet({ text, heading, folded }, reading, length) {
  const all = marks(folded, reading);
  const after = heading < text.length ? text.slice(heading).search(LETTER) + heading : 0;
  const start = Math.max(0, after);
  const first = all.find(([place]) => place >= start)?.[0] ?? start;
  const isLate = first > start + length / 2;
  const from = isLate ? text.lastIndexOf(" ", first - length / 3) + 1 : start;
  const isLast = from + length >= text.length;
  const cut = Math.max(text.lastIndexOf(" ", from + length), from + length / 2);
  const end = isLast ? text.length : cut;
  const before = from > start ? "…" : "";
  const moved = (pair) => pair.map((place) => place - from + before.length);
  return {
    text: `${before}${text.slice(from, end)}${isLast ? "" : "…"}`,
    marks: all.filter(([a, b]) => a >= from && b <= end).map(moved),
  };
}

/**
 * @typedef {object} Kind A kind of things.
 * @property {string} title The heading over what is found of it.
 * @property {number} less How much less it counts than others.
 * @property {number} lessInPart How much less it counts if it is not called by its whole name.
 * @property {boolean} isRow Whether these are rows of a table.
 * @property {boolean} isTerm Whether these are words that are explained.
 */

/**
 * @typedef {object} Result Something that was found, as it is shown.
 * @property {string} key What tells it from others.
 * @property {string} path Where it is, below the root of the site.
 * @property {string} title
 * @property {[number, number][]} marks What is marked in the title.
 * @property {{text: string, marks: [number, number][]}} snippet Some of its text.
 * @property {string} figure Its amount.
 * @property {string} context What it belongs to.
 * @property {number} kind
 * @property {number} score
 * @property {boolean} [isText] Whether it was found by its text only.
 * @property {boolean} [both] Whether it was found by its name and by its text.
 * @property {boolean} [near] Whether it only has something like the words.
 * @property {string[]} [without] The words that it does not have.
 */

/**
 * @typedef {object} Found What a search shows.
 * @property {Result} [term] The word that was asked for, with its meaning.
 * @property {{title: string, results: Result[]}[]} groups The results by kind, the best first.
 * @property {boolean} more Whether there are others.
 */
