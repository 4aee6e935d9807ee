// Two or three pages side by side: what each says at its beginning, row by row. The address names
// them, as in ?programs=a,b. The pages are read as they are published: nothing is computed here.

/** Maximum number of pages beside each other. */
export const MOST = 3;

/**
 * The pages that an address asks for: those of one list, each once, no more than there is room for.
 * @param {URLSearchParams} asked
 * @param {string[]} folders The folders of the lists.
 * @returns {{folder: string, names: string[]}} The first list, and no page, where it asks for none.
 */
export function wanted(asked, folders) {
  const folder = folders.find((name) => asked.has(name)) ?? folders[0];
  const names = (asked.get(folder) ?? "").split(",").filter(Boolean);
  return { folder, names: [...new Set(names)].slice(0, MOST) };
}

/**
 * The address of a comparison.
 * @param {string} folder
 * @param {string[]} names
 * @returns {string}
 */
export function address(folder, names) {
  return `?${folder}=${names.map(encodeURIComponent).join(",")}`;
}

/**
 * What several pages say, as rows with a cell for each page, in the order in which they say it.
 * @template T
 * @param {[string, T][][]} pages What each page says: labels, each with what belongs to it.
 * @returns {{label: string, cells: (T | undefined)[]}[]}
 */
export function rowsOf(pages) {
  const labels = [];
  for (const page of pages) {
    let after = -1;
    for (const [label] of page) {
      const known = labels.indexOf(label);
      if (known < 0) labels.splice(after + 1, 0, label);
      after = labels.indexOf(label);
    }
  }
  const kept = pages.map((page) => new Map(page));
  return labels.map((label) => ({ label, cells: kept.map((page) => page.get(label)) }));
}

/**
 * How long bars are, in per cent of the longest; none where they are of several currencies, where
 * one is negative, or where all are zero.
 * @param {{value: number, currency: string}[]} amounts
 * @returns {number[]}
 */
export function lengths(amounts) {
  const longest = Math.max(0, ...amounts.map(({ value }) => value));
  const currencies = new Set(amounts.map(({ currency }) => currency));
  if (!longest || currencies.size > 1 || amounts.some(({ value }) => value < 0)) return [];
  return amounts.map(({ value }) => (100 * value) / longest);
}

const element = (tag, values = {}, ...children) => {
  const made = Object.assign(document.createElement(tag), values);
  made.append(...children);
  return made;
};

// The same nodes for another page: without what explains words, and with whole addresses.
function copied(nodes, base) {
  const copy = element("div");
  copy.append(...[...nodes].map((node) => document.importNode(node, true)));
  for (const node of copy.querySelectorAll(".yesan-meaning, .headerlink")) node.remove();
  for (const word of copy.querySelectorAll("button")) word.replaceWith(word.textContent);
  for (const node of copy.querySelectorAll("[id]")) node.removeAttribute("id");
  for (const link of copy.querySelectorAll("a[href]")) {
    link.href = new URL(link.getAttribute("href"), base).href;
  }
  return copy;
}

const textOf = (nodes) => copied(nodes, location).textContent.replace(/\s+/g, " ").trim();

// What a page says before its first section, and how much of its budget is spent.
function read(page, base, words) {
  const main = page.querySelector("article");
  const first = main.querySelector("h2");
  const before = (node) =>
    !first || node.compareDocumentPosition(first) & Node.DOCUMENT_POSITION_FOLLOWING;
  const all = (css) => [...main.querySelectorAll(css)].filter(before);
  const said = [];
  const add = (label, nodes) => nodes.length && said.push([label, copied(nodes, base)]);
  add(words.purpose, all("p.yesan-purpose"));
  const currency = main.querySelector("dl.yesan-key")?.dataset.currency ?? "";
  for (const entry of all("dl.yesan-key > div")) {
    const cell = copied([entry.querySelector("dd")], base);
    if (entry.className === "amount") {
      cell.dataset.value = entry.querySelector("data").value;
      cell.dataset.currency = currency;
    }
    said.push([textOf(entry.querySelector("dt").childNodes), cell]);
  }
  for (const label of all("dl.yesan-facts > dt")) {
    add(textOf(label.childNodes), [label.nextElementSibling]);
  }
  for (const meter of main.querySelectorAll("svg.yesan-meter")) {
    const lead = meter.previousElementSibling;
    if (!before(meter)) add(textOf(lead.previousElementSibling.childNodes), [lead, meter]);
  }
  add(words.text, all("p.yesan-lead, p.yesan-note"));
  return said;
}

