// What a query may mean: as typed, without endings, with synonyms, with the other keyboard layout.
import { LETTER } from "./folding.js";
import { keysOfAll, otherLayout } from "./letters.js";

// What may follow a noun: particles, and the endings of questions.
const ENDINGS =
  `에서부터 으로부터 에서는 에서도 에서의 으로는 으로도 으로의 까지는 까지의 부터는 이라는
  이라고 인가요 인가 입니까 입니다 이에요 예요 에게서 에게 에서 에는 에도 에의 으로서 으로써 으로 로서 로써
  로는 로도 까지 부터 보다 마다 처럼 같은 대로 만큼 이나 이란 이며 이고 이랑 라는 라고 라서 하고 하는 하여
  하기 한테 밖에 조차 은 는 이 가 을 를 의 에 와 과 도 로 만 나 랑 란`.split(/\s+/);
// The longest is tried first.
const ENDING = new RegExp(`(?:${ENDINGS.sort((a, b) => b.length - a.length).join("|")})$`);
// Words of a question that say nothing of what is searched for.
const ASKED = new Set(
  `얼마 얼마나 얼마예요 얼마인가요 얼마인가 얼마야 뭐 뭐야 뭔가요 무엇 무엇인가요 무엇인가 어디 어디에
   어디인가요 언제 왜 누가 몇 대해 대한 관한 위한 관련 알려줘 보여줘 찾아줘 있나요 있는 되나요 하나요 what
   which where how much is are the of for in a an to about`.split(/\s+/),
);
const BETWEEN = /[^\p{L}\p{M}\p{N}]+/u;
// The maximum number of synonyms that are tried.
const SYNONYMS = 4;

const word = (dense) => ({ dense, keys: keysOfAll(dense) });

function reading(words, weight, extra = {}) {
  return { words: words.map(word), whole: word(words.join("")), weight, ...extra };
}

/**
 * A word without its ending, and without the ending before that; an English word without its s.
 * @param {string} dense A folded word.
 * @returns {string} The word itself where it has no ending, or where one letter would be left.
 */
export function stem(dense) {
  if (/^[a-z]{4,}s$/.test(dense)) return dense.replace(/(?<!s)s$/, "");
  let found = dense;
  for (let turn = 0; turn < 2; turn += 1) {
    const shorter = found.replace(ENDING, "");
    if (shorter.length < 2) break;
    found = shorter;
  }
  return found;
}

/** The readings of queries. */
export class Readings {
  /**
   * @param {string[][]} synonyms Groups of words that mean the same.
   * @param {import("./folding.js").Folding} folding
   */
  constructor(synonyms, folding) {
    this.folding = folding;
    /** @type {Map<string, string[][]>} */
    this.groupsOf = new Map();
    for (const group of synonyms) {
      const words = [...new Set(group.map((one) => folding.fold(one).dense))].filter(Boolean);
      for (const one of words) this.groupsOf.set(one, [...(this.groupsOf.get(one) ?? []), words]);
    }
  }

  /**
   * The readings of a query, the most likely first, each once.
   * @param {string} query
   * @returns {Reading[]}
   */
  of(query) {
    const parts = this.folding.ungrouped(query.normalize("NFC")).split(BETWEEN);
    const raw = parts.filter((one) => LETTER.test(one));
    const typed = raw.map((one) => this.folding.fold(one).dense).filter(Boolean);
    if (!typed.length) return [];
    const asked = (one) => ASKED.has(one) || ASKED.has(stem(one));
    const words = typed.every(asked) ? typed : typed.filter((one) => !asked(one));
    const stems = words.map(stem);
    const layout = raw.map((one) => this.folding.fold(otherLayout(one)).dense);
    const guesses = layout.every(Boolean) ? [layout, layout.map(stem)] : [];
    const found = new Map();
    const add = (list, weight, extra) => {
      const key = list.join(" ");
      if (!found.has(key)) found.set(key, reading(list, weight, extra));
    };
    add(typed, 1);
    add(words, 0.99);
    add(stems, 0.98);
    for (const list of [...this.#others(words), ...this.#others(stems)]) add(list, 0.88);
    for (const [place, list] of guesses.entries()) add(list, place ? 0.9 : 0.92, { guessed: true });
    return [...found.values()];
  }

  // The words with a synonym instead of one of them, or of some that are next to each other.
  *#others(words) {
    for (let from = 0; from < words.length; from += 1) {
      for (let to = words.length; to > from; to -= 1) {
        const said = words.slice(from, to).join("");
        for (const one of this.#synonymsOf(said)) {
          yield [...words.slice(0, from), one, ...words.slice(to)];
        }
      }
    }
  }

  #synonymsOf(said) {
    const groups = (this.groupsOf.get(said) ?? []).map((group) => group.slice(0, SYNONYMS));
    return groups.flat().filter((one) => one !== said);
  }
}

/**
 * @typedef {object} Word A word of a query.
 * @property {string} dense Its letters and digits, folded.
 * @property {string} keys The keys that type it.
 */

/**
 * @typedef {object} Reading One meaning of a query.
 * @property {Word[]} words
 * @property {Word} whole All words as one, since people divide words as they like.
 * @property {number} weight How much what it finds counts, from 0 to 1.
 * @property {boolean} [guessed] Whether the other keyboard layout was meant.
 */
