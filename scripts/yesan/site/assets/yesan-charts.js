// What a chart can do where scripts run: be explored, become a PNG, have its address copied.
// Without this script its picture, its table, its files and its page to embed are there all the same.

const acts = { explore, png, link, copy };
const NEAR = 16; // pixels from a figure that still mean it
const MOST = 1000; // figures that the arrow keys go through
const RANKS = { rule: 1, text: 2 };
const LINES = new Set(["line", "area", "trail"]);
let vega;

document.addEventListener("click", (event) => {
  const control = event.target.closest?.("[data-chart-act]");
  acts[control?.dataset.chartAct]?.(control, control.closest("figure"));
});
document.addEventListener("toggle", (event) => fill(event.target), true);

function say(figure, text) {
  figure.querySelector(".yesan-said").textContent = text ?? "";
}

async function loaded(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response;
}

// ── quote ─────────────────────────────────────────────────────────────────────────────────────

async function write(text) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const box = document.body.appendChild(document.createElement("textarea"));
  box.value = text;
  box.select();
  document.execCommand("copy");
  box.remove();
}

async function link(control, figure) {
  await write(control.href).then(
    () => say(figure, control.dataset.done),
    () => {},
  );
}

async function copy(control, figure) {
  const code = figure.querySelector(".yesan-embed textarea");
  await write(code.value).then(
    () => say(figure, control.dataset.done),
    () => {},
  );
  code.select();
}

// The code to embed needs the address of this site, which only the browser knows.
function fill(details) {
  if (!details.matches?.(".yesan-embed[open]")) return;
  const code = details.querySelector("textarea");
  const { width, height } = details.closest("figure").querySelector(".yesan-chart svg")
    .viewBox.baseVal;
  const tall = Math.ceil((height * (540 / width) + 210) / 10) * 10;
  code.value = code.value
    .replace(/src="([^"]*)"/, (_, address) => `src="${new URL(address, location).href}"`)
    .replace(/height="\d+"/, `height="${tall}"`);
}

// ── take away ─────────────────────────────────────────────────────────────────────────────────

// A picture in a picture loads nothing: it carries the fonts of the page in itself.
async function faces() {
  const rules = ["regular", "bold"].map(async (style) => {
    const font = await loaded(new URL(`yesan-sans-${style}.woff2`, import.meta.url));
    const bytes = new Uint8Array(await font.arrayBuffer());
    const text = btoa(bytes.reduce((all, byte) => all + String.fromCharCode(byte), ""));
    const weight = style === "bold" ? 700 : 400;
    return `@font-face{font-family:"Yesan Sans";font-weight:${weight};src:url(data:font/woff2;base64,${text})}`;
  });
  return `<style>${(await Promise.all(rules)).join("")}</style>`;
}

async function png(control, figure) {
  const actions = control.closest(".yesan-actions");
  say(figure, "");
  try {
    const picture = await loaded(actions.querySelector("[data-chart-act=svg]").href);
    const [svg, style] = await Promise.all([picture.text(), faces()]);
    const image = new Image();
    image.src = `data:image/svg+xml,${encodeURIComponent(svg.replace("<title", `${style}<title`))}`;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = image.naturalWidth * 2;
    canvas.height = image.naturalHeight * 2;
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise((done) => canvas.toBlob(done, "image/png"));
    const file = document.createElement("a");
    file.href = URL.createObjectURL(blob);
    file.download = `${actions.dataset.chartName}.png`;
    file.click();
    setTimeout(() => URL.revokeObjectURL(file.href), 60_000);
  } catch {
    say(figure, control.dataset.failed);
  }
}

// ── explore ───────────────────────────────────────────────────────────────────────────────────

async function explore(control, figure) {
  if (figure.explorer) return figure.explorer.close();
  if (figure.ariaBusy) return;
  figure.ariaBusy = "true";
  say(figure, control.dataset.wait);
  try {
    vega ??= import(new URL("libraries/vega.js", import.meta.url)).then(() => window.vegaEmbed);
    const address = control.closest(".yesan-actions").dataset.chartSpec;
    const [spec] = await Promise.all([loaded(address).then((r) => r.json()), vega]);
    const explorer = new Explorer(figure, control, spec);
    await explorer.draw();
    explorer.open();
    say(figure, "");
  } catch {
    vega = undefined;
    say(figure, control.dataset.failed);
  } finally {
    figure.ariaBusy = null;
  }
}

// A picture may name colours of the page; Vega reckons with colours and needs them as they are now.
function colored(part, probe, key) {
  if (typeof part === "string") {
    return part.replace(
      /var\(--[\w-]+\s*(?:,\s*(?:[^()]|\([^()]*\))+)?\)|\bcurrentColor\b/gi,
      (color) => {
        probe.style.color = color;
        return getComputedStyle(probe).color;
      },
    );
  }
  if (!part || typeof part !== "object" || key === "values" || key === "datasets") return part;
  if (Array.isArray(part)) return part.map((item) => colored(item, probe));
  return Object.fromEntries(Object.entries(part).map(([k, v]) => [k, colored(v, probe, k)]));
}

function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

