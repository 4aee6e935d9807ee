// What a query may mean: as typed, without endings, with synonyms, with the other keyboard layout.
import { LETTER } from "./folding.js";
import { keysOfAll, otherLayout } from "./letters.js";
import { named, spelled } from "./spelling.js";
import { ALIKE, isWeak, nounOf } from "./thesaurus.js";

// What may follow a noun: particles, and the endings of questions.
const ENDINGS =
  `에서부터 으로부터 에서는 에서도 에서의 으로는 으로도 으로의 까지는 까지의 부터는 이라는
  이라고 인가요 인가 입니까 입니다 이에요 예요 에게서 에게 에서 에는 에도 에의 으로서 으로써 으로 로서 로써
  로는 로도 까지 부터 보다 마다 처럼 같은 대로 만큼 이나 이란 이며 이고 이랑 라는 라고 라서 하고 하는 하여
  하기 된다 되는 되었던 했던 한다 된 한 한테 밖에 조차 은 는 이 가 을 를 의 에 와 과 도 로 만 나 랑 란`.split(
    /\s+/,
  );
// The longest is tried first.
const ENDING = new RegExp(`(?:${ENDINGS.sort((a, b) => b.length - a.length).join("|")})$`);
// Words of a question that say nothing of what is searched for.
const ASKED = new Set(
  `얼마 얼마나 얼마예요 얼마인가요 얼마인가 얼마야 뭐 뭐야 뭔가요 무엇 무엇인가요 무엇인가 어디 어디에
   어디인가요 언제 왜 누가 몇 대해 대한 관한 위한 관련 알려줘 보여줘 찾아줘 있나요 있는 되나요 하나요 어느 어떤 가장
   제일 많이 많은 적게 적은 계산 계산하나 했나 했나요 하나 하는지 됐나요 있나 있어 어떻게 어떤가 무슨 때문에 인해 통해 what which where when why who how much
   many does did do was were is are the of for in a an to on by and with from about`.split(/\s+/),
);
const BETWEEN = /[^\p{L}\p{M}\p{N}]+/u;
// The maximum number of synonyms of one word that are tried, and of readings with two of them.
const SYNONYMS = 4;
const PAIRS = 24;
// A part of a compound has at least this many letters, if it is read as another word.
const HALF = 2;
// How much readings count: those of the package's own words more than those of everybody's.
const WEIGHT = {
  typed: 1,
  asked: 0.99,
  stem: 0.98,
  own: 0.88,
  spelled: 0.87,
  alike: 0.86,
  less: 0.82,
  further: 0.77,
  least: 0.68,
};

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
  if (/^[a-z]{4,}s$/.test(dense)) return dense.replace(/ies$/, "y").replace(/(?<!s)s$/, "");
  let found = dense;
  for (let turn = 0; turn < 2; turn += 1) {
    const shorter = found.replace(ENDING, "");
    if (shorter.length < 2) break;
    found = shorter;
  }
  return found;
}

// Groups of words that mean the same, by each of their words.
class Groups {
  /**
   * @param {string[][]} groups
   * @param {import("./folding.js").Folding} folding
   */
  constructor(groups, folding) {
    /** @type {Map<string, string[][]>} */
    this.of = new Map();
    for (const group of groups) {
      const words = [...new Set(group.map((one) => folding.fold(one).dense))].filter(Boolean);
      for (const one of words) this.of.set(one, [...(this.of.get(one) ?? []), words]);
    }
  }

  /**
   * The other words of the groups of a word, first those that a name has.
   * @param {string} said
   * @param {(word: string) => boolean} has
   * @returns {string[]}
   */
  others(said, has) {
    const groups = (this.of.get(said) ?? []).map((group) => {
      const words = group.filter((one) => one !== said);
      return [...words.filter(has), ...words.filter((one) => !has(one))].slice(0, SYNONYMS);
    });
    return groups.flat();
  }

  /**
   * A compound with another word instead of its first or last part.
   * @param {string} said
   * @param {(word: string) => boolean} has
   * @returns {string[]}
   */
  inside(said, has) {
    const found = [];
    for (let at = HALF; at <= said.length - HALF; at += 1) {
      const [before, after] = [said.slice(0, at), said.slice(at)];
      found.push(...this.others(before, has).map((one) => one + after));
      found.push(...this.others(after, has).map((one) => before + one));
    }
    return found;
  }
}

// No names at all.
const NOWHERE = { heard: () => [], has: () => false, is: () => false };

const strongOf = (words) => words.filter((one) => !isWeak(nounOf(one)));

// The halves that a compound may have, wherever it is parted: 정보 보안 for 정보보안.
function compound(said) {
  if (!/^[가-힣]+$/.test(said)) return [];
  const places = Array.from({ length: said.length }, (_, at) => at);
  const inside = places.filter((at) => at >= HALF && at <= said.length - HALF);
  return inside.map((at) => [said.slice(0, at), said.slice(at)]);
}

/** The readings of queries. */
export class Readings {
  /**
   * @param {string[][]} synonyms Groups of words that mean the same.
   * @param {import("./folding.js").Folding} folding
   * @param {Known} names Knows the names of the site.
   */
  constructor(synonyms, folding, names = NOWHERE) {
    this.folding = folding;
    this.names = names;
    this.own = new Groups(synonyms, folding);
    this.alike = new Groups(ALIKE, folding);
  }

