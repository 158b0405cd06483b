// Text in; words to index, or a question to look for, out. One reading of words for both, on the page, in the worker and
// under node: HandbookWords(data), with the data of assets/search/first.json (see macros/publish/search_index.py).
globalThis.HandbookWords = (data) => {
  const kept = new Map(); // what stands between two spaces of a text, and the words that were read of it
  const seen = new Map(); // every stem that was indexed, and the shortest word it came from
  const names = new Map(); // first stem of a name -> [{ stems, group }]: names of the glossary, and words that are alike
  const stops = new Set(data.stops.map(stem)); // words that ask rather than name: only titles are searched for them
  const split = (text) =>
    text.normalize("NFKD").replace(/[\u0300-\u036f’'‘`]/g, "").replace(/\bIT\b(?! [A-Z])/g, "ICT").toLowerCase() // not "it"
      .replace(/(\d),(?=\d{3}(?!\d))/g, "$1") // 35,000
      .replace(/(^|[^a-z0-9.])((?:[a-z]\.){2,}[a-z]?)(?![a-z])/g, (_, before, initials) => before + initials.replace(/\./g, "")) // C.I.C.
      .match(/[\p{L}\p{N}]+(?:[-‐–][\p{L}\p{N}]+)*/gu) || [];
  function stem(word) { // a word without what makes it plural or another form of a verb: transfers, transferred, transferring
    if (word.length < 4 || /\d/.test(word)) return word;
    const one = word.replace(/iz(?=(e|es|ed|ing|ations?)$)/, "is").replace(/(ies|ied)$/, "y").replace(/(x|ch|sh|ss)es$/, "$1").replace(/([^su])s$/, "$1");
    const base = one.replace(/([aeiouy].*?[^e])(?:ed|ing)$/, "$1");
    if (base !== one && /([^ls])\1$/.test(base)) return base.slice(0, -1);
    if (base !== one && /^[^aeiou]?[aeiou][^aeiouwxy]$/.test(base)) return `${base}e`;
    return base.replace(/isation$/, "is").replace(/(.{4,})e$/, "$1");
  }
  function known(word) { // a word: { word, pieces between hyphens, parts: their stems, whole: the stem of the solid spelling, stems: all }
    const pieces = word.split(/[-‐–]/);
    const [parts, whole] = [pieces.map(stem), stem(pieces.join(""))];
    return { word, pieces, parts, whole, stems: parts.length > 1 ? [...parts, whole] : parts };
  }
  const both = (words) => ({ words, stems: words.flatMap((one) => one.stems) });
  const cut = (piece) => kept.get(piece) || kept.set(piece, both(split(piece).map(known))).get(piece);
  const read = (text) => text.split(/\s+/).flatMap((piece) => cut(piece).words);
  function named(stems, at) { // the longest names that begin at a place among stems: { length, groups }
    let found = { length: 0, groups: [] };
    for (const { stems: name, group } of names.get(stems[at]) || []) {
      if (name.length < found.length || !name.every((one, i) => stems[at + i] === one)) continue;
      found = { length: name.length, groups: [...(name.length > found.length ? [] : found.groups), group] };
    }
    return found;
  }
  [...data.terms.map(([name, , also]) => [name, ...also]), ...data.alike].forEach((forms, group) => {
    for (const words of forms.map(read)) {
      for (const stems of [words.flatMap(({ parts }) => parts), words.map(({ whole }) => whole)]) {
        const alike = names.get(stems[0]) || names.set(stems[0], []).get(stems[0]);
        if (!alike.some((one) => one.group === group && one.stems.join() === stems.join())) alike.push({ stems, group });
      }
    }
  });
  function index(text, title) { // what the index holds of a text: stems, solid spellings, "#3" for a name of group 3; of titles also words that ask
    const words = read(text);
    const flat = words.flatMap(({ parts }) => parts);
    const found = flat.filter((one) => title || !stops.has(one));
    const note = ({ length, groups }) => (groups.forEach((group) => found.push(`#${group}`)), length || 1);
    for (const one of words) {
      if (one.parts.length > 1) found.push(one.whole) && note(named([one.whole], 0));
      if (!one.seen) one.stems.forEach((each, i) => seen.get(each)?.length <= one.word.length || seen.set(each, one.pieces[i] || one.pieces.join("")));
      one.seen = true;
    }
    for (let at = 0; at < flat.length; ) at += note(named(flat, at));
    return found;
  }
  function ask(text) { // a question as units: [{ typed, stems, groups, stop, last }]. `last` is the word that may not be finished yet
    const solid = ({ parts, whole }) => parts.length > 1 && (seen.has(whole) || names.has(whole));
    const flat = read(text).slice(0, 24).flatMap((one) => (solid(one) ? { typed: one.word, stem: one.whole } : one.pieces.map((typed, i) => ({ typed, stem: one.parts[i] }))));
    const units = [];
    for (let at = 0; at < flat.length; at += units[units.length - 1].stems.length) {
      const { length, groups } = named(flat.map((one) => one.stem), at);
      const mine = flat.slice(at, at + (length || 1));
      const [typed, stems, last] = [mine.map((one) => one.typed).join(" "), mine.map((one) => one.stem), at + mine.length === flat.length];
      units.push({ typed, stems, groups, last: last && /[\p{L}\p{N}]$/u.test(text), stop: !groups.length && stops.has(stems[0]) });
    }
    return units;
  }
  return { index, ask, named, stems: (piece) => cut(piece).stems, seen, stops };
};