class Explorer {
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
    const moves = {
      ArrowDown: 1,
      ArrowRight: 1,
      ArrowUp: -1,
      ArrowLeft: -1,
      Home: -Infinity,
      End: Infinity,
    };
    this.list.addEventListener("keydown", (event) => {
      if (!(event.key in moves) || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      this.show(Math.min(Math.max(this.active + moves[event.key], 0), this.figures.length - 1));
      this.cursor.scrollIntoView({ block: "nearest", inline: "nearest" });
    });
    this.list.addEventListener("focus", () => this.show(Math.max(this.active, 0)));
    this.list.addEventListener("blur", () => this.hide());
    this.escape = (event) => event.key === "Escape" && this.close();
    this.figure.addEventListener("keydown", this.escape);
    const point = (event) => this.point(event.clientX, event.clientY);
    this.stage.addEventListener("pointermove", point);
    this.stage.addEventListener("pointerdown", point);
    // The list keeps the focus, or takes it: keys go on from the figure that was touched.
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

  open() {
    this.picture.hidden = true;
    this.button.textContent = this.button.dataset.back;
    this.name = this.button.getAttribute("aria-label");
    this.button.setAttribute("aria-label", this.name.replace(/^[^:]*/, this.button.dataset.back));
    this.label = this.name.split(":")[0];
    this.figure.explorer = this;
    this.list.focus({ preventScroll: true });
  }

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

  async draw() {
    const embed = await vega;
    await Promise.all(
      [400, 700].map((weight) => document.fonts.load(`${weight} 12px "Yesan Sans"`)),
    );
    this.picture.before(this.element);
    const probe = this.picture.appendChild(document.createElement("span"));
    const spec = colored(this.spec, probe);
    probe.remove();
    delete spec.$schema; // it says a version newer than the one that draws, which warns of that
    spec.config = { ...spec.config, aria: false };
    this.made?.finalize();
    this.made = await embed(this.stage, spec, {
      mode: "vega-lite",
      renderer: "svg",
      ast: true, // expressions are interpreted, not compiled: nothing is evaluated as code
      actions: false,
      defaultStyle: false,
      hover: false,
      tooltip: false,
      logLevel: 0,
    });
    this.figures = this.found();
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

  // The figures of the drawing in the order of the table, each with its words and its places.
  found() {
    const table = this.figure.querySelector(".yesan-figures table");
    const cells = table
      ? [...table.rows].map((row) => [...row.cells].map((cell) => cell.textContent))
      : [];
    const figures = new Map();
    for (const { item, mark, x, y } of marks(this.made.view.scenegraph().root, 0, 0)) {
      const datum = item.datum ?? {};
      const { yesan_row: row, yesan_column: column } = datum;
      const lines = table ? words(cells, row, column) : entries(datum);
      if (!lines.length || (figures.size >= MOST && !table)) continue;
      const key = table ? `${row}/${column}` : lines.join();
      if (!figures.has(key)) figures.set(key, { row, column, lines, boxes: [] });
      const box =
        LINES.has(mark.marktype) || !item.bounds
          ? { x1: item.x - 3, y1: item.y - 3, x2: item.x + 3, y2: item.y + 3 }
          : item.bounds;
      const place = { x1: box.x1 + x, y1: box.y1 + y, x2: box.x2 + x, y2: box.y2 + y };
      figures.get(key).boxes.push({ ...place, rank: RANKS[mark.marktype] ?? 0 });
    }
    // A figure is where its bar, square or point is; a rule or a text stands for it where none is.
    for (const figure of figures.values()) {
      figure.boxes.sort((a, b) => a.rank - b.rank);
      const [{ rank }] = figure.boxes;
      figure.boxes = figure.boxes.filter((box) => box.rank === rank || box.rank === RANKS.text);
    }
    const order = (a, b) => (a.row ?? 0) - (b.row ?? 0) || (a.column ?? 0) - (b.column ?? 0);
    return [...figures.values()].sort(order);
  }

  // From the coordinates of the drawing to those of the window.
  onScreen({ x1, y1, x2, y2 }) {
    const { a, e, f } = this.stage.querySelector("svg > g").getScreenCTM();
    return { left: a * x1 + e, top: a * y1 + f, width: a * (x2 - x1), height: a * (y2 - y1) };
  }

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
    const box = this.onScreen(figure.boxes[0]);
    const frame = this.cursor.parentElement.getBoundingClientRect();
    this.cursor.style.left = `${box.left - frame.left + this.cursor.parentElement.scrollLeft - 3}px`;
    this.cursor.style.top = `${box.top - frame.top - 3}px`;
    this.cursor.style.width = `${box.width + 6}px`;
    this.cursor.style.height = `${box.height + 6}px`;
    const tip = this.tip.getBoundingClientRect();
    const left =
      Math.min(Math.max(box.left + box.width / 2, frame.left), frame.right) - tip.width / 2;
    const above = box.top - tip.height - 8;
    this.tip.style.left = `${Math.min(Math.max(left, 8), document.documentElement.clientWidth - tip.width - 8)}px`;
    this.tip.style.top = `${above < 60 ? box.top + box.height + 8 : above}px`;
  }

  hide() {
    this.tip.hidden = this.cursor.hidden = true;
  }
}

function* marks(mark, x, y) {
  for (const item of mark.items) {
    if (mark.marktype === "group") {
      for (const inner of item.items) yield* marks(inner, x + (item.x ?? 0), y + (item.y ?? 0));
    } else if (mark.role === "mark") yield { item, mark, x, y };
  }
}

function words(cells, row, column) {
  const found = cells[row + 1];
  if (!found) return [];
  const [head] = cells;
  const said = (n) => (head.length > 2 ? `${head[n]}: ${found[n]}` : found[n]);
  const columns = column === undefined ? [...found.keys()].slice(1) : [column];
  return [found[0], ...columns.map(said)];
}

function entries(datum) {
  const plain = Object.entries(datum).filter(([, value]) =>
    ["string", "number", "boolean"].includes(typeof value),
  );
  return plain.slice(0, 8).map(([key, value]) => `${key}: ${value}`);
}
