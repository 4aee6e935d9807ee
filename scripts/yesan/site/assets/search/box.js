// The box of the search: a combobox over a list of links, in a dialog or in a page of its own.
import { Finder } from "./finder.js";

// "More" shows this many times as much.
const MORE = 3;

const element = (tag, properties = {}, ...children) => {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
};

// A text with marks around what was found in it.
const marked = (text, marks) => {
  const parts = [];
  let end = 0;
  for (const [from, to] of marks) {
    parts.push(text.slice(end, from), element("mark", {}, text.slice(from, to)));
    end = to;
  }
  return [...parts, text.slice(end)];
};

/** A box with its list of results. */
export class Box {
  /**
   * @param {HTMLElement} root Has the input, the list, the line that says how many there are, perhaps
   *   a button for more, and all messages in its data.
   * @param {(query: string) => void} changed Called with every query.
   */
  constructor(root, changed) {
    this.root = root;
    this.words = root.dataset;
    this.changed = changed;
    this.input = root.querySelector("[role=combobox]");
    this.list = root.querySelector("[role=listbox]");
    this.status = root.querySelector("[role=status]");
    this.more = root.querySelector("[data-more]");
    this.term = element("a", { className: "yesan-meant", hidden: true });
    this.list.before(this.term);
    this.turn = 0;
    this.extent = 1;
    this.base = new URL(this.words.index, location.href);
    this.open();
    this.input.addEventListener("input", () => {
      this.extent = 1;
      this.search();
    });
    this.more?.addEventListener("click", () => {
      this.extent *= MORE;
      this.search();
      this.input.focus();
    });
    this.input.addEventListener("keydown", (event) => this.press(event));
    // The focus stays in the input.
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    if (this.input.value) this.search();
  }

  open() {
    this.finder = Finder.open(this.base);
    this.finder.catch(() => {});
  }

  get options() {
    return [...this.list.querySelectorAll("[role=option]")];
  }

  get chosen() {
    return this.list.querySelector("[aria-selected=true]");
  }

  async search() {
    this.turn += 1;
    const { turn } = this;
    const query = this.input.value.trim();
    this.changed(query);
    if (!query) return this.show();
    try {
      const finder = await this.finder;
      for await (const found of finder.find(query, this.extent)) {
        if (turn !== this.turn) return;
        this.show(found);
      }
      this.say(query);
    } catch (error) {
      console.error(error);
      if (turn !== this.turn) return;
      this.show();
      this.status.textContent = this.words.failed;
      this.open();
    }
  }

  show({ term, groups, more } = { groups: [], more: false }) {
    this.define(term);
    const chosen = this.chosen?.getAttribute("href");
    this.number = 0;
    this.list.replaceChildren(...groups.map((group, place) => this.group(group, place)));
    this.list.hidden = !groups.length;
    if (this.more) this.more.hidden = !more;
    this.input.setAttribute("aria-expanded", String(groups.length > 0));
    this.choose(chosen && this.options.find((option) => option.getAttribute("href") === chosen));
    if (!groups.length && !term) this.status.textContent = "";
  }

  // The count is reported at the end of a search only, so that a screen reader says it once.
  say(query) {
    const length = this.options.length + (this.term.hidden ? 0 : 1);
    const several = length ? this.words.count : this.words.nothing;
    const words = length === 1 ? this.words.one : several;
    this.status.textContent = words
      .replace("{count}", length.toLocaleString())
      .replace("{query}", () => query);
  }

  // The word that was asked for, above what is found.
  define(term) {
    this.term.hidden = !term;
    if (!term) return;
    const { title, marks, snippet, path } = term;
    this.term.href = new URL(`../${path}`, this.base).href;
    this.term.replaceChildren(
      element("b", {}, ...marked(title, marks)),
      element("span", {}, ...marked(snippet.text, snippet.marks)),
    );
  }

  group({ title, results }, place) {
    const id = `${this.list.id}-${place}`;
    const heading = element("div", { id, className: "yesan-kind-of", role: "presentation" }, title);
    const group = element(
      "div",
      { role: "group" },
      heading,
      ...results.map((result) => this.option(result)),
    );
    group.setAttribute("aria-labelledby", id);
    return group;
  }

  option(result) {
    const { title, marks, figure, context, snippet, near, without, path } = result;
    const link = element("a", {
      role: "option",
      tabIndex: -1,
      id: `${this.list.id}-option-${this.number}`,
    });
    this.number += 1;
    link.href = new URL(`../${path}`, this.base).href + fragment(result);
    link.setAttribute("aria-selected", "false");
    const name = element("b", {}, ...marked(title, marks));
    if (near) {
      const how = without.length
        ? this.words.without.replace("{words}", () => without.join(" "))
        : this.words.near;
      name.append(" ", element("i", {}, how));
    }
    const about = element(
      "small",
      {},
      ...(context ? [element("em", {}, context), " "] : []),
      ...marked(snippet.text, snippet.marks),
    );
    link.append(name, element("span", {}, figure), about);
    return link;
  }

  press(event) {
    // An input method uses the same keys while it composes a syllable; 229 is its key in Safari.
    const composing = event.isComposing || event.keyCode === 229;
    if (composing || event.altKey || event.ctrlKey || event.metaKey) return;
    const { options, chosen } = this;
    const place = options.indexOf(chosen);
    const moves = {
      ArrowDown: (place + 1) % options.length,
      ArrowUp: (place <= 0 ? options.length : place) - 1,
    };
    if (event.key in moves && options.length) {
      event.preventDefault();
      this.choose(options[moves[event.key]]);
    } else if (event.key === "Enter" && (options.length || !this.term.hidden)) {
      event.preventDefault();
      (chosen ?? options[0] ?? this.term).click();
    }
  }

  choose(option) {
    this.chosen?.setAttribute("aria-selected", "false");
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    if (option) this.input.setAttribute("aria-activedescendant", option.id);
    else this.input.removeAttribute("aria-activedescendant");
  }
}

/**
 * The end of a link that has the browser mark the first word that was found in the page (a text
 * fragment).
 * @param {import("./results.js").Result} result
 * @returns {string} Empty for what was found by its name.
 */
export function fragment({ path, snippet, isText }) {
  const mark = isText && snippet.marks[0];
  if (!mark) return "";
  const { text } = snippet;
  const from = text.lastIndexOf(" ", mark[0] - 1) + 1;
  const end = text.indexOf(" ", mark[1]);
  const word = text.slice(from, end < 0 ? text.length : end).replace(/[…]/g, "");
  return `${path.includes("#") ? "" : "#"}:~:text=${encodeURIComponent(word).replace(/-/g, "%2D")}`;
}
