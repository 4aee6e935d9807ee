// An index that Python made for these tests, read as a browser reads it.
import { readFile } from "node:fs/promises";
import { env } from "node:process";
import { contentOf } from "../../scripts/yesan/site/assets/search/files.js";
import { Finder } from "../../scripts/yesan/site/assets/search/finder.js";
import { Folding } from "../../scripts/yesan/site/assets/search/folding.js";

const read = async (name) => contentOf(await readFile(`${env.YESAN_SEARCH}/${name}.js`, "utf8"));

/** What `search/index.js` has. */
export const index = await read("index");

/** The rules of the index. */
export const folding = new Folding(index.rules);

/** The names of the files that were fetched, in order. */
export const fetched = [];

/**
 * Fetches a file of the folder of the index.
 * @param {string} name
 * @returns {Promise<any>}
 */
export const get = (name) => {
  fetched.push(name);
  return read(`${index.folder}/${name}`);
};

/** A search of that index. */
export const finder = new Finder(index, get);

/**
 * The last of what a query finds.
 * @param {string} query
 * @param {number} [extent]
 * @returns {Promise<import("../../scripts/yesan/site/assets/search/results.js").Found>}
 */
export async function found(query, extent) {
  let last;
  for await (const shown of finder.find(query, extent)) last = shown;
  return last;
}
