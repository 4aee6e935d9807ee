// The search itself: both indexes are asked for every reading of a query.
import { reader } from "./files.js";
import { Folding } from "./folding.js";
import { NAMED, Names } from "./names.js";
import { formsOf } from "./numbers.js";
import { Readings } from "./readings.js";
import { Results } from "./results.js";
import { Texts } from "./texts.js";

// How many names are shown, leaves read, results shown of all kinds, of one kind, and rows of one
// table; a larger `extent` multiplies them.
const MOST = { names: 10, leaves: 8, all: 18, each: 5, rows: 3 };
// How many names are shown at once, while the others are fetched.
const HEAD = 6;
// Where fewer names are found, less likely readings are tried as well.
const FEW = 3;
// How much a name counts at most that has not every word, and which share of them it has at least
// beside what is found otherwise.
const PARTLY = 0.8;
const MOSTLY = 0.3;
// How much less these count at least than what the likely ones find.
const LATER = 0.01;
// How much less a kind counts: rows, whose pages say more of them, and pages that list others. A
// table that has the words in its name is about them, but not what is called so.
const LESS = { row: 0.2, table: 0.02, term: 0.01, page: 0.06 };
const LESS_IN_PART = { table: 0.12 };

/** The search of a site. */
export class Finder {
  /**
   * Fetches the index of names.
   * @param {URL} base The address of the folder of the index.
   * @returns {Promise<Finder>}
   */
  static async open(base) {
    const get = reader(base);
    const index = await get("index", { cache: "no-cache" });
    return new Finder(index, (name) => get(`${index.folder}/${name}`));
  }

  /**
   * @param {any} index What `search/index.js` has.
   * @param {(name: string) => Promise<any>} get Fetches a file of its folder.
   */
  constructor(index, get) {
    this.kinds = index.kinds.map(([title, sort]) => ({
      title,
      less: LESS[sort] ?? 0,
      lessInPart: LESS_IN_PART[sort] ?? LESS[sort] ?? 0,
      isRow: sort === "row",
      isTerm: sort === "term",
    }));
    this.folding = new Folding(index.rules);
    this.names = new Names(index, this.folding);
    this.readings = new Readings(index.synonyms, this.folding, this.names);
    this.texts = new Texts(get, index.volumes, this.folding);
  }

  /**
   * What a query finds, in up to two steps: names first, where one is clearly meant, then all of it.
   * Names that are only similar are shown where nothing else is found.
   * @param {string} query
   * @param {number} extent How many times as much is shown.
   * @returns {AsyncGenerator<import("./results.js").Found>}
   */
  async *find(query, extent = 1) {
    const most = Object.fromEntries(
      Object.entries(MOST).map(([name, count]) => [name, count * extent]),
    );
    const readings = this.readings.of(query);
    const results = new Results(this.kinds, /** @type {typeof MOST} */ (most), this.folding);
    const named = this.#best(this.#named(readings));
    results.more = named.length > most.names;
    await this.#addNames(results, named.slice(0, HEAD));
    if (named[0]?.score >= NAMED) yield results.shown();
    await this.#addNames(results, named.slice(HEAD, most.names));
    if (!(await this.#addNumber(results, query, most.leaves))) {
      await this.#addRead(results, named, query, most);
    }
    yield results.shown();
  }

  // What has the words of a query, else what has others that mean the same, else most of them, else
  // what is similar, or one of them.
  async #addRead(results, named, query, most) {
    const readings = this.readings.of(query);
    const isWhole = await this.#addTexts(results, readings, most.leaves);
    if (named.length < FEW) {
      const further = this.readings.further(query);
      const least = Math.min(1, ...named.map(({ worth }) => worth)) - LATER;
      const hits = this.#best(this.#named(further)).slice(0, most.names);
      const later = hits.map((hit) => ({ ...hit, worth: Math.min(hit.worth, least) }));
      await this.#addNames(results, later);
      if (!isWhole && !results.size) await this.#addTexts(results, further, most.leaves);
      if (!named.length && !hits.length) {
        await this.#addNames(results, this.#best(this.#mostly(query, MOSTLY)).slice(0, most.names));
      }
    }
    for (const similar of [() => this.#near(readings), () => this.#mostly(query, 0)]) {
      if (results.size) break;
      await this.#addNames(results, this.#best(similar()).slice(0, most.names));
    }
    for (const reading of this.#single(query)) {
      if (results.isBare) await this.#addTexts(results, [reading], most.leaves);
    }
  }

  // Where a query is a number: what has it. Returns whether there is any.
  async #addNumber(results, query, most) {
    const forms = formsOf(this.folding.ungrouped(query));
    const hits = forms.length ? await this.texts.findNumber(forms, most) : [];
    for (const hit of hits) results.addText(hit, this.readings.asTyped(hit.form.text), false);
    return hits.length > 0;
  }

