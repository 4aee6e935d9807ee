// How texts are folded before they are compared: capital and small letters, widths and accents are
// the same. The rules are those by which the index was made, and come with it.

// A text of only these characters is folded by one replacement, and needs no rule.
const SIMPLE = /^[\x20-\x7e가-힣]*$/;
const NOT_SIMPLE_LETTERS = /[^a-z0-9가-힣]+/g;
const NOT_LETTERS = /[^\p{L}\p{N}]+/gu;
const JAMO = /[\u3131-\u318e]/;

/** A letter or a digit. */
export const LETTER = /[\p{L}\p{N}]/u;

/** The rules by which texts are folded and divided into terms. */
export class Folding {
  /** @param {Rules} rules Those of the index. */
  constructor({ unparted, grouped, marked, dot }) {
    this.unparted = new RegExp(`[${unparted}]`);
    this.runs = new RegExp(`[${unparted}]+|[^${unparted}]+`, "g");
    this.grouped = new RegExp(grouped, "g");
    this.groupedHere = new RegExp(grouped, "y");
    this.marked = new RegExp(marked, "g");
    this.dot = dot;
  }

  /**
   * A text with its folded form.
   * @param {string} text
   * @returns {Folded}
   */
  fold(text) {
    return new Folded(text, this);
  }

  /**
   * Whether a character is of a script in which words are not always divided by spaces.
   * @param {string} char
   * @returns {boolean}
   */
  isUnparted(char) {
    return this.unparted.test(char);
  }

  /**
   * The terms of a folded word in the index: every two neighbouring characters of unparted scripts,
   * and each run of other letters and digits.
   * @param {string} dense
   * @returns {string[]}
   */
  terms(dense) {
    return (dense.match(this.runs) ?? []).flatMap((run) => {
      if (run.length === 1 || !this.isUnparted(run)) return [run];
      return Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2));
    });
  }

  /**
   * A text without the commas between thousands.
   * @param {string} text
   * @returns {string}
   */
  ungrouped(text) {
    return text.replace(this.grouped, "");
  }

  /**
   * Whether a text has a comma between thousands at a place.
   * @param {string} text
   * @param {number} place
   * @returns {boolean}
   */
  isGrouped(text, place) {
    this.groupedHere.lastIndex = place;
    return this.groupedHere.test(text);
  }

  /**
   * The letters and digits that a character becomes: e for É, kg for ㎏, none for most signs.
   * @param {string} char
   * @returns {string}
   */
  letters(char) {
    if (SIMPLE.test(char)) return char.toLowerCase().replace(NOT_SIMPLE_LETTERS, "");
    // A Hangul letter by itself stays as it was typed; normalized, it would be part of a syllable.
    if (JAMO.test(char)) return char === this.dot ? "" : char;
    const bare = char.normalize("NFKC").toLowerCase().normalize("NFD").replace(this.marked, "$1");
    return bare.normalize("NFC").replace(NOT_LETTERS, "");
  }
}

/** A text and its folded form. */
export class Folded {
  #places;

  /**
   * @param {string} text
   * @param {Folding} folding
   */
  constructor(text, folding) {
    this.text = text;
    this.folding = folding;
    /** Its letters and digits, folded, with nothing between them. */
    this.dense = SIMPLE.test(text)
      ? text.toLowerCase().replace(NOT_SIMPLE_LETTERS, "")
      : this.#read().dense;
  }

  /**
   * Where in the text each character of `dense` is.
   * @returns {number[]}
   */
  get at() {
    return this.#read().at;
  }

  /**
   * Which characters of `dense` begin a word.
   * @returns {Set<number>}
   */
  get starts() {
    return this.#read().starts;
  }

  /**
   * Where a word is in `dense`, as pairs of places. A word of letters and digits is found where a
   * word begins; one that ends with a digit, where the number ends.
   * @param {string} word A folded word.
   * @returns {[number, number][]}
   */
  places(word) {
    const { dense, folding } = this;
    /** @type {[number, number][]} */
    const found = [];
    for (let at = dense.indexOf(word); at >= 0; at = dense.indexOf(word, at + 1)) {
      const end = at + word.length;
      const begins = folding.isUnparted(word[0]) || this.starts.has(at);
      if (begins && this.#endsAt(word, end)) found.push([at, end]);
    }
    return found;
  }

  #endsAt(word, end) {
    if (!/\d$/.test(word) || end === this.dense.length) return true;
    return this.starts.has(end) || !/\d/.test(this.dense[end]);
  }

  // Most texts are only compared: places and beginnings are found when they are first asked for.
  #read() {
    this.#places ??= this.#found();
    return this.#places;
  }

  #found() {
    const { text, folding } = this;
    const at = [];
    const starts = new Set();
    let dense = "";
    let place = 0;
    let parted = true;
    for (const one of text) {
      const letters = folding.letters(one);
      for (const char of letters) {
        const other = folding.isUnparted(char) !== folding.isUnparted(dense.at(-1));
        if (parted || other) starts.add(dense.length);
        parted = false;
        for (let unit = 0; unit < char.length; unit += 1) at.push(place);
        dense += char;
      }
      if (!letters && !folding.isGrouped(text, place)) parted = true;
      place += one.length;
    }
    return { dense, at, starts };
  }
}

/**
 * @typedef {object} Rules What the index says of how its texts were read; all but `dot` are
 *   sources of regular expressions.
 * @property {string} unparted The characters of scripts in which words are not always parted.
 * @property {string} grouped A comma between thousands.
 * @property {string} marked A Latin letter with its accents; the letter is the first group.
 * @property {string} dot A letter that people type instead of a middle dot.
 */
