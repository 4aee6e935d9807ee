// The search itself: both indexes asked for every reading of a query.
import { Names } from "./names.js";
import { Readings } from "./readings.js";
import { ofName, ofText, Results } from "./results.js";
import { Texts } from "./texts.js";

// How many names are shown, leaves read, results of all kinds, of one kind, and rows of one table; a larger
// `extent` multiplies them.
const MOST = { names: 10, leaves: 8, all: 18, each: 5, rows: 3 };
// How many names are shown at once, while the others are fetched.
const FIRST = 6;
// From here on a name is what was typed, or begins with it.
const NAMED = 0.86;
// How much less a kind counts: rows, whose pages say more of them, and pages that list others.
const LESS = { row: 0.1, table: 0.02, term: 0.01, page: 0.06 };

export class Finder {
  // `base` is the address of the folder of the index.
  static async open(base) {
    const get = async (path, options) => {
      const answer = await fetch(new URL(path, base), options);
      if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
      return answer.json();
    };
    const index = await get("index.json", { cache: "no-cache" });
    return new Finder(index, (name) => get(`${index.folder}/${name}`));
  }

  constructor(index, get) {
    this.kinds = index.kinds.map(([title, sort]) => ({
      title,
      less: LESS[sort] ?? 0,
      isRow: sort === "row",
    }));
    this.names = new Names(index);
    this.readings = new Readings(index.synonyms);
    this.texts = new Texts(get, index.volumes);
  }

  // What is found: `{ groups: [{ title, results }], more }`. Names come first, where one is clearly meant;
  // then everything; near misses only where there is nothing else.
  async *find(query, extent = 1) {
    const most = Object.fromEntries(
      Object.entries(MOST).map(([name, count]) => [name, count * extent]),
    );
    const readings = this.readings.of(query);
    const results = new Results(this.kinds, most);
    const add = async (hits) => {
      const leaves = await Promise.all(hits.map(({ entry }) => this.texts.leaf(entry.leaf)));
      hits.forEach((hit, number) =>
        results.add(ofName(hit, leaves[number], this.kinds[hit.entry.kind])),
      );
    };
    const named = this.best(this.named(readings));
    results.more = named.length > most.names;
    await add(named.slice(0, FIRST));
    if (named[0]?.score >= NAMED) yield results.shown();
    await add(named.slice(FIRST, most.names));
    for (const reading of readings) {
      const pages = reading.words.length > 1 ? this.names.pagesNamed(reading) : new Set();
      const favoured = (leaf) => pages.has(this.names.pageOf(leaf));
      const { hits, more } = await this.texts.find(reading, favoured, most.leaves);
      for (const hit of hits) results.add(ofText(hit, reading, this.kinds));
      if (hits.some(({ whole }) => whole)) {
        results.more ||= more;
        break;
      }
    }
    if (!results.size) await add(this.best(this.near(readings)).slice(0, most.names));
    if (!results.size) await add(this.best(this.partly(readings)).slice(0, most.names));
    yield results.shown();
  }

  // The names that have every word of a reading.
  named(readings) {
    return readings.flatMap((reading) =>
      this.names.find(reading).map((hit) => ({ ...hit, reading })),
    );
  }

  // The names that have something like it.
  near(readings) {
    const typed = readings.filter(({ guessed }) => !guessed);
    const hits = (reading) =>
      this.names.find(reading, true).map((hit) => ({ ...hit, reading, near: true }));
    return typed.flatMap(hits);
  }

  // The names that one of the words is.
  partly(readings) {
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
  best(hits) {
    const found = new Map();
    for (const hit of hits) {
      if (!(found.get(hit.entry)?.score >= hit.score)) found.set(hit.entry, hit);
    }
    const worth = ({ entry, score }) => score - this.kinds[entry.kind].less;
    return [...found.values()].sort((a, b) => worth(b) - worth(a) || a.entry.kind - b.entry.kind);
  }
}
