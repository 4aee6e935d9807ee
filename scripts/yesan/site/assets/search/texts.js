// The large index: every word of every page, in volumes and leaves that are fetched as they are needed.
import { Folded, UNPARTED } from "./letters.js";
import { upTo } from "./names.js";

const RUN =
  /[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3]+|[^\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3]+/g;

// The terms of a word, as search.py has them: two syllables each, or a run of letters and digits.
export const termsOf = (dense) =>
  dense.match(RUN).flatMap((run) => {
    if (run.length === 1 || !UNPARTED.test(run)) return [run];
    return Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2));
  });

export class Texts {
  constructor(get, volumes) {
    this.get = get;
    this.firsts = volumes;
    this.kept = new Map();
    this.leaves = new Map();
  }

  // A file of the index, once.
  read(name) {
    if (!this.kept.has(name)) {
      const asked = this.get(name);
      asked.catch(() => this.kept.delete(name));
      this.kept.set(name, asked);
    }
    return this.kept.get(name);
  }

  // The leaves that have a term, or begin with it, and whether there are others that are not listed.
  async leavesWith(term) {
    const from = upTo(this.firsts, term);
    if (from < 0) return { leaves: new Set() };
    const volume = await this.read(`${from}.json`);
    let lists = volume[term] ? [volume[term]] : [];
    // A number is meant whole; a word may be typed in part.
    if (!lists.length && term.length > 1 && !UNPARTED.test(term) && !/^\d+$/.test(term)) {
      const all =
        from === upTo(this.firsts, `${term}\uffff`)
          ? volume
          : { ...volume, ...(await this.read(`${from + 1}.json`)) };
      lists = Object.keys(all)
        .filter((one) => one.startsWith(term))
        .map((one) => all[one]);
    }
    const leaves = new Set();
    let open = 0;
    for (const gaps of lists) {
      let leaf = -1;
      for (const gap of gaps) {
        if (gap) leaves.add((leaf += gap));
        else open = Math.max(open, leaf);
      }
    }
    return { leaves, open };
  }

  // The leaves that may have every word, the likeliest first: those that have most of its terms.
  async candidates(reading) {
    let counts = null;
    for (const { dense } of reading.words) {
      const terms = [...new Set(termsOf(dense))].slice(0, 8);
      const lists = await Promise.all(terms.map((term) => this.leavesWith(term)));
      const needed = terms.length - Math.floor(terms.length / 3);
      const open = lists.filter((list) => list.open);
      const had = new Map();
      const all = new Set(lists.flatMap((list) => [...list.leaves]));
      for (const leaf of counts ? counts.keys() : all) {
        const count =
          lists.filter((list) => list.leaves.has(leaf)).length +
          open.filter((list) => leaf > list.open).length;
        if (count >= needed) had.set(leaf, (counts?.get(leaf) ?? 0) + count / terms.length);
      }
      counts = had;
      if (!counts.size) return [];
    }
    return [...(counts ?? [])].sort(([a, x], [b, y]) => y - x || a - b).map(([leaf]) => leaf);
  }

  // A leaf: a page with some of its passages.
  async leaf(number) {
    const name = `leaf-${number}.json`;
    if (!this.leaves.has(name)) {
      const [path, title, kind, figure, context, held] = await this.read(name);
      const passages = held.map(([anchor, heading, text, ...named]) => {
        const passage = { anchor, heading, text, folded: new Folded(text) };
        if (named.length) [passage.title, passage.kind, passage.figure, passage.context] = named;
        return passage;
      });
      this.leaves.set(name, { path, title, kind, figure, context, passages });
    }
    return this.leaves.get(name);
  }

  // The passages that have every word of a reading, each with how well. Of many leaves so many are
  // read, and first those that are `favoured`; whether there are more is said as well.
  async find(reading, favoured, most) {
    const all = await this.candidates(reading);
    const numbers = [...all.filter(favoured), ...all.filter((leaf) => !favoured(leaf))].slice(
      0,
      most,
    );
    const leaves = await Promise.all(numbers.map((number) => this.leaf(number)));
    return { hits: leaves.flatMap((leaf) => passagesWith(leaf, reading)), more: all.length > most };
  }
}

// Where a word stands in a folded text: a word of letters and digits at its beginning, a number whole.
export function places({ dense, starts }, word) {
  const found = [];
  for (let at = dense.indexOf(word); at >= 0; at = dense.indexOf(word, at + 1)) {
    const end = at + word.length;
    const begins = UNPARTED.test(word[0]) || starts.has(at);
    const whole =
      !/\d$/.test(word) || end === dense.length || starts.has(end) || !/\d/.test(dense[end]);
    if (begins && whole) found.push([at, end]);
  }
  return found;
}

function passagesWith(leaf, reading) {
  const title = new Folded(leaf.title);
  const inTitle = reading.words.map(({ dense }) => places(title, dense).length > 0);
  const titled = inTitle.some(Boolean) ? 0.08 : 0;
  const found = [];
  let most = 0;
  leaf.passages.forEach((passage, place) => {
    const had = reading.words.map(({ dense }) => places(passage.folded, dense));
    const count = had.filter((list) => list.length).length;
    const whole = had.every((list, index) => list.length || inTitle[index]);
    if (!count) return;
    const phrase =
      reading.words.length > 1 && places(passage.folded, reading.whole.dense).length > 0;
    const often = Math.min(3, Math.max(...had.map((list) => list.length)));
    const early = had.some((list) => list.some(([at]) => passage.folded.at[at] < passage.heading));
    const score = 0.55 + titled + (phrase ? 0.06 : 0) + (early ? 0.05 : 0) + 0.01 * often;
    most = Math.max(most, count);
    found.push({ leaf, place, passage, whole, count, score });
  });
  const whole = found.filter((one) => one.whole);
  if (whole.length) return whole;
  // The page has them all, and no passage of it.
  const union = reading.words.every(
    ({ dense }, index) =>
      inTitle[index] || leaf.passages.some((passage) => places(passage.folded, dense).length),
  );
  const best = union && found.find((one) => one.count === most);
  return best ? [{ ...best, score: 0.42 + titled }] : [];
}
