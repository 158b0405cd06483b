// The search dialog: opens it, asks search-engine.js (in a worker, or here where there is none), shows what was found.
// An open search is an entry of the history with an address of its own. Texts are set as text, never as markup.
(() => {
  const dialog = document.querySelector("[data-search]");
  const part = (name) => dialog.querySelector(`[data-search-${name}]`);
  if (!dialog) return;
  const [assets, site] = [new URL(".", document.currentScript.src), new URL(dialog.dataset.site.replace(/\/?$/, "/"), location.href)];
  const [box, out, found, selects] = [dialog.querySelector("input[type=search]"), part("results"), part("found"), [...dialog.querySelectorAll("[data-facet]")]];
  const { files, key = document.querySelector("[data-tools] [name=q]") ? "search" : "q" } = dialog.dataset; // files: how names of data end in the offline copy; key: of its words in the address, where a table has "q" itself
  let [wanted, most, running, again, engine, place, leaving] = [{}, 1, false, false];
  function make(name, text, given, ...parts) {
    const one = Object.assign(document.createElement(name), { textContent: text }, given);
    one.append(...parts);
    return one;
  }
  const link = (text, path, given) => make("a", text, { href: new URL(path, site).href, ...given });
  const button = (text, onclick) => make("button", text, { type: "button", onclick });
  const [isOpen, links] = [() => dialog.hasAttribute("open"), () => [...out.querySelectorAll("a, button")]];
  // The engine. One that could not be loaded is not kept: the next key tries again.
  const script = (name) => new Promise((onload, onerror) => document.head.append(make("script", "", { src: new URL(name, assets), async: false, onload, onerror })));
  const fromScript = (name) => script(`search/${name}${files}`).then(() => handbookSearchData[name]);
  const onPage = () => // data and scripts are on their way together
    Promise.all([files || fetch(new URL("search/first.json", assets), { cache: "no-cache" }), ...["vendor/minisearch/minisearch.js", "search-words.js", "search-engine.js"].map(script)])
      .then(([began]) => HandbookSearch(files ? fromScript : HandbookSearch.fetched(assets, began), run));
  const inWorker = () =>
    new Promise((done, failed) => {
      const [worker, waiting] = [new Worker(new URL("search-worker.js", assets)), []];
      const ask = (question) => new Promise((...both) => (waiting.push(both), worker.postMessage(question)));
      worker.onmessage = ({ data }) => {
        if (data.ready) done(ask, (worker.up = true));
        else if (data.more) run();
        else waiting.shift()[data.answer ? 0 : 1](data.answer || new Error(data.failed));
      };
      worker.onerror = (event) => {
        [engine] = [worker.up ? undefined : engine, worker.terminate()]; // one that never came up is done without
        for (const [, lost] of [...waiting, [done, failed]]) lost(event);
      };
    });
  const connect = () => (engine ??= (files || !window.Worker ? onPage() : inWorker().catch(onPage)).catch((error) => Promise.reject(error, (engine = undefined))));
  async function run() { // while one search runs, only the last of those that follow is kept
    if (!isOpen() || running) return void (again = isOpen());
    [running, again] = [true, false];
    if (out.dataset.done === undefined) say("Search is being loaded…");
    try {
      const [ask, words] = [await connect(), box.value]; // with all that was typed while it was loaded
      const answer = await ask({ words, wanted, most }, (again = false));
      if (!again) show(answer, words.trim().length > 1);
    } catch (error) {
      [part("start").hidden, out.textContent] = [true, ""];
      say(error.message === "old" ? "This page is older than the website. Load the page again to search." : "Search could not be loaded. The next key tries again. “All pages” below lists everything.");
    }
    running = false;
    if (again) run();
  }
  const say = (text) => (part("status").textContent = text);
  function show(answer, asked) {
    const { typed, pages, corrections, texts, without } = answer;
    const [given, all, chosen] = [asked || pages !== undefined, texts === "all", Object.keys(wanted).length];
    for (const select of selects) {
      const [name, options] = [select.dataset.facet, answer.counts[select.dataset.facet] || []];
      select.replaceChildren(new Option("Any", ""), ...options.map(([value, n]) => new Option(`${value} (${n})`, value, false, value === wanted[name])));
      select.disabled = !options.length;
    }
    part("chosen").textContent = chosen ? ` (${chosen} chosen)` : "";
    const missing = [...corrections.map(({ from }) => from), ...answer.unknown].join("” or “");
    const told = [
      corrections.length && `Showing results for “${answer.read}”.`,
      missing && all && `No page has “${missing}”.`,
      pages ? `${pages} page${pages === 1 ? "" : "s"}.` : `Nothing found${all ? "" : " yet"}${typed && ` for “${typed}”`}.`,
      { coming: "Only a first part was searched; the rest is still being loaded.", failed: "Only a part was searched: the texts could not be loaded. The next key tries again." }[texts],
    ];
    say(given ? told.filter(Boolean).join(" ") : "");
    [part("start").hidden, part("reset").hidden, part("nothing").hidden] = [given, !chosen, !given || pages || !all];
    const focused = links().indexOf(document.activeElement);
    const wider = !pages && chosen && without ? [button(`Show ${without} page${without === 1 ? "" : "s"} without these choices`, () => change({}))] : [];
    out.replaceChildren(...answer.terms.map(term), ...wider, ...answer.groups.map(section));
    [out.dataset.done, out.dataset.texts] = [typed, texts];
    const to = place ? links().find(({ href }) => place.first || href === place.href) : links()[focused];
    to?.focus({ preventScroll: true });
    if (place?.first || (place && all)) [found.scrollTop, place] = [place.top || 0];
  }
  function section({ title, kind = "first", hits, left, more }) {
    const id = `search-group-${kind}`.replace(" ", "-");
    const one = make("section", "", { className: "hits" }, make("h3", title, { id }), make("ol", "", {}, ...hits.map(hit)));
    one.setAttribute("aria-labelledby", id);
    if (left || more) one.append(left ? button(`All in ${title}`, () => change({ ...wanted, Kind: kind })) : button("More", () => run((most += 1))));
    return one;
  }
  function hit({ address, title, about, parts, before, after }) {
    const words = parts.flatMap((one, i) => [i ? " " : "", one.marked ? make("mark", one.text) : one.text]);
    const text = make("p", before ? "… " : "", { className: "hit__text" }, ...words, after ? " …" : "");
    return make("li", "", { className: `hit${title.endsWith("?") ? " hit--question" : ""}` }, link(title, address, { className: "hit__link" }), make("span", about, { className: "hit__about" }), text);
  }
  const term = ({ title, meaning, address }) => make("section", "", { className: "hit-term" }, make("h3", title), link(`${title} in the glossary`, address), make("p", meaning));
  function note(how, state, words) { // into the history, and the words into the address
    const address = new URL(location.href);
    words ? address.searchParams.set(key, words) : address.searchParams.delete(key);
    try {
      history[how](state, "", address.href);
    } catch {} // a page from a folder may not change its address, and no page too often
  }
  const keep = (at) => note("replaceState", { ...history.state, words: box.value, wanted, place: at }, box.value);
  function open() {
    if (isOpen()) return;
    connect().catch(() => {}); // on its way while the dialog is laid out
    if (!history.state?.search) note("pushState", { search: true, pushed: true }, box.value);
    dialog.showModal ? dialog.showModal() : dialog.setAttribute("open", "");
    run(box.focus(), box.select());
  }
  const shut = () => (dialog.close ? dialog.close() : closed(dialog.removeAttribute("open")));
  const closed = () => !leaving && history.state?.search && (history.state.pushed ? history.back() : note("replaceState", null, ""));
  function follow() { // what the address and the history say: the search that was open here, or none
    const [state, asked] = [history.state?.search ? history.state : {}, new URLSearchParams(location.search).get(key)];
    if (!asked && !state.search) return isOpen() && shut();
    [box.value, wanted, place, leaving] = [state.words ?? asked ?? "", state.wanted || {}, state.place, false];
    if (!state.search) note("replaceState", { search: true }, asked);
    open();
  }
  function change(choices) {
    [wanted, most, found.scrollTop, place] = [choices, 1, 0];
    run(keep());
  }
  part("narrow").open = matchMedia("(min-width: 45em) and (min-height: 40em)").matches;
  // What the reader does. Without this script the door is a link to all pages.
  const on = (name, what, action) => what.addEventListener(name, (event) => action(event) && event.preventDefault());
  for (const door of document.querySelectorAll("[data-search-open]")) {
    door.setAttribute("role", "button");
    on("pointerdown", door, () => void connect().catch(() => {})); // a finger is down a tenth of a second before it taps
    on("click", door, () => (open(), true));
    on("keydown", door, ({ key }) => key === " " && (open(), true));
  }
  on("keydown", document, ({ key, ctrlKey, metaKey, altKey, shiftKey }) => {
    if (key === "Escape" && !dialog.showModal) shut();
    return key?.toLowerCase() === "k" && (ctrlKey || metaKey) && !altKey && !shiftKey && (open(), true);
  });
  on("keydown", dialog, ({ key, ctrlKey, metaKey, altKey }) => { // arrow keys go from the box through the results and back
    const [step, all] = [{ ArrowDown: 1, ArrowUp: -1 }[key], [...out.querySelectorAll("a")]];
    const at = all.indexOf(document.activeElement);
    if (!step || altKey || ctrlKey || metaKey || !all.length || (at < 0 && document.activeElement !== box)) return false;
    (at + step < 0 ? box : all[Math.min(at + step, all.length - 1)]).focus();
    return true;
  });
  on("click", dialog, ({ target }) => {
    const { href } = target.closest("a") || {};
    if (href) keep({ top: found.scrollTop, href });
    if (href?.split("#")[0] === location.href.split("#")[0]) leaving = true;
    if (leaving || target === dialog) shut();
  });
  on("close", dialog, closed);
  on("popstate", window, follow);
  on("input", box, () => change(wanted));
  for (const select of selects) on("change", select, () => change(Object.fromEntries(Object.entries({ ...wanted, [select.dataset.facet]: select.value }).filter(([, value]) => value))));
  on("submit", part("form"), () => (run((place = { first: true })), true));
  on("click", part("close"), shut);
  on("click", part("reset"), () => change({}, box.focus()));
  for (const example of dialog.querySelectorAll("[data-search-example]")) on("click", example, () => change(wanted, (box.value = example.dataset.searchExample), box.focus()));
  follow();
})();