  /**
   * The readings of a query, the most likely first, each once.
   * @param {string} query
   * @returns {Reading[]}
   */
  of(query) {
    const { raw, typed, words, stems } = this.#parts(query);
    if (!typed.length) return [];
    const layout = raw.map((one) => this.folding.fold(otherLayout(one)).dense);
    const guesses = layout.every(Boolean) ? [layout, layout.map(stem)] : [];
    const found = new Map();
    const add = (list, weight, extra) => {
      const key = list.join(" ");
      if (!found.has(key)) found.set(key, reading(list, weight, extra));
    };
    add(typed, WEIGHT.typed);
    add(words, WEIGHT.asked);
    add(stems, WEIGHT.stem);
    const instead = { instead: true };
    for (const list of [...this.#own(words), ...this.#own(stems)]) add(list, WEIGHT.own, instead);
    for (const list of [...this.#spelled(words), ...this.#spelled(stems)]) {
      add(list, WEIGHT.spelled, instead);
    }
    for (const list of this.#alike(stems)) add(list, WEIGHT.alike, instead);
    const strong = stems.filter((one) => !isWeak(one));
    if (strong.length) add(strong, WEIGHT.less);
    if (strongOf(stems).length) add(strongOf(stems), WEIGHT.least, { reduced: true });
    for (const [place, list] of guesses.entries()) add(list, place ? 0.9 : 0.92, { guessed: true });
    return [...found.values()];
  }

  /**
   * A text as it is, without a thought of what it may mean.
   * @param {string} text
   * @returns {Reading}
   */
  asTyped(text) {
    return reading([this.folding.fold(text).dense], WEIGHT.typed);
  }

  /**
   * Readings that are less likely, for where those find nothing: two words are others, or one of what
   * is left without the words that say little.
   * @param {string} query
   * @returns {Reading[]}
   */
  further(query) {
    const { stems } = this.#parts(query);
    const strong = strongOf(stems);
    const once = strong.length ? [strong, ...this.#same(strong)] : [];
    const halves = [...others(stems, compound)].map((list) => list.flat());
    const inNames = (list) => list.every(this.#has);
    const twice = [...this.#same(stems), ...once].flatMap((list) => this.#meant(list));
    const known = [...halves, ...twice].filter(inNames);
    const found = new Map([...once, ...known].map((list) => [list.join(" "), list]));
    for (const { words } of this.of(query)) found.delete(words.map(({ dense }) => dense).join(" "));
    return [...found.values()]
      .slice(0, PAIRS)
      .map((list) => reading(list, WEIGHT.further, { instead: true }));
  }

  /**
   * The words of a query one by one, each with those that mean the same; those that say little only
   * where there are no others.
   * @param {string} query
   * @returns {{word: string, readings: Reading[]}[]}
   */
  apart(query) {
    const stems = this.#parts(query).stems.flatMap((one) => this.#parted(one));
    if (stems.length < 2) return [];
    const strong = strongOf(stems);
    return (strong.length ? strong : stems).map((word) => {
      const same = [[word], ...this.#same([word])];
      return {
        word,
        readings: same.map((list) =>
          list[0] === word ? reading(list, 1) : reading(list, WEIGHT.alike, { instead: true }),
        ),
      };
    });
  }

  // A compound that no name has, in two where one of them is a name: 일반 관리비.
  #parted(said) {
    if (this.#has(said)) return [said];
    return compound(said).find((parts) => parts.some((part) => this.names.is(part))) ?? [said];
  }

  // The words of a query as typed, folded, without those of a question, and those without endings.
  #parts(query) {
    const parts = this.folding.ungrouped(query.normalize("NFC")).split(BETWEEN);
    const raw = parts.filter((one) => LETTER.test(one));
    const typed = raw.map((one) => this.folding.fold(one).dense).filter(Boolean);
    const asked = (one) => ASKED.has(one) || ASKED.has(stem(one));
    const words = typed.every(asked) ? typed : typed.filter((one) => !asked(one));
    // What ends like a particle may be a name: 와이파이.
    const stems = words.map((one) => (this.names.is(one) ? one : stem(one)));
    return { raw, typed, words, stems };
  }

  // The words with one that means, spells or sounds the same.
  #same(words) {
    const heard = [...others(words, (said) => this.names.heard(said))];
    return [...this.#spelled(words), ...heard, ...this.#meant(words)];
  }

  #meant(words) {
    return [...this.#own(words), ...this.#alike(words)];
  }

  #own(words) {
    return [...others(words, (said) => this.own.others(said, this.#has))];
  }

  #spelled(words) {
    return [...others(words, (said) => [...spelled(said), ...named(said)])];
  }

  #alike(words) {
    const instead = (said) => {
      const found = this.alike.others(said, this.#has);
      const noun = [nounOf(said)].filter((one) => one !== said);
      const isOne = words.includes(said) && !found.length;
      return [...found, ...noun, ...(isOne ? this.alike.inside(said, this.#has) : [])];
    };
    return [...others(words, instead)];
  }

  #has = (word) => this.names.has(word);
}

// The words with another instead of one of them, or of some that are next to each other.
function* others(words, instead) {
  for (let from = 0; from < words.length; from += 1) {
    for (let to = words.length; to > from; to -= 1) {
      for (const one of instead(words.slice(from, to).join(""))) {
        yield [...words.slice(0, from), one, ...words.slice(to)];
      }
    }
  }
}

/**
 * @typedef {object} Known What is known of names.
 * @property {(word: string) => string[]} heard Their words that sound like a word.
 * @property {(word: string) => boolean} has Whether one has a word.
 * @property {(word: string) => boolean} is Whether one is a word.
 */

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
 * @property {boolean} [instead] Whether a word is in the place of another.
 * @property {boolean} [reduced] Whether only what says most is left: no name of it is meant whole.
 * @property {boolean} [guessed] Whether the other keyboard layout was meant.
 */
