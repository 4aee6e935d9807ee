// Draws charts in an engine that has no page, no network and no files: `engine.py` runs it.
// It runs before the library, which needs what an engine alone does not have.

globalThis.structuredClone = copied;
// For the part of the library that explores charts in a browser.
globalThis.setInterval = () => 0;

const DEFAULT_SIZE = 11;
const BOLD = 600;
const MARK = /\p{Mn}/u;
let styles = {};

/** A copy of what a specification may have in it. */
function copied(value) {
  if (value === null || typeof value !== "object" || value instanceof RegExp) return value;
  if (Array.isArray(value)) return value.map(copied);
  if (value instanceof Date) return new Date(value);
  if (value instanceof Set) return new Set(copied([...value]));
  if (value instanceof Map) return new Map(copied([...value]));
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, copied(part)]));
}

/** Measures text with the font that draws it from now on. */
globalThis.prepare = (metrics) => {
  styles = Object.fromEntries(
    Object.entries(metrics).map(([style, measured]) => [style, expanded(measured)]),
  );
  globalThis.vega.textMetrics.width = width;
};

function expanded({ em, advances, kerning }) {
  const wide = new Map();
  for (const [first, last, advance] of advances) {
    for (let code = first; code <= last; code += 1) wide.set(String.fromCodePoint(code), advance);
  }
  const spaces = new Map();
  for (const [firsts, ...groups] of kerning) {
    const after = new Map(
      groups.flatMap(([space, seconds]) => [...seconds].map((c) => [c, space])),
    );
    for (const first of firsts) spaces.set(first, after);
  }
  return { em, wide, spaces };
}

/** How wide a text is, in pixels; a character that the font does not have takes an em. */
function width(item, text) {
  const { em, wide, spaces } = styles[isBold(item.fontWeight) ? "Bold" : "Regular"];
  const size = item.fontSize == null ? DEFAULT_SIZE : Number(item.fontSize) || 0;
  let units = 0;
  let before;
  for (const character of text == null ? "" : String(text)) {
    if (MARK.test(character)) continue; // it is drawn over the one before
    units += (wide.get(character) ?? em) + (spaces.get(before)?.get(character) ?? 0);
    before = character;
  }
  return (units * size) / em;
}

function isBold(weight) {
  return weight === "bold" || weight === "bolder" || Number(weight) >= BOLD;
}

/** Draws a specification of Vega-Lite: what it promises begins with + or, where it fails, with -. */
globalThis.draw = (specification) =>
  svg(specification).then(
    (picture) => `+${picture}`.toWellFormed(),
    (error) => `-${error?.message ?? error}`.toWellFormed(),
  );

async function svg(specification) {
  const { vega, vegaLite } = globalThis;
  const logger = quiet();
  const loader = closed(vega.loader());
  const compiled = vegaLite.compile(JSON.parse(specification), { logger });
  const view = new vega.View(vega.parse(compiled.spec), { renderer: "none", logger, loader });
  const picture = await view.toSVG();
  view.finalize();
  if (loader.asked) throw new Error(`it loads ${loader.asked}`);
  return picture;
}

/** Heeds errors alone. */
function quiet() {
  const logger = {
    level: () => logger,
    warn: () => logger,
    info: () => logger,
    debug: () => logger,
    error: (...parts) => {
      throw new Error(parts.map((part) => part?.message ?? part).join(" "));
    },
  };
  return logger;
}

/** Loads nothing, and notes what was asked for. */
function closed(loader) {
  const own = {
    ...loader,
    asked: "",
    load: (address) => {
      own.asked = String(address);
      return Promise.reject(new Error(own.asked));
    },
  };
  return own;
}
