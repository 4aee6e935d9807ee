// What a reader can do with a table: search its rows, choose from a column, sort. Without this script
// all rows stand there in their order. What is asked for is kept in the address, so that it can be sent.
(() => {
  const language = document.documentElement.lang || undefined;
  const collator = new Intl.Collator(language, { numeric: true });
  const assets = (
    document.currentScript ?? document.querySelector("script[src*='assets/yesan.js']")
  ).src;
  const plain = (text) =>
    text
      .normalize("NFKC")
      .toLowerCase()
      .replace(/\u2212/g, "-");
  const dense = (text) => text.replace(/[\s,]+/g, "");
  const said = (cell) =>
    [...cell.childNodes]
      .filter((node) => node.nodeName !== "svg" && !node.classList?.contains("yesan-mark"))
      .map((node) => node.textContent)
      .join("")
      .replace(/\s+/g, " ")
      .trim();

  // A library of the site, run once a page asks for it.
  const library = (name) =>
    new Promise((done, failed) => {
      const script = document.createElement("script");
      script.src = new URL(`libraries/${name}`, assets).href;
      script.addEventListener("load", done);
      script.addEventListener("error", failed);
      document.head.append(script);
    });

  class Rows {
    constructor(box, number) {
      this.table = box.querySelector("table");
      this.rows = [...this.table.tBodies[0].rows];
      this.search = box.querySelector("[data-yesan-search]");
      this.nothing = box.querySelector(".yesan-nothing");
      this.name = number ? `rows${number + 1}` : "rows";
      this.asked = new URLSearchParams(location.search);
      if (this.search) this.searchable();
    }

    searchable() {
      this.input = this.search.querySelector("input");
      this.selects = [...this.search.querySelectorAll("select")];
      this.status = this.search.querySelector("[role=status]");
      this.whole = this.status.textContent;
      this.clears = [this.search, this.nothing].map((part) => part.querySelector("[data-clear]"));
      this.texts = this.rows.map((row) => {
        const cells = [...row.cells].map((cell) => plain(cell.textContent));
        return `${cells.join("\n")}\n${cells.map(dense).join("\n")}`;
      });
      this.input.addEventListener("input", () => this.show());
      for (const select of this.selects) select.addEventListener("change", () => this.show());
      for (const button of this.clears) {
        button.addEventListener("click", () => {
          this.clear();
          this.input.focus();
        });
      }
      this.table.addEventListener("sort-end", () => this.show());
      this.input.value = this.asked.get(this.name) ?? "";
      for (const select of this.selects) {
        select.value = this.asked.get(`${this.name}-${select.dataset.column}`) ?? "";
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
      const words = plain(this.input.value).split(/\s+/).filter(Boolean).map(dense);
      const chosen = this.selects.filter((select) => select.value);
      let shown = 0;
      this.rows.forEach((row, index) => {
        const found =
          words.every((word) => this.texts[index].includes(word)) &&
          chosen.every((select) => said(row.cells[select.dataset.column]) === select.value);
        row.hidden = !found;
        if (found) shown += 1;
      });
      const parts = [
        this.filtered
          ? this.search.dataset.found.replace("{shown}", shown.toLocaleString(language))
          : this.whole,
      ];
      if (this.sorted) {
        const words = this.search.dataset[this.sorted.getAttribute("aria-sort")];
        parts.push(words.replace("{column}", this.sorted.textContent));
      }
      this.status.textContent = parts.join(" · ");
      this.nothing.hidden = shown > 0;
      this.clears[0].disabled = !this.filtered && !this.sorted;
      this.search.classList.toggle("filtered", this.filtered);
      this.remember();
    }

    // Keep what is asked for in the address: in place, so that "back" leads to the page before.
    remember() {
      const address = new URL(location);
      const keep = (name, value) =>
        value ? address.searchParams.set(name, value) : address.searchParams.delete(name);
      keep(this.name, this.input.value.trim());
      for (const select of this.selects)
        keep(`${this.name}-${select.dataset.column}`, select.value);
      const down = this.sorted?.getAttribute("aria-sort") === "descending" ? "-" : "";
      keep(`${this.name}-sort`, this.sorted && `${down}${this.sorted.cellIndex}`);
      try {
        history.replaceState(history.state, "", address);
      } catch {
        // Some browsers keep the address of a file as it is, or that of a page changed too often.
      }
    }

    clear() {
      this.input.value = "";
      for (const select of this.selects) select.selectedIndex = 0;
      this.sorted?.removeAttribute("aria-sort");
      this.table.tBodies[0].append(...this.rows);
      this.show();
    }

    // The library sorts on a click on a header; what it needs to know of the column is said before.
    sortable() {
      this.table.classList.add("sortable", "n-last");
      for (const head of this.table.tHead.rows[0].cells) {
        if (head.classList.contains("no-sort")) continue;
        const button = document.createElement("button");
        button.type = "button";
        button.append(...head.childNodes);
        head.append(button);
        button.addEventListener("click", () => {
          this.table.classList.toggle("asc", !head.classList.contains("number"));
          if (!head.hasAttribute("data-ordered")) this.rank(head.cellIndex);
        });
      }
      const asked = this.asked.get(`${this.name}-sort`) ?? "";
      const [, down, column] = /^(-?)(\d+)$/.exec(asked) ?? [];
      const button = this.search && this.table.tHead.rows[0].cells[column]?.querySelector("button");
      if (!button) return;
      this.table.addEventListener("sort-end", target, { once: true });
      button.click();
      if ((this.sorted.getAttribute("aria-sort") === "descending") !== Boolean(down))
        button.click();
    }

    // Words in the order of the page's language, as numbers, since the library knows the browser's alone.
    rank(column) {
      const texts = this.rows.map((row) => said(row.cells[column]));
      const order = [...new Set(texts)].filter(Boolean).sort(collator.compare);
      const places = new Map(order.map((text, place) => [text, place]));
      this.rows.forEach((row, index) => {
        row.cells[column].dataset.sort = places.get(texts[index]) ?? "";
      });
    }
  }

  const tables = [...document.querySelectorAll(".yesan-rows")].map((box, n) => new Rows(box, n));

  // The row that the address names: always among those shown, and marked though rows change places.
  function target() {
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
  window.addEventListener("hashchange", target);
  target();

  const sortable = tables.filter(({ table }) => table.hasAttribute("data-sortable"));
  if (sortable.length) {
    library("sortable.js").then(
      () => sortable.forEach((table) => table.sortable()),
      () => {},
    );
  }
})();

// Charts can be explored and taken away as PNG where scripts run. From a folder browsers let no page read
// the files that this needs: there it is not offered, and the links to the files work.
// The script for it comes when somebody reaches for a chart; what they did before it came is done then.
if (location.protocol !== "file:" && document.querySelector(".yesan-actions")) {
  let come;
  let here = false;
  const load = () => (come ??= import("./yesan-charts.js").then(() => (here = true)));
  const near = (event) => event.target.closest?.(".yesan-actions") && load().catch(() => {});
  const again = (event) => {
    const control = event.target.closest?.(
      "[data-chart-act]:not([data-chart-act=svg]), .yesan-embed",
    );
    if (here || !control) return;
    const redo = () =>
      event.type === "click" ? control.click() : control.dispatchEvent(new Event("toggle"));
    if (event.type === "toggle" || !control.matches(".yesan-embed")) load().then(redo, () => {});
  };
  for (const kind of ["pointerover", "focusin"]) document.addEventListener(kind, near);
  for (const kind of ["click", "toggle"]) document.addEventListener(kind, again, true);
  document.documentElement.classList.add("yesan-live");
}

// The search of the site: its scripts and its index come when somebody reaches for it. What is sought stands
// in the address, so that it can be sent, and "back" leads out of the search, and back to it from a result.
{
  const link = document.querySelector(".yesan-find");
  const dialog = document.querySelector("dialog.yesan-finder");
  const page = document.querySelector("div.yesan-finder");
  const query = () => new URLSearchParams(location.search).get("q");
  const folder = new URL(
    "search/",
    (document.currentScript ?? document.querySelector("script[src*='assets/yesan.js']")).src,
  );
  const modules = ["box", "finder", "names", "readings", "results", "texts", "folding", "letters"];
  // All of them at once, since each would be asked for by the one before.
  const load = () => Promise.all(modules.map((name) => import(new URL(`${name}.js`, folder).href)));
  const remember = (words) => {
    const address = new URL(location);
    if (words) address.searchParams.set("q", words);
    else address.searchParams.delete("q");
    try {
      history.replaceState(history.state, "", address);
    } catch {
      // Some browsers allow no more than so many changes of the address.
    }
  };
  let box;
  const attach = (root, changed) =>
    (box ??= load().then(
      ([{ Box }]) => new Box(root, changed),
      () => {
        box = undefined;
        root.querySelector("[role=status]").textContent = root.dataset.failed;
      },
    ));

  if (location.protocol === "file:") {
    document.documentElement.classList.add("yesan-folder");
    document.querySelector(".yesan-failed")?.removeAttribute("hidden");
  } else if (page) {
    const input = page.querySelector("input");
    input.value = query() ?? "";
    input.focus();
    // The box searches for what stands there once it has come, and listens itself from then on.
    input.addEventListener("input", () => attach(page, remember));
    if (input.value) attach(page, remember);
  } else if (link && dialog?.showModal) {
    const input = dialog.querySelector("input");
    const all = dialog.querySelector(".yesan-hints a");
    const address = all.href;
    const changed = (words) => {
      remember(words);
      all.href = words ? `${address}?q=${encodeURIComponent(words)}` : address;
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
    // Closed by whatever means, the address is as it was: what was added for the search is gone.
    const close = () => {
      if (history.state?.yesanFinder) history.back();
      else remember("");
      link.focus();
    };
    link.setAttribute("aria-haspopup", "dialog");
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
      event.preventDefault();
      open();
    });
    for (const kind of ["pointerenter", "focus"])
      link.addEventListener(kind, () => load().catch(() => {}), { once: true });
    dialog.addEventListener("close", close);
    dialog.addEventListener("click", (event) => {
      if (event.target === dialog || event.target.closest("[data-close]")) dialog.close();
    });
    document.addEventListener("keydown", (event) => {
      const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
      const slash =
        event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !typing;
      const k =
        event.code === "KeyK" &&
        (event.ctrlKey || event.metaKey) &&
        !event.shiftKey &&
        !event.altKey;
      if (!slash && !k) return;
      event.preventDefault();
      open();
    });
    window.addEventListener("popstate", () => {
      if (history.state?.yesanFinder) show();
      else if (dialog.open) dialog.close();
    });
    if (query()) {
      input.value = query();
      show();
    }
  }
}
