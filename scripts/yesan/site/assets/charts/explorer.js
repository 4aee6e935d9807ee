// A chart that is explored: drawn again by Vega, with a list of its figures for keys and pointers.
import { figuresOf } from "./figures.js";
import { marked } from "./inherited.js";

// This many pixels from a figure still mean it.
const NEAR = 16;
// How far the cursor is from its figure, and the tip from it and from the edge of the window.
const AROUND = 3;
const GAP = 8;
// The header of the page hides what is above this.
const HEADER = 60;
const MOVES = {
  ArrowDown: 1,
  ArrowRight: 1,
  ArrowUp: -1,
  ArrowLeft: -1,
  Home: -Infinity,
  End: Infinity,
};
const COLOR = /var\(--[\w-]+\s*(?:,\s*(?:[^()]|\([^()]*\))+)?\)|\bcurrentColor\b/gi;

/**
 * A specification with the colours of the page as they are now: a picture may name them, but Vega
 * computes with colours.
 * @param {any} part The specification, or a part of it.
 * @param {(color: string) => string} resolve Gives the colour for `var(--name)` or `currentColor`.
 * @param {string} [key] The property whose value the part is; data stays as it is.
 * @returns {any}
 */
export function colored(part, resolve, key) {
  if (typeof part === "string") return part.replace(COLOR, resolve);
  if (!part || typeof part !== "object" || key === "values" || key === "datasets") return part;
  if (Array.isArray(part)) return part.map((item) => colored(item, resolve));
  return Object.fromEntries(
    Object.entries(part).map(([name, value]) => [name, colored(value, resolve, name)]),
  );
}

function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** One chart while it is explored. */
export class Explorer {
  /**
   * @param {HTMLElement} figure The figure of the page.
   * @param {HTMLButtonElement} button What it was opened by.
   * @param {any} spec The Vega-Lite specification of the chart.
   */
  constructor(figure, button, spec) {
    this.figure = figure;
    this.button = button;
    this.spec = spec;
    this.picture = figure.querySelector(".yesan-chart");
    this.active = -1;
    const title = figure.querySelector("figcaption strong").textContent;
    const hint = `${figure.id}-hint`;
    this.stage = element("div", { class: "yesan-stage", "aria-hidden": "true" });
    this.cursor = element("div", { class: "yesan-cursor", hidden: "" });
    this.list = element("ul", {
      role: "listbox",
      tabindex: "0",
      "aria-label": title,
      "aria-describedby": hint,
    });
    this.tip = element("div", { class: "yesan-tip", "aria-hidden": "true", hidden: "" });
    const note = element("p", { class: "yesan-note", id: hint }, button.dataset.hint);
    const frame = element("div", { class: "yesan-frame" }, this.stage, this.cursor, this.list);
    this.element = element("div", { class: "yesan-explorer" }, frame, note, this.tip);
    this.listen();
  }

