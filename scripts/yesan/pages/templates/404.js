// The build may not know in which folder of its host the site is: it is the one that has the style
// sheet. The links of this page are then changed to lead on from there.
(async () => {
  const { address, root } = document.documentElement.dataset;
  const links = [...document.querySelectorAll("[href]")].map((link) => {
    return { link, path: link.getAttribute("href").slice(root.length) };
  });
  const move = (folder) => {
    for (const { link, path } of links) link.setAttribute("href", folder + path);
  };
  if (location.protocol === "file:") return move("");
  if (address && location.href.startsWith(address)) return;
  const steps = location.pathname.split("/").slice(1, -1).slice(0, 8);
  for (let depth = steps.length; depth >= 0; depth -= 1) {
    const folder = ["", ...steps.slice(0, depth), ""].join("/");
    const answer = await fetch(`${folder}assets/yesan.css`, { method: "HEAD" }).catch(() => null);
    if (answer?.ok && /css/.test(answer.headers.get("content-type"))) return move(folder);
  }
})();
