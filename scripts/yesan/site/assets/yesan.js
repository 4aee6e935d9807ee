// The script of every page: it searches and sorts tables, and loads what charts and the search need
// once somebody reaches for them. It is no module: pages opened from a folder can load none.

/** What is asked of the rows of a table: functions of texts alone. */
const yesanRows = {
  /**
   * A text as it is compared: in small letters of one width, with hyphens for minus signs.
   * @param {string} text
   * @returns {string}
   */
  plain(text) {
    return text
      .normalize("NFKC")
      .toLowerCase()
      .replace(/\u2212/g, "-");
  },

  /**
   * A text without spaces and commas, so that numbers are found however they are grouped.
   * @param {string} text
   * @returns {string}
   */
  dense(text) {
    return text.replace(/[\s,]+/g, "");
  },

  /**
   * The text of a row in which words are looked for.
   * @param {string[]} cells
   * @returns {string}
   */
  searchable(cells) {
    const plain = cells.map(yesanRows.plain);
    return [...plain, ...plain.map(yesanRows.dense)].join("\n");
  },

  /**
   * Whether the text of a row has every word of a query.
   * @param {string} searchable
   * @param {string} query
   * @returns {boolean}
   */
  has(searchable, query) {
    const words = yesanRows.plain(query).split(/\s+/).filter(Boolean);
    return words.every((word) => searchable.includes(yesanRows.dense(word)));
  },

  /**
   * The place of each text in the order of a language, numbers in texts by their value.
   * @param {string[]} texts
   * @param {string} [language]
   * @returns {(number | "")[]} Empty for an empty text.
   */
  ranks(texts, language) {
    const { compare } = new Intl.Collator(language, { numeric: true });
    const order = [...new Set(texts)].filter(Boolean).sort(compare);
    const places = new Map(order.map((text, place) => [text, place]));
    return texts.map((text) => places.get(text) ?? "");
  },

  /**
   * The column and direction of an order that an address names, as 3 or -3.
   * @param {string} text
   * @returns {{column: number, down: boolean} | undefined}
   */
  order(text) {
    const found = /^(-?)(\d+)$/.exec(text);
    return found ? { column: Number(found[2]), down: found[1] === "-" } : undefined;
  },
};

