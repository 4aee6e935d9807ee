// What a query may mean: as typed, without endings, by other words for the same, with the other keys.
import { Folded, keysOfAll, LETTER, otherLayout, UNPARTED } from "./letters.js";

// What may follow a noun: particles, and endings of questions. The longest is tried first.
const ENDINGS =
  `에서부터 으로부터 에서는 에서도 에서의 으로는 으로도 으로의 까지는 까지의 부터는 이라는 이라고 인가요 인가 입니까 입니다
  이에요 예요 에게서 에게 에서 에는 에도 에의 으로서 으로써 으로 로서 로써 로는 로도 까지 부터 보다 마다 처럼 같은 대로 만큼 이나 이란 이며 이고
  이랑 라는 라고 라서 하고 하는 하여 하기 한테 밖에 조차 은 는 이 가 을 를 의 에 와 과 도 로 만 나 랑 란`.split(
    /\s+/,
  );
const ENDING = new RegExp(`(?:${ENDINGS.sort((a, b) => b.length - a.length).join("|")})$`);
// Words of a question that say nothing of what is sought.
const ASKED = new Set(
  `얼마 얼마나 얼마예요 얼마인가요 얼마인가 얼마야 뭐 뭐야 뭔가요 무엇 무엇인가요 무엇인가 어디 어디에 어디인가요 언제 왜 누가 몇 대해 대한 관한
   위한 관련 알려줘 보여줘 찾아줘 있나요 있는 되나요 하나요 what which where how much is are the of for in a an to about`.split(
    /\s+/,
  ),
);

// A number goes on after the comma between its thousands; whatever else is no letter parts words.
const GROUPED = /(?<=\d),(?=\d{3}(?!\d))/g;
const BETWEEN = /[^\p{L}\p{M}\p{N}]+/u;

const word = (dense) => ({ dense, keys: keysOfAll(dense) });

const reading = (words, weight, extra = {}) => {
  const kept = words.filter(Boolean);
  return { words: kept.map(word), whole: word(kept.join("")), weight, ...extra };
};

// A word without its ending, and without that before it; itself where it has none. Of English words it is
// the plural's.
export function stem(dense) {
  if (/^[a-z]{4,}s$/.test(dense)) return dense.replace(/(?<!s)s$/, "");
  let found = dense;
  for (let turn = 0; turn < 2; turn += 1) {
    const shorter = found.replace(ENDING, "");
    if (shorter.length < 2 || !UNPARTED.test(found.at(-1))) break;
    found = shorter;
  }
  return found;
}

export class Readings {
  constructor(synonyms) {
    this.groups = synonyms.map((group) =>
      [...new Set(group.map((one) => new Folded(one).dense))].filter(Boolean),
    );
    this.groupsOf = new Map();
    for (const group of this.groups) {
      for (const one of group) this.groupsOf.set(one, [...(this.groupsOf.get(one) ?? []), group]);
    }
  }

  // The readings of a query, the likeliest first, each with its words and how much it counts.
  of(query) {
    const raw = query
      .normalize("NFC")
      .replace(GROUPED, "")
      .split(BETWEEN)
      .filter((one) => LETTER.test(one));
    const typed = raw.map((one) => new Folded(one).dense).filter(Boolean);
    if (!typed.length) return [];
    const said = typed.filter((one) => !ASKED.has(one) && !ASKED.has(stem(one)));
    const words = said.length ? said : typed;
    const stems = words.map(stem);
    const found = [reading(typed, 1)];
    const add = (list, weight, extra) => {
      const key = list.join(" ");
      if (
        list.length &&
        !found.some((one) => one.words.map(({ dense }) => dense).join(" ") === key)
      ) {
        found.push(reading(list, weight, extra));
      }
    };
    add(words, 0.99);
    add(stems, 0.98);
    for (const base of [words, stems]) for (const list of this.others(base)) add(list, 0.88);
    const layout = raw.map((one) => new Folded(otherLayout(one)).dense);
    if (layout.every(Boolean)) {
      add(layout, 0.92, { guessed: true });
      add(layout.map(stem), 0.9, { guessed: true });
    }
    return found;
  }

  // The words with one of them, or some that stand beside each other, put in other words.
  *others(words) {
    for (let from = 0; from < words.length; from += 1) {
      for (let to = words.length; to > from; to -= 1) {
        const said = words.slice(from, to).join("");
        for (const group of this.groupsOf.get(said) ?? []) {
          for (const one of group.slice(0, 4))
            if (one !== said) yield [...words.slice(0, from), one, ...words.slice(to)];
        }
      }
    }
  }
}
