// The search itself: both indexes are asked for every reading of a query.
import { reader } from "./files.js";
import { Folding } from "./folding.js";
import { NAMED, Names } from "./names.js";
import { Readings } from "./readings.js";
import { Results } from "./results.js";
import { Texts } from "./texts.js";

// How many names are shown, leaves read, results shown of all kinds, of one kind, and rows of one
// table; a larger `extent` multiplies them.
const MOST = { names: 10, leaves: 8, all: 18, each: 5, rows: 3 };
// How many names are shown at once, while the others are fetched.
const HEAD = 6;
// How much less a kind counts: rows, whose pages say more of them, and pages that list others.
const LESS = { row: 0.2, table: 0.02, term: 0.01, page: 0.06 };

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
      isRow: sort === "row",
      isTerm: sort === "term",
    }));
    this.folding = new Folding(index.rules);
    this.names = new Names(index, this.folding);
    this.readings = new Readings(index.synonyms, this.folding);
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
    await this.#addTexts(results, readings, most.leaves);
    for (const similar of [() => this.#near(readings), () => this.#partly(readings)]) {
      if (results.size) break;
      await this.#addNames(results, this.#best(similar()).slice(0, most.names));
    }
    yield results.shown();
  }

  async #addNames(results, hits) {
    const leaves = await Promise.all(hits.map(({ entry }) => this.texts.leaf(entry.leaf)));
    for (const [number, hit] of hits.entries()) results.addName(hit, leaves[number]);
  }

  // The texts of the first reading that some passage has whole, and of those before it.
  async #addTexts(results, readings, most) {
    for (const reading of readings) {
      const pages = reading.words.length > 1 ? this.names.pagesNamed(reading) : new Set();
      const favoured = (leaf) => pages.has(this.names.pageOf(leaf));
      const { hits, more } = await this.texts.find(reading, favoured, most);
      for (const hit of hits) results.addText(hit, reading);
      if (hits.some(({ whole }) => whole)) {
        results.more ||= more;
        break;
      }
    }
  }

  // The names that have every word of a reading.
  #named(readings) {
    return readings.flatMap((reading) =>
      this.names.find(reading).map((hit) => ({ ...hit, reading })),
    );
  }

  // The names that have words like those of a reading.
  #near(readings) {
    const typed = readings.filter(({ guessed }) => !guessed);
    return typed.flatMap((reading) =>
      this.names.find(reading, true).map((hit) => ({ ...hit, reading, near: true })),
    );
  }

  // The names that are one of the words.
  #partly(readings) {
    const several = readings.filter(({ words, guessed }) => words.length > 1 && !guessed);
    return several.flatMap((reading) =>
      reading.words.flatMap((word) => {
        const hits = this.names.find({ whole: word, words: [word], weight: reading.weight });
        const without = reading.words.filter((one) => one !== word).map(({ dense }) => dense);
        return hits
          .filter(({ score }) => score > NAMED)
          .map((hit) => ({ ...hit, reading, near: true, without }));
      }),
    );
  }

  // Each entry once, the best first; of those that are equally good, what matters more.
  #best(hits) {
    const found = new Map();
    for (const hit of hits) {
      if (!(found.get(hit.entry)?.score >= hit.score)) found.set(hit.entry, hit);
    }
    const worth = ({ entry, score }) => score - this.kinds[entry.kind].less;
    return [...found.values()].sort((a, b) => worth(b) - worth(a) || a.entry.kind - b.entry.kind);
  }
}
