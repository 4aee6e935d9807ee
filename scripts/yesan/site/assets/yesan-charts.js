// What a chart can do where scripts run: be explored, become a PNG, have its address copied. Without
// this script its picture, its table, its files and its page to embed are available all the same.

const acts = { explore, png, link, copy };
// How wide the pictures of a chart that is embedded are at most, that for a column and that for a
// phone, and the room for its words, in pixels.
const EMBEDDED = { widths: [760, 416], words: 260 };
// A PNG has this many pixels for one of the picture.
const SCALE = 2;
// What explores charts, fetched with the first one that is explored.
let fetched;

document.addEventListener("click", (event) => {
  const control = event.target.closest?.("[data-chart-act]");
  acts[control?.dataset.chartAct]?.(control, control.closest("figure"));
  for (const menu of menus()) if (!menu.contains(event.target)) menu.open = false;
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of menus()) {
    menu.open = false;
    if (menu.contains(document.activeElement)) menu.firstElementChild.focus();
  }
});
document.addEventListener("toggle", (event) => fill(event.target), true);

// The pictures of a chart: that for a column, and that for a phone, one of which is shown.
function drawings(figure) {
  return [...figure.querySelectorAll(".yesan-chart > svg")];
}

// The menus that are open.
function menus() {
  return document.querySelectorAll(".yesan-menu[open]");
}

function say(figure, text) {
  figure.querySelector(".yesan-said").textContent = text ?? "";
}

async function loaded(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response;
}

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
  const text = figure.querySelector(`.yesan-menu .${control.dataset.chartCopied}`);
  await write(text.value).then(
    () => say(figure, control.dataset.done),
    () => {},
  );
  text.select();
}

// The code to embed and the citation need the address of this site, which only the browser knows.
function fill(details) {
  if (!details.matches?.(".yesan-menu[open]")) return;
  const [code, citation] = details.querySelectorAll("textarea");
  const whole = (address) => new URL(address, location).href;
  citation.value = citation.value.replace(/\S+$/, whole);
  const heights = drawings(details.closest("figure")).map((svg, n) => {
    const { width, height } = svg.viewBox.baseVal;
    return (height * EMBEDDED.widths[n]) / width;
  });
  const tall = Math.ceil((Math.max(...heights) + EMBEDDED.words) / 10) * 10;
  code.value = code.value
    .replace(/src="([^"]*)"/, (_, address) => `src="${whole(address)}"`)
    .replace(/height="\d+"/, `height="${tall}"`);
}

// A picture in a picture loads nothing: it carries the fonts of the page in itself.
async function faces() {
  const rules = ["regular", "bold"].map(async (style) => {
    const font = await loaded(new URL(`yesan-sans-${style}.woff2`, import.meta.url));
    const bytes = new Uint8Array(await font.arrayBuffer());
    const text = btoa(bytes.reduce((all, byte) => all + String.fromCharCode(byte), ""));
    const weight = style === "bold" ? 700 : 400;
    const source = `url(data:font/woff2;base64,${text})`;
    return `@font-face{font-family:"Yesan Sans";font-weight:${weight};src:${source}}`;
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
    canvas.width = image.naturalWidth * SCALE;
    canvas.height = image.naturalHeight * SCALE;
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

async function explore(control, figure) {
  if (figure.explorer) return figure.explorer.close();
  if (figure.ariaBusy) return;
  const picture = figure.querySelector(".yesan-views input");
  if (picture) picture.checked = true;
  figure.ariaBusy = "true";
  say(figure, control.dataset.wait);
  try {
    fetched ??= Promise.all([
      import("./charts/explorer.js"),
      import(new URL("libraries/vega.js", import.meta.url)),
    ]);
    const { chartSpec, chartNarrow } = control.closest(".yesan-actions").dataset;
    const narrow = drawings(figure)[1]?.checkVisibility() ?? false;
    const address = narrow ? chartNarrow : chartSpec;
    const specification = loaded(address).then((response) => response.json());
    const [[{ Explorer }], spec] = await Promise.all([fetched, specification]);
    const explorer = new Explorer(figure, control, spec);
    explorer.element.classList.toggle("narrow", narrow);
    await explorer.draw();
    explorer.open();
    say(figure, "");
  } catch {
    fetched = undefined;
    say(figure, control.dataset.failed);
  } finally {
    figure.ariaBusy = null;
  }
}
