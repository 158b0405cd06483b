// The search dialog: opens it, reads what is typed (search-words.js), asks the engine (search-engine.js), shows what
// was found: the best three at once, then the rest by kind of page. Texts of pages are set as text, never as markup.
(() => {
  const dialog = document.querySelector("[data-search]");
  const part = (name, within = dialog) => within.querySelector(`[data-search-${name}]`);
  if (!dialog?.showModal || !globalThis.HandbookEngine) return;

  const BEST = 3;
  const OF_A_KIND = 4;
  const OF_ONE_KIND = 12;
  const KINDS = { Guide: "Guide", "Case study": "Case studies", Reference: "Reference", Meetings: "Meetings", Contribute: "Contribute", About: "About this handbook" };
  const site = new URL(dialog.dataset.site, document.baseURI).href.replace(/\/?$/, "/");
  const box = dialog.querySelector("input[type=search]");
  const selects = [...dialog.querySelectorAll("[data-facet]")];
  const out = part("results");
  let ready;
  let more = 1;

  // Data and engine come when search is first wanted: a page that is only read pays nothing for it.
  const prepare = () => (ready ??= Promise.all([script(new URL("assets/search-data.js", site).href), HandbookEngine.open(site)]));

  function script(src) {
    return new Promise((resolve, reject) => {
      if (globalThis.handbookSearchData) resolve();
      const tag = Object.assign(document.createElement("script"), { src, onload: resolve, onerror: reject });
      document.head.append(tag);
    });
  }

  const make = (name, text, className) => Object.assign(document.createElement(name), { textContent: text, className: className || "" });
  const copy = (name) => part(name).content.firstElementChild.cloneNode(true);

  // Opening and closing

  function open() {
    if (dialog.open) return;
    if (!ready) part("narrow").open = matchMedia("(min-width: 45em) and (min-height: 40em)").matches;
    dialog.showModal();
    box.select();
    run();
  }

  // Searching

  const chosen = () => Object.fromEntries(selects.filter((s) => s.value).map((s) => [s.dataset.facet, s.value]));
  const has = (page, wanted) => Object.entries(wanted).every(([name, value]) => page.facets[name]?.includes(value));

  /** Search for what the box says now. While one search runs, only the last of those that follow is kept. */
  let running;
  let waiting;
  function run() {
    waiting ??= (running || Promise.resolve()).then(() => {
      waiting = undefined;
      running = search().catch((error) => {
        say("Search did not work. “All pages” below lists everything.");
        console.error(error);
      });
      return running;
    });
    return waiting;
  }

  async function search() {
    try {
      await prepare();
    } catch {
      ready = undefined;
      say("Search could not be loaded. “All pages” below lists everything.");
      return;
    }
    const wanted = chosen();
    const query = HandbookWords.read(box.value.trim().length > 1 ? box.value : "", handbookSearchData);
    const asked = query.concepts.length > 0;
    const { pages, rarity } = asked
      ? await HandbookEngine.find(query)
      : { pages: query.typed ? [] : await HandbookEngine.all(), rarity: [] };
    const fitting = pages.filter((page) => has(page, wanted));
    count(pages, wanted);
    const any = asked || Object.keys(wanted).length > 0;
    const [best, ...rest] = any ? group(fitting, wanted.Kind) : [];
    show(query, best && (await read(best)), rarity, any ? fitting.length : undefined, pages.length);
    if (waiting) return; // the reader typed on
    out.append(...(await Promise.all(rest.map(read))).map((one) => results(one, rarity)));
    out.dataset.done = query.typed;
  }

  /** A group with the texts of its pages. */
  const read = async (one) => ({ ...one, pages: await Promise.all(one.pages.map((page) => page.load())) });

  /** What is shown: the best whatever their kind, then what is left by kind, the kind of the best page first. */
  function group(pages, kind) {
    if (kind) return pages.length ? [{ title: KINDS[kind] || kind, pages: pages.slice(0, OF_ONE_KIND * more), all: pages.length, one: true }] : [];
    const best = { title: "Best matches", pages: pages.slice(0, BEST), all: 0 };
    const kinds = new Map();
    for (const page of pages.slice(BEST)) {
      const name = page.facets.Kind?.[0] || "About";
      if (!kinds.has(name)) kinds.set(name, []);
      kinds.get(name).push(page);
    }
    const rest = [...kinds].map(([name, list]) => ({
      title: KINDS[name] || name,
      kind: name,
      pages: list.slice(0, OF_A_KIND),
      all: pages.filter((page) => page.facets.Kind?.[0] === name).length,
      left: list.length - OF_A_KIND,
    }));
    return best.pages.length ? [best, ...rest] : [];
  }

  /** Each choice with the number of pages that it would leave, given the words and the other choices. */
  function count(pages, wanted) {
    for (const select of selects) {
      const name = select.dataset.facet;
      const mine = select.value; // what is chosen now: the reader may have chosen while the search ran
      const { [name]: _, ...others } = wanted;
      const numbers = new Map(mine ? [[mine, 0]] : []);
      for (const page of pages) {
        if (has(page, others)) for (const value of page.facets[name] || []) numbers.set(value, (numbers.get(value) || 0) + 1);
      }
      const options = [...numbers].sort((a, b) => a[0].localeCompare(b[0], "en", { numeric: true }));
      select.replaceChildren(new Option("Any", ""), ...options.map(([value, n]) => new Option(`${value} (${n})`, value, false, value === mine)));
      select.disabled = !options.length;
    }
    const n = Object.keys(wanted).length;
    part("chosen").textContent = n ? ` (${n} chosen)` : "";
  }

  // Showing

  const say = (text) => {
    part("status").textContent = text;
  };

  function show(query, best, rarity, number, without) {
    part("start").hidden = number !== undefined || Boolean(query.typed);
    out.replaceChildren();
    if (number === undefined && !query.typed) return say("");
    const missing = [...query.corrections.map(({ from }) => from), ...query.unknown].map((word) => `“${word}”`);
    const told = [
      query.corrections.length ? `Showing results for “${query.read}”.` : "",
      missing.length ? `No page has ${missing.join(" or ")}.` : "",
      number === 1 ? "1 page." : `${number} pages.`,
    ];
    if (number) say(told.filter(Boolean).join(" "));
    else say(`Nothing found${query.typed ? ` for “${query.typed}”` : ""}.`);
    out.append(...meanings(query).map(term));
    if (!number) out.append(...helpful(query, without));
    if (best) out.append(results(best, rarity));
  }

  /** The section of one group. */
  function results(one, rarity) {
    const id = `search-group-${one.kind || "first"}`.replace(" ", "-");
    const section = make("section", "", "hits");
    section.setAttribute("aria-labelledby", id);
    const heading = Object.assign(make("h3", one.title), { id });
    const list = make("ol", "");
    list.append(...one.pages.map((page) => hit(page, rarity)));
    section.append(heading, list);
    if (one.left > 0) section.append(button(`All ${one.all} in ${one.title}`, () => narrow("Kind", one.kind)));
    if (one.one && one.all > one.pages.length) section.append(button("More", () => ((more += 1), run())));
    return section;
  }

  function hit(page, rarity) {
    const item = copy("hit");
    const link = item.querySelector("a");
    const found = HandbookPassage.best(page, rarity);
    link.textContent = page.title;
    link.href = new URL(page.url.replace(/^\//, ""), site).href + (found.section ? `#${found.section.id}` : "");
    item.querySelector(".hit__about").textContent = found.section ? found.section.title : "";
    const { parts, before, after } = HandbookPassage.excerpt(page, rarity, found);
    const text = item.querySelector(".hit__text");
    if (before) text.append("… ");
    parts.forEach(({ text: words, marked }, i) => text.append(i ? " " : "", marked ? make("mark", words) : words));
    if (after) text.append(" …");
    return item;
  }

  /** Entries to show in full: where nothing but terms of the glossary was typed. */
  const meanings = ({ concepts, terms }) => (concepts.every(({ term: named, weight }) => named !== undefined || weight < 1) ? terms.slice(0, 2) : []);

  function term(entry) {
    const card = copy("term");
    card.querySelector("h3").textContent = entry.term;
    card.querySelector("p").textContent = entry.meaning;
    card.querySelector("a").textContent = `${entry.term} in the glossary`;
    card.querySelector("a").href = new URL(`reference/glossary/#${entry.at}`, site).href;
    return card;
  }

  /** Where nothing was found: take away what narrows, words that are near, and people to ask. */
  function helpful(query, without) {
    const found = [];
    if (Object.keys(chosen()).length && without) {
      found.push(button(without === 1 ? "Show the 1 page outside these choices" : `Show ${without} pages without these choices`, reset));
    }
    const near = query.typed ? HandbookWords.near(query.typed, handbookSearchData) : [];
    if (near.length) {
      const list = make("ul", "", "search__examples");
      list.append(...near.map((word) => wrap("li", button(word, () => ask(word)))));
      found.push(make("p", "Did you mean one of these?"), list);
    }
    const text = make("p", "You can also look in the ");
    text.append(link("glossary", "reference/glossary/"), ", see ", link("all pages", "contents/"), ", or ", link("ask people who help", "reference/help/"), ".");
    return [...found, text];
  }

  const wrap = (name, child) => {
    const element = document.createElement(name);
    element.append(child);
    return element;
  };
  const link = (text, path) => Object.assign(make("a", text), { href: new URL(path, site).href });
  function button(text, action) {
    const element = Object.assign(make("button", text), { type: "button" });
    element.addEventListener("click", action);
    return element;
  }

  // What the reader does

  function ask(words) {
    box.value = words;
    box.focus();
    more = 1;
    run();
  }

  function narrow(name, value) {
    selects.find((select) => select.dataset.facet === name).value = value;
    more = 1;
    part("narrow").open = true;
    box.focus();
    part("found").scrollTop = 0;
    run();
  }

  function reset() {
    selects.forEach((select) => (select.value = ""));
    more = 1;
    box.focus();
    run();
  }

  /** Arrow keys go from the box through the results and back. */
  function move(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const links = [...out.querySelectorAll("a")];
    const at = links.indexOf(document.activeElement);
    if (!step || event.altKey || event.ctrlKey || event.metaKey || !links.length || (at < 0 && document.activeElement !== box)) return;
    event.preventDefault();
    (at + step < 0 ? box : links[Math.min(at + step, links.length - 1)]).focus();
  }

  document.querySelectorAll("[data-search-open]").forEach((opener) => {
    opener.addEventListener("click", open);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    event.preventDefault();
    open();
  });
  dialog.addEventListener("keydown", move);
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog || event.target.closest("a")) dialog.close();
  });
  box.addEventListener("input", () => {
    more = 1;
    part("found").scrollTop = 0;
    run();
  });
  selects.forEach((select) => select.addEventListener("change", () => ((more = 1), run())));
  part("form").addEventListener("submit", async (event) => {
    event.preventDefault();
    await run();
    out.querySelector(".hit a")?.focus();
  });
  part("close").addEventListener("click", () => dialog.close());
  part("reset").addEventListener("click", reset);
  dialog.querySelectorAll("[data-search-example]").forEach((example) => {
    example.addEventListener("click", () => ask(example.textContent));
  });
})();
