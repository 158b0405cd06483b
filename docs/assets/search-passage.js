// The part of a page that answers a question, and the words to show of it. No part of the page is touched here.
//
// A page is { words: [...], marked: Map(place in words -> numbers of concepts), sections: [{ id, title, at }] };
// rarity[concept] says how much a concept tells (rare words tell more).
(() => {
  const SHOWN = 34; // words of an excerpt

  const sum = (set, rarity) => [...set].reduce((total, concept) => total + rarity[concept], 0);

  /** The best section: { section (or none), share, heading }, both shares of the whole question, from 0 to 1. */
  function best(page, rarity) {
    const whole = rarity.reduce((a, b) => a + b, 0) || 1;
    const places = [...page.marked].sort((a, b) => a[0] - b[0]);
    const starts = [{ at: 0 }, ...[...page.sections].sort((a, b) => a.at - b.at)];
    let found = { section: undefined, share: 0, heading: 0, from: 0, to: page.words.length };
    let next = 0;
    starts.forEach((section, i) => {
      const to = starts[i + 1]?.at ?? page.words.length;
      const inside = new Set();
      const heading = new Set();
      const headingEnds = section.id ? section.at + section.title.split(/\s+/).length : 0;
      for (; next < places.length && places[next][0] < to; next += 1) {
        const [at, concepts] = places[next];
        concepts.forEach((concept) => (at < headingEnds ? heading.add(concept) : inside.add(concept)));
      }
      const share = sum(new Set([...inside, ...heading]), rarity) / whole;
      const named = sum(heading, rarity) / whole;
      if (share + named > found.share + found.heading) {
        found = { section: section.id ? section : undefined, share, heading: named, from: section.at, to };
      }
    });
    return found;
  }

  /** Parts of an excerpt: [{ text, marked }]. From the section given, where the most of the question stands. */
  function excerpt(page, rarity, { section, from, to }) {
    const start = section ? Math.min(from + section.title.split(/\s+/).length, to) : from;
    let at = start;
    let most = -1;
    for (const place of [...page.marked.keys()].filter((one) => one >= start && one < to)) {
      const inside = new Set();
      for (let i = place; i < Math.min(to, place + SHOWN - 6); i += 1) (page.marked.get(i) || []).forEach((concept) => inside.add(concept));
      const share = sum(inside, rarity);
      if (share > most + 1e-9) [most, at] = [share, place];
    }
    at = Math.max(start, at - 6);
    const end = Math.min(to, at + SHOWN);
    const parts = [];
    for (let i = at; i < end; i += 1) {
      const marked = page.marked.has(i);
      const last = parts.at(-1);
      const mark = /^[.,;:)!?]+$/.test(page.words[i]); // left alone where what stood before it is not in the index
      if (last && mark) last.text += page.words[i];
      else if (last && last.marked === marked) last.text += ` ${page.words[i]}`;
      else parts.push({ text: page.words[i], marked });
    }
    return { parts, before: at > start, after: end < to };
  }

  globalThis.HandbookPassage = { best, excerpt };
})();