function draw(cells) {
  const amounts = cells.map(({ dataset: { value, currency } }) => ({
    value: Number(value),
    currency,
  }));
  lengths(amounts).forEach((length, place) => {
    const bar = element("span", { className: "yesan-length", ariaHidden: "true" });
    bar.style.inlineSize = `${length}%`;
    cells[place].append(bar);
  });
}

function table(box, folder, pages) {
  const names = pages.map(({ name }) => name);
  const heads = pages.map(({ name, title, base }) => {
    const others = address(
      folder,
      names.filter((other) => other !== name),
    );
    const away = element("a", { href: others, textContent: "×", className: "away" });
    away.setAttribute("aria-label", box.dataset.away.replace("{name}", title));
    const link = element("a", { href: base, textContent: title });
    return element("th", { scope: "col" }, link, " ", away);
  });
  const rows = rowsOf(pages.map(({ said }) => said)).map(({ label, cells }) => {
    const shown = cells.map((cell, place) => {
      const className = cell ? "" : "nothing";
      const made = element("td", { className }, cell ?? box.dataset.nothing);
      made.dataset.name = pages[place].title;
      return made;
    });
    const className = cells.some((cell) => cell?.querySelector("p")) ? "words" : "";
    return element(
      "tr",
      { className },
      element("th", { scope: "row", textContent: label }),
      ...shown,
    );
  });
  const head = element("tr", {}, element("td"), ...heads);
  const className = "yesan-compared";
  const made = element(
    "table",
    { className },
    element("thead", {}, head),
    element("tbody", {}, ...rows),
  );
  draw([...made.querySelectorAll("[data-value]")]);
  return element("div", { className: "yesan-side-by-side", tabIndex: 0 }, made);
}

// The list of what can be chosen: the page of the list has all of it.
function chooser(box, listed, folder, names) {
  const first = element("option", { value: "", textContent: box.dataset.choose });
  const options = [...listed]
    .filter(([name]) => !names.includes(name))
    .map(([name, title]) => element("option", { value: name, textContent: title }));
  const select = element("select", { ariaLabel: box.dataset.choose }, first, ...options);
  select.addEventListener("change", () => {
    if (select.value) location.search = address(folder, [...names, select.value]);
  });
  return select;
}

function kinds(box, links, folder) {
  const options = [...links].map(([value, link]) =>
    element("option", { value, textContent: link.textContent, selected: value === folder }),
  );
  const select = element("select", { ariaLabel: box.dataset.kind }, ...options);
  select.addEventListener("change", () => (location.search = address(select.value, [])));
  return select;
}

async function load(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${response.status} ${url}`);
  return new DOMParser().parseFromString(await response.text(), "text/html");
}

/**
 * Compares the pages that the address names, and offers others.
 * @param {HTMLElement} box Where; it has links to the lists, and all words.
 */
export async function compare(box) {
  const folderOf = (link) => link.getAttribute("href").replace(/\/[^/]*$/, "");
  const links = new Map([...box.querySelectorAll("li a")].map((link) => [folderOf(link), link]));
  const { folder, names } = wanted(new URLSearchParams(location.search), [...links.keys()]);
  const list = links.get(folder).href;
  const listed = new Map();
  for (const link of (await load(list)).querySelectorAll("tbody th[scope=row] a")) {
    const name = /^([^/?#]+)\.html$/.exec(link.getAttribute("href"))?.[1];
    if (name) listed.set(decodeURIComponent(name), link.textContent.trim());
  }
  const known = names.filter((name) => listed.has(name));
  const pages = await Promise.all(
    known.map(async (name) => {
      const base = new URL(`${encodeURIComponent(name)}.html`, list);
      const page = await load(base);
      return { name, title: listed.get(name), base, said: read(page, base, box.dataset) };
    }),
  );
  const choices = element("p", { className: "yesan-choose" });
  if (!known.length && links.size > 1) choices.append(kinds(box, links, folder), " ");
  if (known.length < Math.min(MOST, listed.size)) {
    choices.append(chooser(box, listed, folder, known));
  }
  box.replaceChildren(...(known.length ? [table(box, folder, pages)] : []), choices);
}
