// Names that every object inherits, kept apart from what they would mean to Vega, which looks them
// up in plain objects: `render/inherited.py` does the same for pictures.

// It takes no room, and no reader sees it.
const MARK = "\u034f";
const NAMES = [...Object.getOwnPropertyNames(Object.prototype), "__proto__"].join("|");
// One of them as a word; what is called is a function of an expression.
const NAME = new RegExp(`(?<![\\p{L}\\p{N}_$])(${NAMES})(?![\\p{L}\\p{N}_$(]|\\s+\\()`, "gu");
const MARKED = new RegExp(`(${NAMES})${MARK}`, "g");

/**
 * A specification with a mark behind each such name, be it in a key or in a text.
 * @param {any} part The specification, or a part of it.
 * @returns {any}
 */
export function marked(part) {
  if (typeof part === "string") return part.replace(NAME, `$1${MARK}`);
  if (!part || typeof part !== "object") return part;
  if (Array.isArray(part)) return part.map(marked);
  return Object.fromEntries(
    Object.entries(part).map(([name, value]) => [marked(name), marked(value)]),
  );
}

/** A text without these marks. */
export function plain(text) {
  return text.replace(MARKED, "$1");
}