  async #addNames(results, hits) {
    const leaves = await Promise.all(hits.map(({ entry }) => this.texts.leaf(entry.leaf)));
    for (const [number, hit] of hits.entries()) results.addName(hit, leaves[number]);
  }

  // The texts of the first reading that some passage has whole, and of those before it. Returns
  // whether there is one.
  async #addTexts(results, readings, most) {
    for (const reading of readings) {
      const pages = reading.words.length > 1 ? this.names.pagesNamed(reading) : new Set();
      const favoured = (leaf) => pages.has(this.names.pageOf(leaf));
      const { hits, more } = await this.texts.find(reading, favoured, most);
      for (const hit of hits) results.addText(hit, reading);
      if (hits.some(({ whole }) => whole)) {
        results.more ||= more;
        return true;
      }
    }
    return false;
  }

  // The names that have every word of a reading. A word in the place of another is in one, or is not
  // looked for.
  #named(readings) {
    const isKnown = ({ words, instead }) =>
      !instead || words.every(({ dense }) => this.names.has(dense));
    return readings
      .filter(isKnown)
      .flatMap((reading) => this.names.find(reading).map((hit) => ({ ...hit, reading })));
  }

  // The names that have words like those of a reading.
  #near(readings) {
    const typed = readings.filter(({ guessed }) => !guessed);
    return typed.flatMap((reading) =>
      this.names.find(reading, true).map((hit) => ({ ...hit, reading, near: true })),
    );
  }

  // The names that have some of the words, or of what means the same: those that have more of them
  // than a share, by their letters. What few names have tells more than what many have.
  #mostly(query, share) {
    const words = this.readings.apart(query);
    const found = new Map();
    let all = 0;
    for (const { word, readings } of words) {
      const hits = this.#best(this.#named(readings));
      const weight = word.length / (1 + Math.log2(1 + hits.length));
      all += weight;
      for (const { entry, score, reading } of hits) {
        const { sum, had } = found.get(entry) ?? { sum: 0, had: new Map() };
        found.set(entry, { sum: sum + weight * score, had: had.set(word, reading) });
      }
    }
    const hits = [...found].map(([entry, { sum, had }]) => {
      const without = words.map(({ word }) => word).filter((word) => !had.has(word));
      const [reading] = had.values();
      return { entry, score: (PARTLY * sum) / all, reading, near: without.length > 0, without };
    });
    return hits.filter(({ score }) => score > PARTLY * share);
  }

  // The words of a query one by one, those that say most first.
  #single(query) {
    const words = this.readings.apart(query).sort((a, b) => b.word.length - a.word.length);
    return words.flatMap(({ readings }) => readings);
  }

  // Each entry once, the best first; of those that are equally good, what matters more.
  #best(hits) {
    const found = new Map();
    for (const hit of hits) {
      const { less, lessInPart } = this.kinds[hit.entry.kind];
      const worth = hit.score - (hit.isWhole ? less : lessInPart);
      if (!(found.get(hit.entry)?.worth >= worth)) found.set(hit.entry, { ...hit, worth });
    }
    return [...found.values()].sort((a, b) => b.worth - a.worth || a.entry.kind - b.entry.kind);
  }
}
