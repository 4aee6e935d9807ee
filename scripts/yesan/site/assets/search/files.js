// The files of the index. Each is a script that is one call, with its name and what it has: from a
// server its text is fetched, and from a folder, where a page may fetch nothing, it is run.

/**
 * What reads a file of the index by its path without suffix.
 * @param {URL} base The address of the folder of the index.
 * @returns {(path: string, options?: RequestInit) => Promise<any>}
 */
export function reader(base) {
  const address = (path) => new URL(`${path}.js`, base);
  if (base.protocol === "file:") return (path) => run(address(path));
  return async (path, options) => {
    const answer = await fetch(address(path), options);
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    return contentOf(await answer.text());
  };
}

/**
 * What a script has.
 * @param {string} script
 * @returns {any}
 */
export function contentOf(script) {
  return JSON.parse(script.slice(script.indexOf(",") + 1, -1));
}

// A script says no more than its name, so that each has a place of its own to call.
const waiting = new Map();

function run(address) {
  const name = address.pathname.split("/").at(-1).replace(".js", "");
  globalThis.yesanIndex ??= (called, content) => waiting.get(called)?.(content);
  return new Promise((done, failed) => {
    const script = document.createElement("script");
    waiting.set(name, done);
    script.onload = () => script.remove();
    script.onerror = () => failed(new Error(`${name} cannot be loaded`));
    script.src = address.href;
    document.head.append(script);
  });
}
