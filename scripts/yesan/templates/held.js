// The theme asks for its search and the whole index with every page: here both wait for a search.
{
  // A browser starts no worker from a folder: there, what would not work is not shown.
  if (location.protocol === "file:") document.documentElement.classList.add("yesan-folder");
  const parts = '[data-md-component="search"], [data-md-toggle="search"], [for="__search"]';
  const searched = new Promise((go) => {
    const look = (event) => event.target.closest?.(parts) && go();
    for (const kind of ["focusin", "pointerover", "change"]) addEventListener(kind, look);
    if (/[?&][hq]=/.test(location.search)) go();
  });
  const { open, send } = XMLHttpRequest.prototype;
  XMLHttpRequest.prototype.open = function (method, url, ...more) {
    this.held = /\/search_index\.json$/.test(url);
    open.call(this, method, url, ...more);
  };
  XMLHttpRequest.prototype.send = function (body) {
    if (this.held) searched.then(() => send.call(this, body));
    else send.call(this, body);
  };
  const Eager = Worker;
  window.Worker = class extends EventTarget {
    constructor(url, options) {
      super();
      if (!/\/search\.[^/]*js$/.test(url)) return new Eager(url, options);
      this.worker = searched.then(() => new Eager(url, options));
      this.worker.then((worker) =>
        worker.addEventListener("message", ({ data }) => this.dispatchEvent(new MessageEvent("message", { data }))),
      );
    }
    postMessage(data) {
      this.worker.then((worker) => worker.postMessage(data));
    }
  };
}
