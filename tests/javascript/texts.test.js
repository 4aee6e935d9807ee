import assert from "node:assert/strict";
import test from "node:test";
import { formsOf } from "../../scripts/yesan/site/assets/search/numbers.js";
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

test("a row that is called by one word, of a page that is called by the others, is what was meant", async () => {
  const [named] = await hits("공사 교량 보수");
  const [plain] = await hits("공사 가로등");
  assert.equal(named.passage.anchor, "bridge");
  assert.ok(named.score > plain.score);
});

const numbers = async (query) =>
  (await texts.findNumber(formsOf(folding.ungrouped(query)), 8)).map(
    ({ leaf, passage }) => `${leaf.path}#${passage.anchor}`,
  );

for (const [query, expected] of [
  ["2", ["programs/network.html#", "tables/works.html#bridge"]],
  ["1,344만", ["programs/network.html#"]],
  ["1,344만 원", ["programs/network.html#"]],
  ["13,440,000", ["programs/network.html#"]],
  ["1,344", []], // it is a part of 1,344만
  ["344", []],
  ["2.5%", ["tables/works.html#lamp"]],
  ["5%", []],
]) {
  test(`the number ${query} is at ${JSON.stringify(expected)}`, async () => {
    assert.deepEqual(await numbers(query), expected);
  });
}

test("words that are far from each other are found, and count less", async () => {
  const [near] = await hits("나무 그늘");
  const [far] = await hits("나무 벤치");
  assert.equal(near.leaf.path, far.leaf.path);
  assert.ok(near.score > far.score);
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
