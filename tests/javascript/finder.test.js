import assert from "node:assert/strict";
import test from "node:test";
import { finder, found } from "./index.js";

const paths = async (query) =>
  (await found(query)).groups.flatMap(({ results }) => results.map(({ path }) => path));

for (const [query, first] of [
  ["망분리", "programs/network.html"],
  ["망 분리 사업은", "programs/network.html"],
  ["ㅁㅂㄹ", "programs/network.html"],
  ["akdqnsfl", "programs/network.html"],
  ["망분", "programs/network.html"],
  ["망뷴리 사업", "programs/network.html"],
  ["network separation", "programs/network.html"],
  ["roads", "programs/roads.html"],
  ["how much is the roads", "programs/roads.html"],
  ["footpahts", "programs/roads.html"],
  ["광케이블", "programs/network.html"],
  ["교량", "tables/works.html#bridge"],
  ["내부망", "programs/network.html"], // a synonym
  ["1,344만 원", "programs/network.html"],
  ["네트워크 분리", "programs/network.html"], // as it sounds, and in another word
  ["망분리 사업 예산이 왜 줄었나요", "programs/network.html"],
]) {
  test(`"${query}" finds ${first} first`, async () => assert.equal((await paths(query))[0], first));
}

for (const query of ["", "?!", "qwrtplk", "뷁뷁뷁"]) {
  test(`"${query}" finds nothing`, async () => {
    assert.deepEqual(await found(query), { term: undefined, groups: [], more: false });
  });
}

test("a name is shown before the texts are read", async () => {
  const steps = [];
  for await (const step of finder.find("망분리")) steps.push(step);
  assert.equal(steps.length, 2);
  assert.equal(steps[0].groups[0].results[0].title, "망분리 사업");
});

test("what is only similar says so, and which words it does not have", async () => {
  const [similar] = (await found("footpahts")).groups[0].results;
  assert.equal(similar.near, true);
  const [part] = (await found("망분리 뷁뷁뷁")).groups[0].results;
  assert.deepEqual([part.near, part.without], [true, ["뷁뷁뷁"]]);
});

test("a name that has most of the words is shown with those that it does not have", async () => {
  const [most] = (await found("망분리 사업의 광고비")).groups[0].results;
  assert.deepEqual([most.path, most.without], ["programs/network.html", ["광고비"]]);
});

test("where only a term has all words, texts with one of them are shown below it", async () => {
  const { term, groups } = await found("둘로 나누는");
  assert.equal(term.path, "glossary.html#separation");
  assert.equal(groups[0].results[0].path, "notes.html");
});

test("groups have the headings of their kinds", async () => {
  const { groups } = await found("교량");
  assert.deepEqual(
    groups.map(({ title }) => title),
    ["공사"],
  );
});

test("a term that was asked for stands above the results, and is none of them", async () => {
  const { term, groups } = await found("망분리");
  assert.equal(term.path, "glossary.html#separation");
  assert.match(term.snippet.text, /망을 둘로 나누는 일/);
  assert.equal(groups[0].results[0].path, "programs/network.html");
  const all = groups.flatMap(({ results }) => results.map(({ path }) => path));
  assert.ok(!all.includes("glossary.html#separation"));
});

test("a term is shown where nothing else is found, and none where none was asked for", async () => {
  const { term, groups } = await found("포장");
  assert.equal(term.path, "glossary.html#pavement");
  assert.deepEqual(groups, []);
  assert.equal((await found("교량")).term, undefined);
});
