// The large index: every word of every page, in volumes and leaves that are fetched when needed.
import { upTo } from "./names.js";

// More terms of one word find nothing else.
const TERMS = 8;
// How far words of a query are from each other in what is about them, in letters; how much less
// counts what has them further apart.
const NEAR = 50;
const APART = 0.1;
// How well words are found in a passage, how well where it has them only with others of the page, and
// how well in a row that is called by one of them, of a page that is called by the others.
const FOUND = 0.52;
const TITLED = 0.09;
const PHRASE = 0.1;
const UNITED = 0.4;
const NAMED_ROW = 0.8;
// How well a number is found: as well as a part of a name, not as well as its beginning.
const NUMBER = 0.73;

/** The texts of the site. */
export class Texts {
  /**
   * @param {(name: string) => Promise<any>} get Fetches a file of the index.
   * @param {string[]} volumes The first term of each volume.
   * @param {import("./folding.js").Folding} folding
   */
  constructor(get, volumes, folding) {
    this.get = get;
    this.firsts = volumes;
    this.folding = folding;
    /** @type {Map<string, Promise<any>>} */
    this.files = new Map();
    /** @type {Map<number, Leaf>} */
    this.leaves = new Map();
  }

  /**
   * The passages that have every word of a reading.
   * @param {import("./readings.js").Reading} reading
   * @param {(leaf: number) => boolean} favoured Which leaves are read first.
   * @param {number} most How many leaves are read.
   * @returns {Promise<{hits: Hit[], more: boolean}>} `more`: whether further leaves may have them.
   */
  async find(reading, favoured, most) {
    const all = await this.#candidates(reading);
    const first = [...all.filter(favoured), ...all.filter((leaf) => !favoured(leaf))];
    const leaves = await Promise.all(first.slice(0, most).map((number) => this.leaf(number)));
    const hits = leaves.flatMap((leaf) => passagesWith(leaf, reading, this.folding));
    return { hits, more: all.length > most };
  }

