// The search itself: both indexes asked for every reading of a query, and what they know put in order.
import { Folded } from "./letters.js";
import { Names } from "./names.js";
import { Readings } from "./readings.js";
import { places, Texts } from "./texts.js";

// How many results there are in all, of a kind, of a table; how many leaves are read for them; and how many
// are shown at once, while the others are fetched.
const FEW = { all: 20, each: 5, rows: 3, read: 8, first: 6 };
const WIDE = { all: 100, each: 20, rows: 10, read: 30, first: 6 };
const SNIPPET = 90;
// From here on a name is what was typed, or begins with it.
const NAMED = 0.86;
// How much less a kind counts: rows, whose pages say more of them, and pages that list others.
const LESS = { row: 0.04, table: 0.02, term: 0.01, page: 0.06 };

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
    this.kinds = index.kinds.map(([title, sort]) => ({ title, less: LESS[sort] ?? 0, isRow: sort === "row" }));
    this.names = new Names(index);
    this.readings = new Readings(index.synonyms);
    this.texts = new Texts(get, index.volumes);
  }

  // What is found, kind by kind, the best first: `[{ title, results: [{ path, title, figure, … }] }]`.
  // Names come first, where one is clearly meant; then everything. A `wide` search shows more.
  async *find(query, wide = false) {
    const most = wide ? WIDE : FEW;
    const readings = this.readings.of(query);
    const found = new Map();
    const add = (result) => {
      const before = found.get(result.path);
      if (before) before.score = Math.max(before.score, result.score) + 0.02;
      else found.set(result.path, result);
    };
    const addNames = async (hits) => {
      const results = await Promise.all(hits.map((hit) => this.ofName(hit)));
      results.forEach(add);
    };
    const named = this.named(readings).slice(0, most.all);
    if (named[0]?.score >= NAMED) {
      await addNames(named.splice(0, most.first));
      yield this.grouped([...found.values()], most);
    }
    await addNames(named);
    for (const reading of readings) {
      const pages = reading.words.length > 1 ? this.names.pagesNamed(reading) : new Set();
      const hits = await this.texts.find(reading, (leaf) => pages.has(this.names.pageOf(leaf)), most.read);
      for (const hit of hits) add(this.ofText(hit, reading));
      if (hits.some(({ whole }) => whole)) break;
    }
    if (!found.size) await addNames(this.near(readings).slice(0, most.all));
    if (!found.size) await addNames(this.partly(readings).slice(0, most.all));
    yield this.grouped([...found.values()], most);
  }

  // The names that have every word of a reading.
  named(readings) {
    return this.best(readings.flatMap((reading) => this.names.find(reading).map((hit) => ({ ...hit, reading }))));
  }

  // The names that have something like it.
  near(readings) {
    const typed = readings.filter(({ guessed }) => !guessed);
    return this.best(
      typed.flatMap((reading) => this.names.find(reading, true).map((hit) => ({ ...hit, reading, near: true }))),
    );
  }

  // The names that one of the words is, where nothing has them all.
  partly(readings) {
    const several = readings.filter(({ words, guessed }) => words.length > 1 && !guessed);
    return this.best(
      several.flatMap((reading) =>
        reading.words.flatMap((word) => {
          const hits = this.names.find({ whole: word, words: [word], weight: reading.weight });
          const without = reading.words.filter((one) => one !== word).map(({ dense }) => dense);
          return hits.filter(({ score }) => score > NAMED).map((hit) => ({ ...hit, reading, near: true, without }));
        }),
      ),
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

  async ofName({ entry, score, reading, near = false, without = [] }) {
    const leaf = await this.texts.leaf(entry.leaf);
    const passage = leaf.passages[entry.passage];
    const own = passage.title === entry.title && passage.kind === entry.kind ? passage : leaf;
    const path = own === leaf ? leaf.path : `${leaf.path}#${passage.anchor}`;
    const { less } = this.kinds[entry.kind];
    return result(own, reading, {
      ...{ path, title: entry.title, kind: entry.kind, score: score - less, near, without },
      snippet: snippet(passage, reading),
    });
  }

  ofText({ leaf, place, passage, score }, reading) {
    const isNamed = passage.title !== undefined;
    const isRow = isNamed || passage.anchor.startsWith("row-");
    const own = isNamed ? passage : leaf;
    const heading = isRow && !isNamed ? passage.text.slice(0, passage.heading) : "";
    const less = isRow ? LESS.row : this.kinds[own.kind].less;
    return result(own, reading, {
      path: place && passage.anchor ? `${leaf.path}#${passage.anchor}` : leaf.path,
      title: heading || own.title,
      kind: own.kind,
      score: score * reading.weight - less,
      snippet: snippet(passage, reading),
      isText: true,
      ...(heading && { figure: "", context: leaf.title }),
    });
  }

  // The results as they are shown: kind by kind, of a page one passage, of a table some rows.
  grouped(results, most) {
    results.sort((a, b) => b.score - a.score || a.kind - b.kind);
    const groups = new Map();
    const counts = new Map();
    let shown = 0;
    for (const result of results) {
      const [page, anchor] = result.path.split("#");
      const count = counts.get(page) ?? 0;
      const group = groups.get(result.kind) ?? [];
      if (shown === most.all || group.length === most.each || count === (anchor ? most.rows : 1)) continue;
      counts.set(page, count + 1);
      groups.set(result.kind, [...group, result]);
      shown += 1;
    }
    return [...groups].map(([kind, results]) => ({ title: this.kinds[kind].title, results }));
  }
}

function result({ figure = "", context = "" }, reading, more) {
  return { figure, context, marks: marks(new Folded(more.title), reading), ...more };
}

// Where the words of a reading stand in a text, as pairs of places, in order and apart.
function marks(folded, { words, whole }) {
  const found = [whole, ...words].flatMap(({ dense }) => places(folded, dense));
  const pairs = found.map(([from, to]) => [folded.at[from], folded.at[to - 1] + 1]).sort(([a], [b]) => a - b);
  const apart = [];
  for (const pair of pairs) if (pair[0] >= (apart.at(-1)?.[1] ?? 0)) apart.push(pair);
  return apart;
}

// Some of a passage around the first of the words, with their places in it.
function snippet({ text, heading, folded }, reading) {
  const all = marks(folded, reading);
  const first = (all.find(([from]) => from >= heading) ?? all[0])?.[0] ?? heading;
  const from = first > SNIPPET / 2 ? text.lastIndexOf(" ", first - SNIPPET / 3) + 1 : 0;
  const whole = from + SNIPPET >= text.length;
  const end = whole ? text.length : Math.max(text.lastIndexOf(" ", from + SNIPPET), from + SNIPPET / 2);
  const before = from ? "…" : "";
  const moved = (pair) => pair.map((place) => place - from + before.length);
  return {
    text: `${before}${text.slice(from, end)}${whole ? "" : "…"}`,
    marks: all.filter(([a, b]) => a >= from && b <= end).map(moved),
  };
}
