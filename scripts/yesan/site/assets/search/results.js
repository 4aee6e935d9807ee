// What was found, as it is shown: its place and name, some of its text, what of it is marked, in which order.
import { Folded, LETTER } from "./letters.js";
import { places } from "./texts.js";

const SNIPPET = 90;
// How much more something counts that has the words in its name and in its text.
const BOTH = 0.02;

// Something that has a name, found by it.
export function ofName({ entry, score, reading, near = false, without = [] }, leaf, { less }) {
  const passage = leaf.passages[entry.passage];
  const own = passage.title === entry.title && passage.kind === entry.kind ? passage : leaf;
  const path = own === leaf ? leaf.path : `${leaf.path}#${passage.anchor}`;
  const { title, kind } = entry;
  return result(own, passage, reading, {
    key: path,
    path,
    title,
    kind,
    score: score - less,
    near,
    without,
  });
}

// A passage, found by what it says: by itself if it has a name, else as a part of its page.
export function ofText({ leaf, place, passage, score }, reading, kinds) {
  const own = passage.title === undefined ? leaf : passage;
  const { title, kind } = own;
  const path = place && passage.anchor ? `${leaf.path}#${passage.anchor}` : leaf.path;
  const weighed = score * reading.weight - kinds[kind].less;
  return result(own, passage, reading, {
    key: own === leaf ? leaf.path : path,
    path,
    title,
    kind,
    score: weighed,
    isText: true,
  });
}

function result({ figure = "", context = "" }, passage, reading, more) {
  return {
    figure,
    context,
    marks: marks(new Folded(more.title), reading),
    snippet: snippet(passage, reading),
    ...more,
  };
}

// All that is found: each thing once, by the best that was found of it.
export class Results {
  constructor(kinds, most) {
    this.kinds = kinds;
    this.most = most;
    this.found = new Map();
    this.more = false;
  }

  get size() {
    return this.found.size;
  }

  add(result) {
    const before = this.found.get(result.key);
    if (!before || (before.isText && before.score < result.score))
      this.found.set(result.key, result);
    else if (!before.isText && result.isText && !before.both) {
      Object.assign(before, { score: before.score + BOTH, both: true });
    }
  }

  // Kind by kind, the best first, and whether there are more than are shown.
  shown() {
    const groups = new Map();
    let { more } = this;
    let count = 0;
    const ordered = [...this.found.values()].sort((a, b) => b.score - a.score || a.kind - b.kind);
    for (const result of ordered) {
      const group = groups.get(result.kind) ?? [];
      const most = this.kinds[result.kind].isRow ? this.most.rows : this.most.each;
      if (count === this.most.all || group.length === most) {
        more = true;
        continue;
      }
      groups.set(result.kind, [...group, result]);
      count += 1;
    }
    return {
      groups: [...groups].map(([kind, results]) => ({ title: this.kinds[kind].title, results })),
      more,
    };
  }
}

// Where the words of a reading stand in a text, as pairs of places, in order and apart.
function marks(folded, { words, whole }) {
  const found = [whole, ...words].flatMap(({ dense }) => places(folded, dense));
  const pairs = found
    .map(([from, to]) => [folded.at[from], folded.at[to - 1] + 1])
    .sort(([a], [b]) => a - b);
  const apart = [];
  for (const pair of pairs) if (pair[0] >= (apart.at(-1)?.[1] ?? 0)) apart.push(pair);
  return apart;
}

// Some of a passage around the first of the words after its heading, with their places in it.
function snippet({ text, heading, folded }, reading) {
  const all = marks(folded, reading);
  const start =
    heading < text.length ? Math.max(0, text.slice(heading).search(LETTER) + heading) : 0;
  const first = all.find(([place]) => place >= start)?.[0] ?? start;
  const from = first > start + SNIPPET / 2 ? text.lastIndexOf(" ", first - SNIPPET / 3) + 1 : start;
  const whole = from + SNIPPET >= text.length;
  const end = whole
    ? text.length
    : Math.max(text.lastIndexOf(" ", from + SNIPPET), from + SNIPPET / 2);
  const before = from > start ? "…" : "";
  const moved = (pair) => pair.map((place) => place - from + before.length);
  return {
    text: `${before}${text.slice(from, end)}${whole ? "" : "…"}`,
    marks: all.filter(([a, b]) => a >= from && b <= end).map(moved),
  };
}
