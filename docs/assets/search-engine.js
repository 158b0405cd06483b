// Search over Pagefind's index: HandbookEngine.find(query) with a query of HandbookWords.read().
// Any engine with the same functions can stand in its place (the offline copy has one of its own):
//   open(site)    site: the address of the front page. Resolves when searches can begin.
//   find(query)   resolves to { pages, rarity }. Pages, best first, are { id, facets: {Kind: [...], ...}, load() };
//                 load() resolves to { url, title, words, marked, sections }, a page as search-passage.js reads it.
//   all()         every page, in the same form.
//
// Pagefind wants every word of a search on the page. A question of a reader rarely has all its words on the page
// that answers it, so each concept is searched for alone, with its other names, and the lists are put together:
// scores add up (both are BM25), pages that answer more of the question come first, and those where the words
// stand close together.
(() => {
  const WINDOW = 28; // words: about two sentences
  const ALIKE = 1.2; // what a heading like the question counts
  const EXPLAINS = { Reference: 1.4, Guide: 1.2 }; // where only a term of the glossary was typed
  const READ = 10; // pages of which the text is read before they are put in order
  const kept = new Map();
  const texts = new Map();
  let folder;
  let pagefind;
  let facets;

  async function open(site) {
    folder = new URL("pagefind/", site);
    try {
      facets ??= readFacets();
      pagefind ??= start();
      await Promise.all([facets, pagefind]);
    } catch (error) {
      facets = pagefind = undefined; // so that the next opening tries again
      throw error;
    }
  }

  async function start() {
    const engine = await import(new URL("pagefind.js", folder).href);
    await engine.options({ ranking: { pageLength: 0.6, termSaturation: 1.2, termSimilarity: 2.5 } });
    await engine.init();
    return engine;
  }

  /** Facets of every page by its id, as macros/publish/search_index.py wrote them. */
  async function readFacets() {
    const { facets: names, pages } = await (await fetch(new URL("pages.json", folder), { cache: "no-cache" })).json();
    return new Map(Object.entries(pages).map(([id, numbers]) => [id, numbers.reduce((all, number) => add(all, ...names[number]), {})]));
  }

  const add = (all, name, value) => {
    (all[name] ??= []).push(value);
    return all;
  };

  /** The text of a page, read once. Pagefind's own reading also makes excerpts, which the dialog makes itself. */
  function read(id) {
    if (!texts.has(id)) texts.set(id, readText(id).catch((error) => (texts.delete(id), Promise.reject(error))));
    return texts.get(id);
  }

  async function readText(id) {
    const file = await fetch(new URL(`fragment/${id}.pf_fragment`, folder));
    const unpacked = await new Response(file.body.pipeThrough(new DecompressionStream("gzip"))).text();
    const page = JSON.parse(unpacked.slice(unpacked.indexOf("{"))); // after a word that Pagefind marks its files with
    return {
      url: page.url,
      title: page.meta.title,
      words: page.content.split(/\s+/),
      sections: page.anchors
        .filter(({ element }) => /^h[23]$/.test(element))
        .map((anchor) => ({ id: anchor.id, title: anchor.text, at: anchor.location })),
    };
  }

  /** Pages with a word or its longer forms: by id, the score and where the word stands. */
  async function pagesWithWord(word) {
    const { results } = await (await pagefind).search(word);
    return new Map(results.map(({ id, score, words }) => [id, { score, places: words }]));
  }

  /** Pages with words side by side. Pagefind's own search for a phrase gives all pages one score and one place. */
  async function pagesWithPhrase(words) {
    const telling = words.map((word, at) => ({ word, at })).filter(({ word }) => word.length > 2 && !HandbookWords.isStop(word));
    const parts = telling.length ? telling : words.map((word, at) => ({ word, at }));
    const lists = await Promise.all(parts.map(({ word }) => pagesWith([word])));
    const found = new Map();
    for (const [id, first] of lists[0]) {
      const others = lists.slice(1).map((list) => list.get(id));
      if (!others.every(Boolean)) continue;
      const sets = others.map((page) => new Set(page.places));
      const places = first.places.filter((at) => sets.every((set, i) => set.has(at + parts[i + 1].at - parts[0].at)));
      if (!places.length) continue;
      const rarest = Math.min(first.places.length, ...others.map((page) => page.places.length));
      const score = others.reduce((total, page) => total + page.score, first.score) * Math.sqrt(places.length / rarest);
      found.set(id, { score, places: places.flatMap((at) => parts.map((part) => at + part.at - parts[0].at)) });
    }
    return found;
  }

  function pagesWith(words) {
    const key = words.join(" ");
    if (!kept.has(key)) {
      if (kept.size > 400) kept.clear();
      kept.set(key, words.length > 1 ? pagesWithPhrase(words) : pagesWithWord(key));
    }
    return kept.get(key);
  }

  /** The pages of one concept: by id, the score of its best form and a little for the others, and where it stands. */
  async function pagesOf(concept) {
    const lists = await Promise.all(concept.any.map(({ words }) => pagesWith(words)));
    const pages = new Map();
    lists.forEach((list, i) => {
      for (const [id, { score, places }] of list) {
        const page = pages.get(id) || { best: 0, sum: 0, places: new Set() };
        const weighed = score * concept.any[i].weight;
        page.best = Math.max(page.best, weighed);
        page.sum += weighed;
        places.forEach((at) => page.places.add(at));
        pages.set(id, page);
      }
    });
    return pages;
  }

  /** The share of neighbours in the question that are neighbours on the page: "social workers", not just both words. */
  function side(sets, count) {
    let pairs = 0;
    for (let i = 1; i < count; i += 1) {
      if (sets[i - 1] && sets[i] && [...sets[i - 1]].some((at) => sets[i].has(at + 1))) pairs += 1;
    }
    return count > 1 ? pairs / (count - 1) : 0;
  }

  /** The largest share of the question that stands within one window of words. */
  function closeness(places, rarity) {
    places.sort((a, b) => a.at - b.at);
    const inside = new Map();
    let share = 0;
    let best = 0;
    let from = 0;
    for (const place of places) {
      if (!inside.get(place.concept)) share += rarity[place.concept];
      inside.set(place.concept, (inside.get(place.concept) || 0) + 1);
      while (place.at - places[from].at > WINDOW) {
        const left = places[from].concept;
        inside.set(left, inside.get(left) - 1);
        if (!inside.get(left)) share -= rarity[left];
        from += 1;
      }
      best = Math.max(best, share);
    }
    return best;
  }

  async function find(query) {
    const known = await facets;
    const lists = await Promise.all(query.concepts.map(pagesOf));
    const rarity = lists.map((pages, i) => (pages.size ? query.concepts[i].weight * (0.1 + Math.log(known.size / pages.size)) : 0));
    const whole = rarity.reduce((a, b) => a + b, 0);
    const found = new Map();
    lists.forEach((pages, concept) => {
      for (const [id, { best, sum, places }] of pages) {
        const page = found.get(id) || { id, sum: 0, covered: 0, places: [], sets: [] };
        page.sum += query.concepts[concept].weight * (best + 0.1 * (sum - best));
        page.covered += rarity[concept];
        places.forEach((at) => page.places.push({ at, concept }));
        page.sets[concept] = places;
        found.set(id, page);
      }
    });
    const most = Math.max(0, ...[...found.values()].map((page) => page.covered));
    const pages = [...found.values()]
      .filter((page) => page.covered >= 0.6 * most)
      .map((page) => {
        const close = closeness(page.places, rarity) / whole;
        return { ...page, score: page.sum * (page.covered / whole) * (0.5 + close + 0.5 * side(page.sets, lists.length)) };
      })
      .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
      .map((page) => entry(page.id, known.get(page.id), page.score, page.places));
    return { pages: await readAgain(pages, rarity, query), rarity };
  }

  /** How much of two sets of words is in both, from 0 to 1. */
  function likeness(one, other) {
    const both = [...one].filter((word) => other.has(word)).length;
    return both / (one.size + other.size - both || 1);
  }

  /** The first pages in a better order: one goes up that is named so, or has a section on just this question. Words
      such as "how many" count again here, because headings are often questions. */
  async function readAgain(pages, rarity, query) {
    const whole = rarity.reduce((a, b) => a + b, 0) || 1;
    const lookedUp = query.concepts.every((concept) => concept.term !== undefined || concept.weight < 1);
    const first = pages.slice(0, READ);
    const scores = await Promise.all(
      first.map(async (page) => {
        const text = await page.load();
        const { share, heading } = HandbookPassage.best(text, rarity);
        const alike = Math.max(0, ...text.sections.map((section) => likeness(query.words, HandbookWords.stems(section.title))));
        const title = HandbookWords.stems(text.title);
        const named = query.concepts.filter(({ any }) => any.some(({ words }) => words.every((word) => title.has(HandbookWords.stem(word)))));
        const titled = named.reduce((total, concept) => total + rarity[query.concepts.indexOf(concept)], 0) / whole;
        const explains = lookedUp ? EXPLAINS[page.facets.Kind?.[0]] || 1 : 1;
        return [page, explains * page.score * (0.4 + share + Math.min(1, whole) * (heading + titled) + ALIKE * alike)];
      }),
    );
    return [...scores.sort((a, b) => b[1] - a[1]).map(([page]) => page), ...pages.slice(READ)];
  }

  function entry(id, about, score, places) {
    const mark = () => places.reduce((map, { at, concept }) => map.set(at, [...(map.get(at) || []), concept]), new Map());
    return { id, score, facets: about || {}, load: async () => ({ ...(await read(id)), marked: mark() }) };
  }

  async function all() {
    return [...(await facets)].map(([id, about]) => entry(id, about, 0, []));
  }

  globalThis.HandbookEngine = { open, find, all };
})();
