import assert from "node:assert/strict";
import test from "node:test";
import { Readings } from "../../scripts/yesan/site/assets/search/readings.js";
import { Texts } from "../../scripts/yesan/site/assets/search/texts.js";
import { folding, get, index } from "./index.js";

const texts = new Texts(get, index.volumes, folding);
const reading = (query) => new Readings([], folding).of(query)[0];
const hits = async (query, most = 8, favoured = () => false) =>
  (await texts.find(reading(query), favoured, most)).hits;
const paths = async (query) => [...new Set((await hits(query)).map(({ leaf }) => leaf.path))];

for (const [query, expected] of [
  ["광케이블", ["programs/network.html"]],
  ["케이블", ["programs/network.html"]],
  ["광케이블을", []], // endings are the readings' matter
  ["footpath", ["programs/roads.html"]],
  ["footp", ["programs/roads.html"]],
  ["ootpath", []],
  ["1,344만", ["programs/network.html"]],
  ["1344", ["programs/network.html"]],
  ["134", []], // a number is meant whole
  ["도로 광케이블", []],
  ["망분리 광케이블", ["programs/network.html"]], // one word is in the title only
]) {
  test(`"${query}" is in the text of ${JSON.stringify(expected)}`, async () => {
    assert.deepEqual(await paths(query), expected);
  });
}

test("a row is found as itself", async () => {
  const [{ passage, whole }] = await hits("교량");
  assert.deepEqual([passage.anchor, passage.title, whole], ["bridge", "교량 보수", true]);
});

test("a page that has the words in different passages is found once", async () => {
  const found = await hits("교량 가로등");
  assert.deepEqual(
    found.map(({ leaf, whole }) => [leaf.path, whole]),
    [["tables/works.html", false]],
  );
});

test("of many leaves those that are favoured are read first, and it is said that there are more", async () => {
  const all = await texts.find(reading("사업"), () => false, 9);
  assert.ok(new Set(all.hits.map(({ leaf }) => leaf)).size > 1);
  assert.equal(all.more, false);
  const last = all.hits.at(-1).leaf;
  const { hits: first, more } = await texts.find(
    reading("사업"),
    (leaf) => texts.leaves.get(leaf) === last,
    1,
  );
  assert.deepEqual([...new Set(first.map(({ leaf }) => leaf.path))], [last.path]);
  assert.equal(more, true);
});

test("a file is fetched once, and again where that failed", async () => {
  const asked = [];
  const failing = new Texts(
    async (name) => {
      asked.push(name);
      if (asked.length === 1) throw new Error("offline");
      return get(name);
    },
    index.volumes,
    folding,
  );
  await assert.rejects(failing.leaf(0), /offline/);
  await failing.leaf(0);
  await failing.leaf(0);
  assert.deepEqual(asked, ["leaf-0", "leaf-0"]);
});

test("an empty index has no passages", async () => {
  const empty = new Texts(() => assert.fail("nothing is fetched"), [], folding);
  assert.deepEqual(await empty.find(reading("예산"), () => false, 8), { hits: [], more: false });
});
