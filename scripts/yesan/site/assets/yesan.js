// The script of every page: it loads what its tables need, and what charts and the search need once
// somebody reaches for them. It is no module: pages opened from a folder can load none.

(() => {
  const script = document.currentScript ?? document.querySelector("script[src*='assets/yesan.js']");
  const asset = (path) => new URL(path, script.src).href;

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

  // What can be done with tables, and with the lines of a source.
  function offerTables() {
    if (!document.querySelector(".yesan-rows, .yesan-evidence")) return;
    run("yesan-tables.js").then(
      () => window.yesanTables({ asked, keep, run }),
      () => {},
    );
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

  // The same place of a page in another language. Its headings have other ids there: each is the
  // same one by its number.
  function offerLanguages() {
    const links = document.querySelectorAll(".yesan-language");
    if (!links.length) return;
    const headings = () => [...document.querySelectorAll("article :is(h1, h2, h3, h4)[id]")];
    const place = () => {
      const number = headings().findIndex(
        ({ id }) => id === decodeURIComponent(location.hash.slice(1)),
      );
      return number < 0 ? location.hash : `#heading-${number}`;
    };
    for (const link of links) {
      link.addEventListener("click", () => {
        Object.assign(link, { search: location.search, hash: place() });
      });
    }
    const heading = headings()[/^#heading-(\d+)$/.exec(location.hash)?.[1]];
    if (heading) location.replace(`#${heading.id}`);
  }

  const side = document.querySelector(".yesan-compare");
  if (side) import(asset("yesan-compare.js")).then((it) => it.compare(side)).catch(() => {});
  offerTables();
  offerCharts();
  offerSearch();
  offerLanguages();
})();