  /**
   * The passages that have a number in one of the ways to write it. The pages whose own figure it is
   * come first, then rows: in this order the index lists where a number is.
   * @param {import("./numbers.js").Form[][]} lists Ways to write it, those of one list alike.
   * @param {number} most How many leaves are read of each way, three times as many to find one.
   * @returns {Promise<NumberHit[]>}
   */
  async findNumber(lists, most) {
    for (const forms of lists) {
      const ways = await Promise.all(forms.map((form) => this.#saying(form, most)));
      // What only mentions the number as it was typed is found after where it is told.
      const isTold = (hit) => isRow(hit) || isBeginning(hit, this.folding);
      const found = ways.flat();
      const all = [...found.filter(isTold), ...found.filter((hit) => !isTold(hit))];
      const first = new Map();
      for (const hit of all) if (!first.has(hit.passage)) first.set(hit.passage, hit);
      const hits = [...first.values()];
      if (hits.length) return hits.map((hit, n) => ({ ...hit, score: NUMBER - 0.001 * n }));
    }
    return [];
  }

  async #saying(form, most) {
    const all = await this.#mayHave(form);
    const found = [];
    for (let at = 0; at < Math.min(all.length, 3 * most) && !found.length; at += most) {
      const numbers = all.slice(at, at + most);
      const leaves = await Promise.all(numbers.map((number) => this.leaf(number)));
      found.push(...leaves.flatMap((leaf) => passagesSaying(leaf, form, this.folding)));
    }
    return found;
  }

  // The leaves that have all numbers of a form, in the order of that which the fewest have; first
  // those that have its words as well, which may be parts of others: 대 in 대입니다.
  async #mayHave({ digits, words }) {
    const terms = words.flatMap((word) => this.folding.terms(word));
    const [numbers, letters] = await Promise.all([this.#listed(digits), this.#listed(terms)]);
    const [fewest, ...others] = numbers.sort((a, b) => a.size - b.size);
    const all = [...fewest].filter((leaf) => others.every((set) => set.has(leaf)));
    const isSaid = (leaf) => letters.every((set) => set.has(leaf));
    return [...all.filter(isSaid), ...all.filter((leaf) => !isSaid(leaf))];
  }

  async #listed(terms) {
    const lists = await Promise.all([...new Set(terms)].map((term) => this.#leavesWith(term)));
    return lists.map(({ leaves }) => leaves);
  }

  /**
   * A leaf.
   * @param {number} number
   * @returns {Promise<Leaf>}
   */
  async leaf(number) {
    if (!this.leaves.has(number)) {
      const [path, title, kind, figure, context, held] = await this.#read(`leaf-${number}`);
      const passages = held.map(([anchor, heading, text, ...named]) => {
        const passage = { anchor, heading, text, folded: this.folding.fold(text) };
        if (named.length) [passage.title, passage.kind, passage.figure, passage.context] = named;
        return passage;
      });
      this.leaves.set(number, { path, title, kind, figure, context, passages });
    }
    return this.leaves.get(number);
  }

  // A file of the index, fetched once; again where that failed.
  #read(name) {
    if (!this.files.has(name)) {
      const asked = this.get(name);
      asked.catch(() => this.files.delete(name));
      this.files.set(name, asked);
    }
    return this.files.get(name);
  }

  // The leaves that may have every word, first those that have most of its terms.
  async #candidates(reading) {
    let counts = null;
    for (const { dense } of reading.words) {
      const terms = [...new Set(this.folding.terms(dense))].slice(0, TERMS);
      const lists = await Promise.all(terms.map((term) => this.#leavesWith(term)));
      counts = counted(lists, counts);
      if (!counts.size) return [];
    }
    return [...(counts ?? [])].sort(([a, x], [b, y]) => y - x || a - b).map(([leaf]) => leaf);
  }

  // The leaves that have a term. After the leaf `open`, if any, further ones are not listed.
  async #leavesWith(term) {
    const leaves = new Set();
    let open = 0;
    for (const gaps of await this.#listsOf(term)) {
      let leaf = -1;
      for (const gap of gaps) {
        leaf += gap;
        if (gap) leaves.add(leaf);
        else open = Math.max(open, leaf);
      }
    }
    return { leaves, open };
  }

  // The lists of a term, or of all terms that begin with it: a word may be typed in part.
  async #listsOf(term) {
    const from = upTo(this.firsts, term);
    if (from < 0) return [];
    const volume = await this.#read(`${from}`);
    if (volume[term]) return [volume[term]];
    // A number is meant whole, and so are the two characters of unparted scripts.
    if (term.length === 1 || this.folding.isUnparted(term) || /^\d+(?:\.\d+)?$/.test(term))
      return [];
    const isAll = from === upTo(this.firsts, `${term}\uffff`);
    const next = isAll ? {} : await this.#read(`${from + 1}`);
    const found = Object.entries({ ...volume, ...next });
    return found.filter(([one]) => one.startsWith(term)).map(([, gaps]) => gaps);
  }
}

// The leaves of one more word, each with how much it has of all words so far. A third of the terms
// of a word may be missing: words have endings, and slips.
function counted(lists, before) {
  const needed = lists.length - Math.floor(lists.length / 3);
  const open = lists.filter((list) => list.open);
  const leaves = before?.keys() ?? new Set(lists.flatMap((list) => [...list.leaves]));
  const found = new Map();
  for (const leaf of leaves) {
    const has = lists.filter((list) => list.leaves.has(leaf)).length;
    const count = has + open.filter((list) => leaf > list.open).length;
    if (count >= needed) found.set(leaf, (before?.get(leaf) ?? 0) + count / lists.length);
  }
  return found;
}

// The passages of a leaf that have every word, but for those in the title of the page. Where no
// passage has them all, and the leaf does: the first that has most of them. Words in the place of
// others are near each other, or are no such thing.
function passagesWith(leaf, { words, whole, instead = false }, folding) {
  const title = folding.fold(leaf.title);
  const inTitle = words.map(({ dense }) => title.places(dense).length > 0);
  const titled = inTitle.some(Boolean) ? TITLED : 0;
  const found = leaf.passages.flatMap((passage, place) => {
    const { folded, heading } = passage;
    const had = words.map(({ dense }) => folded.places(dense));
    const count = had.filter((list) => list.length).length;
    if (!count) return [];
    const phrase = words.length > 1 && folded.places(whole.dense).length > 0 ? PHRASE : 0;
    const early = had.some((list) => list.some(([at]) => folded.at[at] < heading)) ? 0.05 : 0;
    const isFar = isApart(had.filter((_, n) => !inTitle[n]));
    if (isFar && instead) return [];
    const apart = isFar ? APART : 0;
    const said = isNamed(passage, words, inTitle, folding) ? NAMED_ROW : FOUND;
    const score = said + titled + phrase + early - apart;
    return [{ leaf, place, passage, had, count, score }];
  });
  const full = found.filter(({ had }) => had.every((list, n) => list.length || inTitle[n]));
  if (full.length) return full.map((hit) => ({ ...hit, whole: true }));
  const united = words.every((_, n) => inTitle[n] || found.some(({ had }) => had[n].length));
  if (!united || instead) return [];
  const most = Math.max(...found.map(({ count }) => count));
  const best = found.find(({ count }) => count === most);
  return best ? [{ ...best, whole: false, score: UNITED + titled }] : [];
}

// Whether a row is called by some of the words, and its page by all others.
function isNamed({ title }, words, inTitle, folding) {
  if (title === undefined || words.length < 2 || !inTitle.some(Boolean)) return false;
  const { dense } = folding.fold(title);
  const others = words.filter((_, n) => !inTitle[n]).map((word) => word.dense);
  return others.length ? others.join("") === dense : words.some((word) => word.dense === dense);
}

// Whether some words of a passage are far from all others: then it may be about something else.
function isApart(had) {
  const [first, ...others] = had.filter((list) => list.length).sort((a, b) => a.length - b.length);
  const isNear = ([at]) => others.every((list) => list.some(([to]) => Math.abs(to - at) <= NEAR));
  return others.length > 0 && !first.some(isNear);
}

// The passages of a leaf that have a number: each row of a table, else the first.
function passagesSaying(leaf, form, folding) {
  const says = ({ text }) => form.pattern.test(folding.ungrouped(text));
  const all = leaf.passages.map((passage, place) => ({ leaf, place, passage, form }));
  const found = all.filter(({ passage }) => says(passage));
  const rows = found.filter(({ passage }) => passage.title !== undefined);
  return rows.length ? rows : found.slice(0, 1);
}

const isRow = ({ passage }) => passage.title !== undefined;

// Whether a passage is below the heading of its page: its address is made of that.
const isBeginning = ({ leaf, passage }, folding) =>
  passage.text.startsWith(leaf.title) ||
  folding.fold(passage.anchor).dense === folding.fold(leaf.title).dense;

/**
 * @typedef {object} NumberHit A passage that has a number.
 * @property {Leaf} leaf
 * @property {number} place The place of the passage in the leaf.
 * @property {Passage} passage
 * @property {import("./numbers.js").Form} form How it writes the number.
 * @property {number} score
 */

/**
 * @typedef {object} Passage A stretch of the text of a page.
 * @property {string} anchor The id that leads to it; empty at the top of the page.
 * @property {number} heading How many characters of the text name it.
 * @property {string} text
 * @property {import("./folding.js").Folded} folded
 * @property {string} [title] Its own name, if it has one.
 * @property {number} [kind]
 * @property {string} [figure] Its amount.
 * @property {string} [context] What it belongs to.
 */

/**
 * @typedef {object} Leaf A page with some of its passages.
 * @property {string} path
 * @property {string} title
 * @property {number} kind
 * @property {string} figure
 * @property {string} context
 * @property {Passage[]} passages
 */

/**
 * @typedef {object} Hit A passage that was found.
 * @property {Leaf} leaf
 * @property {number} place The place of the passage in the leaf.
 * @property {Passage} passage
 * @property {boolean} whole Whether it has every word by itself or with its title.
 * @property {number} score From 0 to 1.
 */
