// The script of the page at an address where no page exists, run in that page.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import test from "node:test";
import { runInNewContext } from "node:vm";

const file = new URL("../../scripts/yesan/pages/templates/404.js", import.meta.url);
const script = await readFile(file, "utf8");

/**
 * The links of the page once the script has run, and what it asked its host for.
 * @param {string} href Where the page is shown.
 * @param {string} site The path of the site on that host.
 * @param {{address?: string, root?: string}} dataset What the build has told the page.
 * @param {string} type What the host says that a style sheet is.
 */
async function shown(href, site, dataset, type = "text/css") {
  const links = [`${dataset.root}index.html`, `${dataset.root}tables/`].map((path) => ({
    path,
    getAttribute() {
      return this.path;
    },
    setAttribute(_, value) {
      this.path = value;
    },
  }));
  const asked = [];
  const fetch = async (path) => {
    asked.push(path);
    if (path.startsWith("/broken/")) throw new TypeError("no answer");
    return { ok: path === `${site}assets/yesan.css`, headers: new Map([["content-type", type]]) };
  };
  const document = { documentElement: { dataset }, querySelectorAll: () => links };
  await runInNewContext(script, { document, location: new URL(href), fetch });
  return { links: links.map(({ path }) => path), asked };
}

test("the links lead on from the folder that has the style sheet", async () => {
  const { links, asked } = await shown("https://x.example/a/b/c.html", "/a/", { root: "/" });
  assert.deepEqual(links, ["/a/index.html", "/a/tables/"]);
  assert.deepEqual(asked, ["/a/b/assets/yesan.css", "/a/assets/yesan.css"]);
});

test("a site may be the whole host", async () => {
  const { links } = await shown("https://x.example/a/b", "/", { root: "/old/" });
  assert.deepEqual(links, ["/index.html", "/tables/"]);
});

test("nothing is asked where the address is the one that was told", async () => {
  const told = { address: "https://x.example/a/", root: "/a/" };
  const { links, asked } = await shown("https://x.example/a/b/c", "/a/", told);
  assert.deepEqual(links, ["/a/index.html", "/a/tables/"]);
  assert.deepEqual(asked, []);
});

test("a folder on a disk has its links beside the page", async () => {
  const { links, asked } = await shown("file:///home/site/404.html", "/", { root: "/" });
  assert.deepEqual(links, ["index.html", "tables/"]);
  assert.deepEqual(asked, []);
});

test("a host that answers everything with a page is not believed", async () => {
  const { links } = await shown("https://x.example/a/b", "/a/", { root: "/" }, "text/html");
  assert.deepEqual(links, ["/index.html", "/tables/"]);
});

test("a request that fails is one without the style sheet", async () => {
  const { links } = await shown("https://x.example/broken/b", "/", { root: "/old/" });
  assert.deepEqual(links, ["/index.html", "/tables/"]);
});

test("at most nine folders are asked for", async () => {
  const path = "a/".repeat(30);
  const { asked } = await shown(`https://x.example/${path}x`, "/none/", { root: "/" });
  assert.equal(asked.length, 9);
  assert.equal(asked.at(-1), "/assets/yesan.css");
});
