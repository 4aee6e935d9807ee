// What can be done with tables: searching and sorting them, and going through them by keys. Without it
// all rows are shown in their order, and every link is a stop of the Tab key.

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

/** The stops of the Tab key in a row: one, and the others beside it by the arrow keys. */
const yesanStops = {
  rows: ".yesan-grid tbody tr, .yesan-evidence > li",
  stops: "a[href], button",
  aside: ".yesan-anchor, .yesan-at, .yesan-mark, .yesan-wrong, .yesan-changed",

  /**
   * Leave one stop in a row: its first link that says what the row is, or what is in it.
   * @param {Element} row
   */
  leaveOne(row) {
    const all = [...row.querySelectorAll(yesanStops.stops)];
    const main = all.find((stop) => !stop.matches(yesanStops.aside)) ?? all[0];
    for (const stop of all) if (stop !== main) stop.tabIndex = -1;
    const around = all.length > 1 && row.closest("[data-keys]");
    if (around) around.setAttribute("aria-description", around.dataset.keys);
  },

  /**
   * The stop beside another one in its row, to which a key leads.
   * @param {Element} stop
   * @param {string} key
   * @param {boolean} isRightToLeft
   * @returns {Element | undefined}
   */
  beside(stop, key, isRightToLeft) {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[key];
    const row = step && stop.closest?.(yesanStops.rows);
    if (!row) return undefined;
    const all = [...row.querySelectorAll(yesanStops.stops)];
    const place = all.indexOf(stop);
    return place < 0 ? undefined : all[place + (isRightToLeft ? -step : step)];
  },
};

window.yesanTables = ({ asked, keep, run }) => {
  const language = document.documentElement.lang || undefined;

  // The text of a cell without what explains it.
  const textOf = (cell) =>
    [...cell.childNodes]
      .filter((node) => node.nodeName !== "svg" && !node.classList?.contains("yesan-mark"))
      .map((node) => node.textContent)
      .join("")
      .replace(/\s+/g, " ")
      .trim();

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
    // Its figures are in sight, be it a card or a row that is wider than the screen.
    const isHigh = row.offsetHeight > innerHeight / 2;
    row.scrollIntoView({ block: isHigh ? "start" : "center" });
    for (const cell of [...row.querySelectorAll(".lead")].reverse()) {
      cell.scrollIntoView({ block: "nearest", inline: "nearest" });
    }
  }

  function offerStops() {
    for (const row of document.querySelectorAll(yesanStops.rows)) yesanStops.leaveOne(row);
    document.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      const isRightToLeft = getComputedStyle(document.documentElement).direction === "rtl";
      const beside = yesanStops.beside(event.target, event.key, isRightToLeft);
      if (!beside) return;
      event.preventDefault();
      beside.focus();
    });
  }

  function offerSorting() {
    const sortable = tables.filter(({ table }) => table.hasAttribute("data-sortable"));
    if (!sortable.length) return;
    const start = () => {
      for (const table of sortable) table.sortable();
    };
    run("libraries/sortable.js").then(start, () => {});
  }

  // What is cited has the address of this site, and of the row, chart or figure that was followed.
  function cite({ target }) {
    const [text, entry] = target.querySelectorAll("textarea");
    const part = /^#(row-|line-|chart-|c[0-9a-f]{11}$)/.test(location.hash) ? location.hash : "";
    const whole = (address) => new URL(address, location).href.split("#")[0] + part;
    text.value = text.defaultValue.replace(/\S+$/, whole);
    entry.value = entry.defaultValue.replace(/(?<=url = \{)[^}]+/, whole);
  }

  document.querySelector(".yesan-cite")?.addEventListener("toggle", cite);
  window.addEventListener("hashchange", showTarget);
  showTarget();
  offerStops();
  offerSorting();
};
