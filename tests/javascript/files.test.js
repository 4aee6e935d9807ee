import assert from "node:assert/strict";
import test from "node:test";
import { contentOf, reader } from "../../scripts/yesan/site/assets/search/files.js";

test("a script has the content that it calls with", () => {
  assert.deepEqual(contentOf('yesanIndex("leaf-0",["a","b)"])'), ["a", "b)"]);
});

/** A page of a folder: each script that is added to it runs what its address has, or fails. */
function folder(scripts) {
  const asked = [];
  globalThis.document = {
    createElement: () => ({ remove() {} }),
    head: {
      append(script) {
        asked.push(script.src);
        const text = scripts[script.src];
        if (text === undefined) return script.onerror();
        // biome-ignore lint/security/noGlobalEval: this is what a browser does with a script
        globalThis.eval(text);
        script.onload();
      },
    },
  };
  return asked;
}

test("in a folder a file is run as a script, and gives what it calls with", async () => {
  const asked = folder({ "file:///site/search/a/leaf-0.js": 'yesanIndex("leaf-0",[1])' });
  const read = reader(new URL("file:///site/search/"));
  assert.deepEqual(await read("a/leaf-0"), [1]);
  assert.deepEqual(asked, ["file:///site/search/a/leaf-0.js"]);
});

test("in a folder a file that is not there is an error", async () => {
  folder({});
  const read = reader(new URL("file:///site/search/"));
  await assert.rejects(read("index"), /index cannot be loaded/);
});

/** A server that has some files; what it was asked for. */
function server(files) {
  const asked = [];
  globalThis.fetch = async (address, options) => {
    asked.push([address.href, options?.cache]);
    const text = files[address.href];
    return { ok: text !== undefined, status: 404, text: async () => text };
  };
  return asked;
}

test("from a server a file is fetched, as it is asked for", async () => {
  const asked = server({ "https://a.example/search/index.js": 'yesanIndex("index",{"a":1})' });
  const read = reader(new URL("https://a.example/search/"));
  assert.deepEqual(await read("index", { cache: "no-cache" }), { a: 1 });
  assert.deepEqual(asked, [["https://a.example/search/index.js", "no-cache"]]);
});

test("what a server does not have is an error", async () => {
  server({});
  await assert.rejects(reader(new URL("https://a.example/search/"))("index"), /index: 404/);
});
