// The figures of a drawing: what each says, and where it is.
import { plain } from "./inherited.js";

// The most figures that the arrow keys go through, of a chart without a table.
const MOST = 1000;
// A figure is where its bar, area or point is; where it has none of these, where its rule or text is.
const RANKS = { rule: 1, text: 2 };
// Marks whose bounds are those of a whole line, not of one figure.
const LINES = new Set(["line", "area", "trail"]);
// Half the size of a figure that is a point of a line.
const POINT = 3;
// The most properties of a datum that are said.
const PROPERTIES = 8;

/**
 * The figures of a drawing, in the order of the table of the chart.
 * @param {object} root The root of Vega's scenegraph.
 * @param {string[][]} [cells] The texts of the table, its header first, if there is one.
 * @returns {Figure[]}
 */
export function figuresOf(root, cells) {
  /** @type {Map<string, Figure>} */
  const figures = new Map();
  for (const { item, type, x, y } of marks(root, 0, 0)) {
    const datum = item.datum ?? {};
    const { yesan_row: row, yesan_column: column } = datum;
    const lines = cells ? linesOf(cells, row, column) : propertiesOf(datum);
    if (!lines.length || (!cells && figures.size >= MOST)) continue;
    const key = cells ? `${row}/${column}` : lines.join();
    if (!figures.has(key)) figures.set(key, { row, column, lines, boxes: [] });
    figures.get(key).boxes.push(boxOf(item, type, x, y));
  }
  for (const figure of figures.values()) figure.boxes = foremost(figure.boxes);
  const order = (a, b) => (a.row ?? 0) - (b.row ?? 0) || (a.column ?? 0) - (b.column ?? 0);
  return [...figures.values()].sort(order);
}

// The marks of a drawing, each with where its group begins.
function* marks(mark, x, y) {
  for (const item of mark.items) {
    if (mark.marktype === "group") {
      for (const inner of item.items) yield* marks(inner, x + (item.x ?? 0), y + (item.y ?? 0));
    } else if (mark.role === "mark") yield { item, type: mark.marktype, x, y };
  }
}

// What a row of the table says: its name, then its figure in a column, or all of its figures.
function linesOf(cells, row, column) {
  const found = cells[row + 1];
  if (!found) return [];
  const [head] = cells;
  const said = (n) => (head.length > 2 ? `${head[n]}: ${found[n]}` : found[n]);
  const columns = column === undefined ? [...found.keys()].slice(1) : [column];
  return [found[0], ...columns.map(said)];
}

function propertiesOf(datum) {
  const isPlain = ([, value]) => ["string", "number", "boolean"].includes(typeof value);
  const found = Object.entries(datum).filter(isPlain).slice(0, PROPERTIES);
  return found.map(([key, value]) => plain(`${key}: ${value}`));
}

function boxOf(item, type, x, y) {
  const around = { x1: item.x, y1: item.y, x2: item.x, y2: item.y };
  const isPoint = LINES.has(type) || !item.bounds;
  const { x1, y1, x2, y2 } = isPoint ? around : item.bounds;
  const more = isPoint ? POINT : 0;
  return {
    x1: x1 - more + x,
    y1: y1 - more + y,
    x2: x2 + more + x,
    y2: y2 + more + y,
    rank: RANKS[type] ?? 0,
  };
}

// The boxes that mean a figure best, and its texts.
function foremost(boxes) {
  const ordered = [...boxes].sort((a, b) => a.rank - b.rank);
  return ordered.filter(({ rank }) => rank === ordered[0].rank || rank === RANKS.text);
}

/**
 * @typedef {object} Figure
 * @property {number} [row] The row of the table that it is in, from 0 on.
 * @property {number} [column] Its column.
 * @property {string[]} lines What it says: its name first.
 * @property {Box[]} boxes Where it is in the drawing, the best first.
 */

/** @typedef {{x1: number, y1: number, x2: number, y2: number, rank: number}} Box */
