// What a reader typed in; what to look for out. No part of the page is touched here, so that the search of the
// site and that of the offline copy read words alike: HandbookWords.read(text, handbookSearchData).
//
// The data (assets/search-data.js, made by macros/publish/search_words.py) holds the glossary's terms, each with all its
// forms, groups of everyday words that are alike, and the words of the site, those on most pages first.
//
// read() returns { typed, read, words, concepts, corrections, unknown, terms }:
//   read         what was typed, slips put right
//   words        the stems of all words typed, slips put right
//   concepts     what to look for: [{ typed, weight, any: [{ words: ["spin", "out"], weight }], term }]. A page answers a
//                concept if it has one of `any`, all its words side by side. The first is what was typed.
//   corrections  [{ from, to }]: slips of typing that were put right
//   unknown      words that no page has and that are near none
//   terms        glossary entries that were named, the first first
(() => {
  // Words that ask rather than name. Left out, unless nothing else was typed.
  const STOP = new Set(
    `a about actually after all allowed also am an and any anyone anything are arent as at be because been being both but by
     can cannot cant could did didnt do does doesnt doing dont else etc ever example examples find for from get gets
     getting give given go goes going got had has have having he help happen happens happened her him his how i id idea ideas if im in into is isnt it its ive
     just let like look make makes many may me might more much must my need needs no not now of off on once one ones or
     other our ours out over please put possible really say says set she should show so some somebody someone something start still
     such take taken tell than that try trying thats the their them then there these they theyre thing things think this those to too
     under until up us use very want wants was wasnt way we well were weve what whats when where whether which while
     who whos whose why will with without wont work would yes yet you your youre`.split(/\s+/),
  );
  const ALTERNATIVES = 9;
  const PART = 0.25;
  const prepared = new WeakMap();

  const plain = (text) =>
    text
      .normalize("NFKD")
      .replace(/\p{M}/gu, "")
      .toLowerCase()
      .replace(/[’'‘`]/g, "")
      .replace(/(?<![\p{L}\p{N}])(?:\p{L}\.){2,}/gu, (initials) => initials.replaceAll(".", "")); // C.I.C.
  const split = (text) => plain(text).match(/[\p{L}\p{N}]+(?:[-‐‑–][\p{L}\p{N}]+)*/gu) || [];
  const solid = (word) => word.replace(/[-‐‑–]/g, "");
  const stem = (word) => (word.length > 4 ? word.replace(/(?:ations?|ing|ies|ied|ers?|ed|es|s|ly|e|y)$/, "") : word);
  const one = (word) => (word.length > 3 ? word.replace(/ies$/, "y").replace(/([^s])s$/, "$1") : word); // of a plural
  const key = (words) => one(words.map(solid).join(""));

  /** The shorter of two forms stands for both where the longer holds it: "co-op" for "worker co-op". */
  const holds = (long, short) =>
    long.length > short.length &&
    long.some((_, at) => short.every((word, i) => long[at + i] && one(long[at + i]) === one(word)));

  function prepare(data) {
    if (prepared.has(data)) return prepared.get(data);
    const forms = new Map();
    const groups = [...data.terms.map((entry) => [entry.term, ...entry.forms]), ...(data.alike || [])];
    const all = groups.map((group) => group.map((form) => split(form).map(solid)).filter((words) => words.length));
    // A page is looked for by the short forms only; but any form that is typed means the entry.
    const any = all.map((list) => {
      const short = list.filter((words) => !list.some((other) => holds(words, other)));
      return [...new Map(short.map((words) => [words.map(one).join(" "), words])).values()];
    });
    // An entry's own name goes before another entry's other name for it.
    data.terms.forEach((entry, at) => forms.set(key(split(entry.term)), at));
    all.forEach((list, at) => {
      for (const words of list) if (!forms.has(key(words))) forms.set(key(words), at);
    });
    const site = data.words.split(" ");
    const written = new Set([...site, ...site.map(stem)]);
    const words = [...new Set([...site, ...any.flat(2)])];
    const known = new Set([...words, ...words.map(stem)]);
    const ready = { any, forms, words, known, written, sorted: [...words].sort() };
    prepared.set(data, ready);
    return ready;
  }

  /** Whether some word begins with this one: it may not be finished yet. */
  function begins({ sorted }, start) {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle] < start) low = middle + 1;
      else high = middle;
    }
    return Boolean(sorted[low]?.startsWith(start));
  }

  /** How many slips (a letter missing, too many, wrong, or two changed over) lie between two words; beyond `most`, more. */
  function slips(one, other, most) {
    if (Math.abs(one.length - other.length) > most) return most + 1;
    let before = [];
    let last = Array.from({ length: other.length + 1 }, (_, i) => i);
    for (let i = 1; i <= one.length; i += 1) {
      const row = [i];
      for (let j = 1; j <= other.length; j += 1) {
        const same = one[i - 1] === other[j - 1];
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1));
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
          row[j] = Math.min(row[j], before[j - 2] + 1);
        }
      }
      if (Math.min(...row) > most) return most + 1;
      [before, last] = [last, row];
    }
    return last[other.length];
  }

  /** The nearest words of the site, the nearest first and of those the one on most pages. */
  function nearest({ words }, word, most, count = 1) {
    const found = [];
    words.forEach((other, rank) => {
      const far = other.length > 3 ? slips(word, other, most) : most + 1;
      if (far <= most) found.push([far + (other[0] === word[0] ? 0 : 0.5), rank, other]);
    });
    return found.sort((a, b) => a[0] - b[0] || a[1] - b[1]).slice(0, count).map((entry) => entry[2]);
  }

  const isKnown = (ready, word) =>
    word.length < 3 || /\d/.test(word) || ready.known.has(word) || ready.known.has(stem(word)) || begins(ready, word);

  /** Whether a page has the word. An engine that is asked for one that none has would answer with something near. */
  const isWritten = ({ written }, word) => word.length < 3 || /\d/.test(word) || written.has(word) || written.has(stem(word));

  /** Put slips right in words that the site does not have. */
  function correct(ready, words, result) {
    return words.flatMap((word) => {
      if (STOP.has(solid(word)) || isKnown(ready, solid(word))) return [word];
      const parts = word.split(/[-‐‑–]/);
      if (parts.length > 1) return correct(ready, parts, result);
      const [to] = word.length > 3 ? nearest(ready, word, word.length > 7 ? 2 : 1) : [];
      if (to) result.corrections.push({ from: word, to });
      else result.unknown.push(word);
      return to ? [to] : [];
    });
  }

  /** Words in; concepts out: the longest names of the glossary first, then single words. */
  function concepts(ready, words, result, terms) {
    const found = [];
    for (let at = 0; at < words.length; ) {
      let take = Math.min(7, words.length - at);
      const entry = () => (take === 1 && STOP.has(words[at]) ? undefined : ready.forms.get(key(words.slice(at, at + take))));
      while (take > 1 && entry() === undefined) take -= 1;
      const term = entry();
      const mine = words.slice(at, at + take).map(solid);
      if (term === undefined) {
        words[at].split(/[-‐‑–]/).forEach((word) => found.push({ typed: word, any: [{ words: [word], weight: 1 }], weight: 1 }));
      } else {
        const rest = ready.any[term].filter((other) => key(other) !== key(mine));
        const used = rest.filter((list) => list.every((word) => isWritten(ready, word)));
        const all = mine.every((word) => isWritten(ready, word)) || !used.length ? [mine, ...used] : used;
        const any = all.slice(0, ALTERNATIVES).map((list, i) => ({ words: list, weight: i ? 0.8 : 1 }));
        found.push({ typed: words.slice(at, at + take).join(" "), any, term, weight: 1 });
        // A page that has only some words of a longer name answers a little. Pagefind finds something like any word,
        // so words that no page has are not asked for: one chance page would outweigh all that have the name.
        const telling = (word) => word.length > 2 && !STOP.has(word) && isWritten(ready, solid(word));
        const parts = take > 1 ? words.slice(at, at + take).filter(telling) : [];
        parts.forEach((word) => found.push({ typed: word, any: [{ words: [solid(word)], weight: 1 }], weight: PART }));
        if (term < terms && !result.terms.includes(term)) result.terms.push(term);
      }
      at += take;
    }
    // A letter alone tells nothing, and the engine would answer with every word that begins with it.
    const named = found.filter(({ typed, term }) => term !== undefined || !(STOP.has(typed) || /^\p{L}$/u.test(typed)));
    return named.length ? named : found;
  }

  function read(text, data) {
    const ready = prepare(data);
    const result = { typed: text.trim(), concepts: [], corrections: [], unknown: [], terms: [] };
    // Slips are looked for after the names of the glossary, so that an odd name counts as known.
    const words = correct(ready, split(text).slice(0, 24), result);
    result.read = words.join(" ");
    result.words = new Set(words.map(solid).map(stem));
    const seen = new Set();
    result.concepts = concepts(ready, words, result, data.terms.length).filter(({ typed, term }) => {
      const same = term ?? stem(typed);
      return seen.has(same) ? false : seen.add(same);
    });
    result.terms = result.terms.map((at) => data.terms[at]);
    return result;
  }

  /** What a reader may have meant, where nothing was found: entries and words that are near. */
  function near(text, data, count = 6) {
    const ready = prepare(data);
    const found = new Map();
    for (const word of split(text).map(solid)) {
      if (word.length < 3 || STOP.has(word)) continue;
      const start = word.slice(0, Math.max(3, word.length - 3));
      data.terms.forEach((entry) => {
        if (split(entry.term).some((part) => part.startsWith(start))) found.set(entry.term, true);
      });
      nearest(ready, word, word.length > 5 ? 3 : 2, 3).forEach((other) => found.set(other, true));
    }
    return [...found.keys()].slice(0, count);
  }

  /** The stems of a text's words. */
  const stems = (text) => new Set(split(text).flatMap((word) => [solid(word), ...word.split(/[-‐‑–]/)]).map(stem));

  globalThis.HandbookWords = { read, near, isStop: (word) => STOP.has(word), stem, stems };
})();
