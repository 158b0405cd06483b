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
  const READ = 14; // pages of which the text is read before they are put in order
  const kept = new Map();
  let pagefind;
  let facets;

  async function open(site) {
    pagefind ??= import(new URL("pagefind/pagefind.js", site).href).then(async (engine) => {
      await engine.options({ ranking: { pageLength: 0.6, termSaturation: 1.2, termSimilarity: 2.5 } });
      return engine;
    });
    facets ??= readFacets(await pagefind);
    await facets;
  }

  /** Facets of every page by its id. Pagefind tells only how many pages have a value; ask once for which. */
  async function readFacets(engine) {
    const pages = new Map();
    for (const [name, values] of Object.entries(await engine.filters())) {
      for (const value of Object.keys(values)) {
        const { results } = await engine.search(null, { filters: { [name]: value } });
        for (const page of results) {
          if (!pages.has(page.id)) pages.set(page.id, { page, facets: {} });
          (pages.get(page.id).facets[name] ??= []).push(value);
        }
      }
    }
    return pages;
  }

  async function lookFor(words) {
    const text = words.length > 1 ? `"${words.join(" ")}"` : words[0];
    if (!kept.has(text)) {
      if (kept.size > 400) kept.clear();
      kept.set(text, (await pagefind).search(text).then((found) => found.results));
    }
    return kept.get(text);
  }

  /** The pages of one concept: by id, the score of its best form and a little for the others, and where it stands. */
  async function pagesOf(concept) {
    const lists = await Promise.all(concept.any.map(({ words }) => lookFor(words)));
    const pages = new Map();
    lists.forEach((list, i) => {
      for (const result of list) {
        const page = pages.get(result.id) || { result, best: 0, sum: 0, places: [] };
        const score = result.score * concept.any[i].weight;
        page.best = Math.max(page.best, score);
        page.sum += score;
        page.places.push(...result.words);
        pages.set(result.id, page);
      }
    });
    return pages;
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
    const rarity = lists.map((pages) => (pages.size ? Math.log(1 + known.size / pages.size) : 0));
    const whole = rarity.reduce((a, b) => a + b, 0);
    const found = new Map();
    lists.forEach((pages, concept) => {
      for (const [id, { result, best, sum, places }] of pages) {
        const page = found.get(id) || { id, sum: 0, covered: 0, places: [], result };
        page.sum += best + 0.1 * (sum - best);
        page.covered += rarity[concept];
        places.forEach((at) => page.places.push({ at, concept }));
        found.set(id, page);
      }
    });
    const ranked = [...found.values()].map((page) => {
      const covered = page.covered / whole;
      const close = closeness(page.places, rarity) / whole;
      return { ...page, covered, score: page.sum * covered * (0.5 + close) };
    });
    const most = Math.max(0, ...ranked.map((page) => page.covered));
    const pages = ranked
      .filter((page) => page.covered >= 0.6 * most)
      .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
      .map((page) => entry(page.id, known.get(page.id), page.score, page.result, page.places));
    return { pages: await readAgain(pages, rarity), rarity };
  }

  /** The first pages in a better order: the one with a section on just this question goes up. */
  async function readAgain(pages, rarity) {
    const first = pages.slice(0, READ);
    const scores = await Promise.all(
      first.map(async (page) => {
        const { share, heading } = HandbookPassage.best(await page.load(), rarity);
        return [page, page.score * (0.4 + share + heading)];
      }),
    );
    return [...scores.sort((a, b) => b[1] - a[1]).map(([page]) => page), ...pages.slice(READ)];
  }

  function entry(id, about, score, result, places) {
    let read;
    const load = async () => {
      const data = await result.data();
      return {
        url: data.url,
        title: data.meta.title,
        words: data.content.split(/\s+/),
        marked: new Map(places.map(({ at, concept }) => [at, concept])),
        sections: (data.anchors || [])
          .filter(({ element }) => /^h[23]$/.test(element))
          .map((anchor) => ({ id: anchor.id, title: anchor.text, at: anchor.location })),
      };
    };
    return { id, score, facets: about?.facets || {}, load: () => (read ??= load()) };
  }

  async function all() {
    return [...(await facets)].map(([id, about]) => entry(id, about, 0, about.page, []));
  }

  globalThis.HandbookEngine = { open, find, all };
})();
