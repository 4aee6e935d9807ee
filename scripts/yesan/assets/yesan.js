// Search in the rows of a table that is on the page. Without this script the rows are all there.
for (const search of document.querySelectorAll("[data-yesan-search]")) {
  const input = search.querySelector("input");
  const status = search.querySelector("[role=status]");
  const table = search.nextElementSibling?.querySelector("tbody");
  if (!table) continue;
  const rows = [...table.rows].map((row) => [row, row.textContent.normalize("NFC").toLowerCase()]);
  search.hidden = false;
  input.addEventListener("input", () => {
    const words = input.value.normalize("NFC").toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const [row, text] of rows) {
      row.hidden = !words.every((word) => text.includes(word));
      if (!row.hidden) shown += 1;
    }
    status.textContent = words.length ? `${shown} / ${rows.length}` : "";
  });
}

// Charts can be explored and taken away as PNG where scripts run.
if (document.querySelector(".yesan-actions")) import("./yesan-charts.js").catch(() => {});