(() => {
  const language = document.documentElement.lang || undefined;
  const script = document.currentScript ?? document.querySelector("script[src*='assets/yesan.js']");
  const asset = (path) => new URL(path, script.src).href;

  // The text of a cell without what explains it.
  const textOf = (cell) =>
    [...cell.childNodes]
      .filter((node) => node.nodeName !== "svg" && !node.classList?.contains("yesan-mark"))
      .map((node) => node.textContent)
      .join("")
      .replace(/\s+/g, " ")
      .trim();

  const asked = new URLSearchParams(location.search);

  // Keeps in the address what is asked for, so that it can be sent, without a new step for "back".
  const keep = (values) => {
    const address = new URL(location);
    for (const [name, value] of values) {
      if (value) address.searchParams.set(name, value);
      else address.searchParams.delete(name);
    }
    try {
      history.replaceState(history.state, "", address);
    } catch {
      // Some browsers keep the address of a file as it is, or that of a page changed too often.
    }
  };

  // A script of the site, run once a page asks for it.
  const run = (path) =>
    new Promise((done, failed) => {
      const src = asset(path);
      const handlers = { onload: done, onerror: failed };
      document.head.append(Object.assign(document.createElement("script"), { src, ...handlers }));
    });

  // A table whose rows can be searched, chosen by a column, and sorted. Without it all rows are shown
  // in their order.
  class Table {
    constructor(box, number) {
      this.table = box.querySelector("table");
      this.rows = [...this.table.tBodies[0].rows];
      this.search = box.querySelector("[data-yesan-search]");
      this.nothing = box.querySelector(".yesan-nothing");
      this.name = number ? `rows${number + 1}` : "rows";
      if (this.search) this.searchable();
    }

    searchable() {
      this.input = this.search.querySelector("input");
      this.selects = [...this.search.querySelectorAll("select")];
      this.status = this.search.querySelector("[role=status]");
      this.whole = this.status.textContent;
      this.clears = [this.search, this.nothing].map((part) => part.querySelector("[data-clear]"));
      this.texts = this.rows.map((row) =>
        yesanRows.searchable([...row.cells].map((cell) => cell.textContent)),
      );
      this.input.addEventListener("input", () => this.show());
      for (const select of this.selects) select.addEventListener("change", () => this.show());
      for (const button of this.clears) {
        button.addEventListener("click", () => {
          this.clear();
          this.input.focus();
        });
      }
      this.table.addEventListener("sort-end", () => this.show());
      this.input.value = asked.get(this.name) ?? "";
      for (const select of this.selects) {
        select.value = asked.get(`${this.name}-${select.dataset.column}`) ?? "";
        if (select.selectedIndex < 0) select.selectedIndex = 0;
      }
      this.search.classList.add("ready");
      if (this.filtered) this.show();
    }

    get filtered() {
      return Boolean(this.input.value.trim() || this.selects.some((select) => select.value));
    }

    // The header by which the rows are sorted, if any.
    get sorted() {
      return this.table.tHead.querySelector("[aria-sort]");
    }

    show() {
      const chosen = this.selects.filter((select) => select.value);
      let shown = 0;
      this.rows.forEach((row, index) => {
        const found =
          yesanRows.has(this.texts[index], this.input.value) &&
          chosen.every((select) => textOf(row.cells[select.dataset.column]) === select.value);
        row.hidden = !found;
        if (found) shown += 1;
      });
      this.say(shown);
      this.nothing.hidden = shown > 0;
      this.clears[0].disabled = !this.filtered && !this.sorted;
      this.search.classList.toggle("filtered", this.filtered);
      this.remember();
    }

    // How many rows are shown, and by which column they are sorted.
    say(shown) {
      const words = this.search.dataset;
      const count = shown.toLocaleString(language);
      const parts = [this.filtered ? words.found.replace("{shown}", count) : this.whole];
      if (this.sorted) {
        const order = words[this.sorted.getAttribute("aria-sort")];
        parts.push(order.replace("{column}", this.sorted.textContent));
      }
      this.status.textContent = parts.join(" · ");
    }

    remember() {
      const down = this.sorted?.getAttribute("aria-sort") === "descending" ? "-" : "";
      keep([
        [this.name, this.input.value.trim()],
        ...this.selects.map((select) => [`${this.name}-${select.dataset.column}`, select.value]),
        [`${this.name}-sort`, this.sorted && `${down}${this.sorted.cellIndex}`],
      ]);
    }

    clear() {
      this.input.value = "";
      for (const select of this.selects) select.selectedIndex = 0;
      this.sorted?.removeAttribute("aria-sort");
      this.table.tBodies[0].append(...this.rows);
      this.show();
    }

    // The library sorts on a click on a header. What it needs to know of the column is set before.
    sortable() {
      this.table.classList.add("sortable", "n-last");
      for (const head of this.table.tHead.rows[0].cells) {
        if (head.classList.contains("no-sort")) continue;
        const button = Object.assign(document.createElement("button"), { type: "button" });
        button.append(...head.childNodes);
        head.append(button);
        button.addEventListener("click", () => {
          this.table.classList.toggle("asc", !head.classList.contains("number"));
          if (!head.hasAttribute("data-ordered")) this.rank(head.cellIndex);
        });
      }
      this.sortAsAsked();
    }

    sortAsAsked() {
      const order = yesanRows.order(asked.get(`${this.name}-sort`) ?? "");
      const head = this.search && order && this.table.tHead.rows[0].cells[order.column];
      const button = head?.querySelector("button");
      if (!button) return;
      this.table.addEventListener("sort-end", showTarget, { once: true });
      button.click();
      const isDown = this.sorted.getAttribute("aria-sort") === "descending";
      if (isDown !== order.down) button.click();
    }

    // Words are sorted by their ranks: the library knows only the order of the browser's language.
    rank(column) {
      const texts = this.rows.map((row) => textOf(row.cells[column]));
      const ranks = yesanRows.ranks(texts, language);
      this.rows.forEach((row, index) => {
        row.cells[column].dataset.sort = ranks[index];
      });
    }
  }

  const tables = [...document.querySelectorAll(".yesan-rows")].map(
    (box, number) => new Table(box, number),
  );

  // Marks the row that the address names, and shows it even where it was not searched for.
  function showTarget() {
    for (const row of document.querySelectorAll("tr.target")) row.classList.remove("target");
    let name = "";
    try {
      name = decodeURIComponent(location.hash.slice(1));
    } catch {
      return;
    }
    const row = document.getElementById(name)?.closest(".yesan-rows tbody tr");
    if (!row) return;
    row.classList.add("target");
    if (row.hidden) tables.find((table) => table.rows.includes(row)).clear();
    row.scrollIntoView({ block: "center" });
  }

  function offerTables() {
    window.addEventListener("hashchange", showTarget);
    showTarget();
    const sortable = tables.filter(({ table }) => table.hasAttribute("data-sortable"));
    if (!sortable.length) return;
    const start = () => {
      for (const table of sortable) table.sortable();
    };
    run("libraries/sortable.js").then(start, () => {});
  }

  // Charts can be explored and saved as PNG, but not in a folder, whose files a page cannot read. The
  // script is loaded when somebody reaches for a chart; what they did before it was there is done then.
  function offerCharts() {
    if (location.protocol === "file:" || !document.querySelector(".yesan-actions")) return;
    let loading;
    let isLoaded = false;
    const load = () => {
      loading ??= import(asset("yesan-charts.js")).then(() => (isLoaded = true));
      return loading;
    };
    const reach = (event) => {
      if (event.target.closest?.(".yesan-actions")) load().catch(() => {});
    };
    const again = ({ type, target }) => {
      const control = target.closest?.("[data-chart-act]:not([data-chart-act=svg]), .yesan-menu");
      if (isLoaded || !control) return;
      const redo = () =>
        type === "click" ? control.click() : control.dispatchEvent(new Event("toggle"));
      if (type === "toggle" || !control.matches(".yesan-menu")) load().then(redo, () => {});
    };
    for (const kind of ["pointerover", "focusin"]) document.addEventListener(kind, reach);
    for (const kind of ["click", "toggle"]) document.addEventListener(kind, again, true);
    document.documentElement.classList.add("yesan-live");
  }

  // The search of the site: its script and its index are loaded when somebody reaches for it.
  let searching;
  const loadSearch = () => {
    searching ??= run("yesan-search.js").then(() => window.yesanSearch);
    searching.catch(() => (searching = undefined));
    return searching;
  };
  const remember = (query) => keep([["q", query]]);
  let box;

  // The box searches for what its input has once it is loaded, and listens by itself from then on.
  function attach(root, changed) {
    if (box) return;
    box = loadSearch().then(
      ({ Box }) => new Box(root, changed),
      () => {
        box = undefined;
        root.querySelector("[role=status]").textContent = root.dataset.failed;
      },
    );
  }

  // The page of the search.
  function offerSearchIn(page) {
    const input = page.querySelector("input");
    input.value = asked.get("q") ?? "";
    input.focus();
    input.addEventListener("input", () => attach(page, remember));
    if (input.value) attach(page, remember);
  }

  // The dialog of all other pages. "Back" closes it, and leads back to it from a result.
  function offerSearchBy(link, dialog) {
    const input = dialog.querySelector("input");
    const all = dialog.querySelector(".yesan-hints a");
    const address = all.href;
    const changed = (query) => {
      remember(query);
      all.href = query ? `${address}?q=${encodeURIComponent(query)}` : address;
    };
    const show = () => {
      if (!dialog.open) dialog.showModal();
      input.select();
      attach(dialog, changed);
    };
    const open = () => {
      if (dialog.open) return;
      history.pushState({ ...history.state, yesanFinder: true }, "");
      show();
    };
    link.setAttribute("aria-haspopup", "dialog");
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
      event.preventDefault();
      open();
    });
    for (const kind of ["pointerenter", "focus"]) {
      link.addEventListener(kind, () => loadSearch().catch(() => {}), { once: true });
    }
    // However it was closed, the address is as it was before.
    dialog.addEventListener("close", () => {
      if (history.state?.yesanFinder) history.back();
      else remember("");
      link.focus();
    });
    dialog.addEventListener("click", (event) => {
      if (event.target === dialog || event.target.closest("[data-close]")) dialog.close();
    });
    document.addEventListener("keydown", (event) => {
      if (!isShortcut(event)) return;
      event.preventDefault();
      open();
    });
    window.addEventListener("popstate", () => {
      if (history.state?.yesanFinder) show();
      else if (dialog.open) dialog.close();
    });
    input.value = asked.get("q") ?? "";
    if (input.value) show();
  }

  // "/" where it is not typed as text, and Ctrl+K or ⌘K.
  function isShortcut(event) {
    if (event.altKey) return false;
    const command = event.ctrlKey || event.metaKey;
    if (event.code === "KeyK" && command && !event.shiftKey) return true;
    const typed = event.target.closest?.("input, textarea, select, [contenteditable]");
    return event.key === "/" && !command && !typed;
  }

  function offerSearch() {
    const link = document.querySelector(".yesan-find");
    const dialog = document.querySelector("dialog.yesan-finder");
    const page = document.querySelector("div.yesan-finder");
    if (page) offerSearchIn(page);
    else if (link && dialog?.showModal) offerSearchBy(link, dialog);
  }

  const side = document.querySelector(".yesan-compare");
  if (side) import(asset("yesan-compare.js")).then((it) => it.compare(side)).catch(() => {});
  offerTables();
  offerCharts();
  offerSearch();
})();