  listen() {
    this.list.addEventListener("keydown", (event) => {
      if (!(event.key in MOVES) || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      this.show(Math.min(Math.max(this.active + MOVES[event.key], 0), this.figures.length - 1));
      this.cursor.scrollIntoView({ block: "nearest", inline: "nearest" });
    });
    this.list.addEventListener("focus", () => this.show(Math.max(this.active, 0)));
    this.list.addEventListener("blur", () => this.hide());
    this.escape = (event) => event.key === "Escape" && this.close();
    this.figure.addEventListener("keydown", this.escape);
    const point = (event) => this.point(event.clientX, event.clientY);
    this.stage.addEventListener("pointermove", point);
    this.stage.addEventListener("pointerdown", point);
    // The list keeps the focus, or takes it: keys continue from the figure that was touched.
    this.stage.addEventListener("mousedown", (event) => {
      event.preventDefault();
      if (!this.tip.hidden) this.list.focus({ preventScroll: true });
    });
    this.stage.addEventListener(
      "pointerleave",
      (event) => event.pointerType === "mouse" && this.hide(),
    );
    this.move = () => this.tip.hidden || this.show(this.active);
    addEventListener("scroll", this.move, { passive: true, capture: true });
    this.schemes = new MutationObserver(() => this.draw());
    for (const node of [document.documentElement, document.body]) {
      this.schemes.observe(node, { attributes: true, attributeFilter: ["data-md-color-scheme"] });
    }
  }

  /** Shows the drawing instead of the picture. */
  open() {
    this.picture.hidden = true;
    this.button.textContent = this.button.dataset.back;
    this.name = this.button.getAttribute("aria-label");
    this.button.setAttribute("aria-label", this.name.replace(/^[^:]*/, this.button.dataset.back));
    this.label = this.name.split(":")[0];
    this.figure.explorer = this;
    this.list.focus({ preventScroll: true });
  }

  /** Shows the picture again, and removes the drawing. */
  close() {
    this.schemes.disconnect();
    removeEventListener("scroll", this.move, { capture: true });
    this.figure.removeEventListener("keydown", this.escape);
    this.made.finalize();
    this.element.remove();
    this.picture.hidden = false;
    this.button.textContent = this.label;
    this.button.setAttribute("aria-label", this.name);
    this.figure.explorer = undefined;
    this.button.focus({ preventScroll: true });
  }

  /** Draws the chart in the colours that the page has now. */
  async draw() {
    await Promise.all(
      [400, 700].map((weight) => document.fonts.load(`${weight} 12px "Yesan Sans"`)),
    );
    this.picture.before(this.element);
    const probe = this.picture.appendChild(document.createElement("span"));
    const spec = colored(marked(this.spec), (color) => {
      probe.style.color = color;
      return getComputedStyle(probe).color;
    });
    probe.remove();
    delete spec.$schema; // It names a newer version than the one that draws, which warns of that.
    spec.config = { ...spec.config, aria: false };
    this.made?.finalize();
    this.made = await window.vegaEmbed(this.stage, spec, {
      mode: "vega-lite",
      renderer: "svg",
      ast: true, // Expressions are interpreted, not compiled: nothing is evaluated as code.
      actions: false,
      defaultStyle: false,
      hover: false,
      tooltip: false,
      logLevel: 0,
    });
    const rows = this.figure.querySelector(".yesan-figures table")?.rows;
    const cells = rows && [...rows].map((row) => [...row.cells].map((cell) => cell.textContent));
    this.figures = figuresOf(this.made.view.scenegraph().root, cells);
    this.list.replaceChildren(
      ...this.figures.map((figure, n) =>
        element(
          "li",
          { role: "option", id: `${this.figure.id}-${n}`, "aria-selected": "false" },
          figure.lines.join(", "),
        ),
      ),
    );
    this.hide();
  }

  // From the coordinates of the drawing to those of the window.
  onScreen({ x1, y1, x2, y2 }) {
    const { a, e, f } = this.stage.querySelector("svg > g").getScreenCTM();
    return { left: a * x1 + e, top: a * y1 + f, width: a * (x2 - x1), height: a * (y2 - y1) };
  }

  // Shows the figure that is nearest to a point of the window.
  point(x, y) {
    let best = -1;
    let least = NEAR;
    this.figures.forEach(({ boxes }, n) => {
      for (const box of boxes) {
        const { left, top, width, height } = this.onScreen(box);
        const away = Math.hypot(
          Math.max(left - x, x - left - width, 0),
          Math.max(top - y, y - top - height, 0),
        );
        if (away < least) [best, least] = [n, away];
      }
    });
    if (best < 0) this.hide();
    else this.show(best);
  }

  // Shows what a figure says, in the list and beside it.
  show(n) {
    const figure = this.figures[n];
    if (!figure) return;
    this.list.children[this.active]?.setAttribute("aria-selected", "false");
    this.active = n;
    const option = this.list.children[n];
    option.setAttribute("aria-selected", "true");
    this.list.setAttribute("aria-activedescendant", option.id);
    const [name, ...lines] = figure.lines;
    this.tip.replaceChildren(
      element("strong", {}, name),
      ...lines.map((line) => element("div", {}, line)),
    );
    this.tip.hidden = this.cursor.hidden = false;
    this.place(this.onScreen(figure.boxes[0]));
  }

  // Puts the cursor around a figure, and what it says above it, or below where there is no room.
  place({ left, top, width, height }) {
    const frame = this.cursor.parentElement.getBoundingClientRect();
    const scrolled = this.cursor.parentElement.scrollLeft;
    Object.assign(this.cursor.style, {
      left: `${left - frame.left + scrolled - AROUND}px`,
      top: `${top - frame.top - AROUND}px`,
      width: `${width + 2 * AROUND}px`,
      height: `${height + 2 * AROUND}px`,
    });
    const tip = this.tip.getBoundingClientRect();
    const middle = Math.min(Math.max(left + width / 2, frame.left), frame.right) - tip.width / 2;
    const most = document.documentElement.clientWidth - tip.width - GAP;
    const above = top - tip.height - GAP;
    this.tip.style.left = `${Math.min(Math.max(middle, GAP), most)}px`;
    this.tip.style.top = `${above < HEADER ? top + height + GAP : above}px`;
  }

  hide() {
    this.tip.hidden = this.cursor.hidden = true;
  }
}
