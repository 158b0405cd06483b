// Questions in; what was found out, ready to be shown: HandbookSearch(load, more)({ words, wanted, most }).
// MiniSearch does the work, over sections: an index of titles, begun before the first answer, and one of texts, behind it.
// load(name, fresh) resolves to the data of a file, past all copies if `fresh`; more(): answers may be better.
globalThis.HandbookSearch = (load, more = () => {}) => {
  const FORM = 2; // of the data: see macros/publish/search_index.py
  const KINDS = { Questions: "Answers", Guide: "Guide", Decide: "Decide", "Case study": "Case studies", Reference: "Reference", Meetings: "Meetings", Contribute: "Contribute", About: "About this handbook" };
  const COUNTS = { Questions: 1.3, Meetings: 0.6, Contribute: 0.4, About: 0.4 }; // pages on how to work with this site come last
  const [RECORD, EVERY, OURS] = ["Case study", "mutual · spin-out · co-operative · example", /^(mutuals?|spin.?outs?|co.?op\w*)$/]; // what every record is, and few say; what the whole site is about
  const [BEST, OF_A_KIND, OF_ONE_KIND, READ, SHOWN] = [3, 4, 12, 30, 34]; // hits; texts read again; words of an excerpt
  let state; // a promise of all that is known; none after a failure, so that the next question tries again
  const ready = () => (state ??= load("first.json", false).then(open).catch((error) => Promise.reject(error, (state = undefined))));
  function open(data) {
    if (data.form !== FORM) throw new Error("old");
    const words = HandbookWords(data);
    const searchOptions = { bm25: { k: 1.2, b: 0.5, d: 0.3 }, boost: { also: 0.4, said: 0.8 } };
    const [times, sets, facts] = [new Map(), new Map(), []]; // how often titles hold a word; the words of each; what is known of each record
    const noted = (text, found) => (sets.set(text, new Set(found)), found.forEach((one) => times.set(one, (times.get(one) || 0) + 1)), found);
    const read = (title) => (text) => (title ? noted(text, words.index(text, true)) : words.index(text, false));
    const index = (title, ...fields) => new MiniSearch({ fields, searchOptions, tokenize: read(title), processTerm: (term) => term });
    const now = { data, words, times, sets, pages: [], sections: [], files: -1, filled: 0, titles: index(true, "title", "also", "said"), texts: index(false, "text") };
    const add = (section, also) => now.sections.push({ id: now.sections.length, also, ...section });
    for (const [address, title, summary, facets, headings] of data.pages) {
      const page = { address, title, summary, head: now.sections.length, facets: {} };
      for (const at of facets) (page.facets[data.facets[at][0]] ??= []).push(data.facets[at][1]);
      page.kind = page.facets.Kind?.[0] || "About";
      now.pages.push(page);
      if (page.facets.Sector) facts.push({ id: page.head + 0.5, said: [...["Nation", "Sector", "Status"].flatMap((name) => page.facets[name] || []), EVERY].join(" · ") });
      add({ page, title, anchor: "" }, summary);
      for (const at of headings) add({ page, at, anchor: data.headings[at][0], title: data.headings[at][1] });
    }
    const page = now.pages.find(({ address }) => address === "reference/glossary/");
    for (const [i, [title, anchor, also]] of page ? data.terms.entries() : []) add({ page, title, anchor, term: i + 1 }, also.join(" · "));
    const early = ({ page, anchor }) => page.kind === "Questions" || (!anchor && !page.facets.Sector);
    now.titles.addAll(now.sections.filter(early));
    return Object.assign(now, { later: [...now.sections.filter((one) => !early(one) && (!one.page.facets.Sector || !one.anchor)), ...facts] }); // records share their headings
  }
  function worded(one, { wordings, meanings }) { // what stands for a section in the index of titles beside its title: each other wording of it, or what a term means
    if (one.term) return { id: one.id + 0.5, also: (one.text = meanings[one.term - 1]) };
    [one.wordings, one.names] = [wordings[one.at] ? wordings[one.at].split("|") : []];
    return one.wordings.map((said, i) => ({ id: one.id + (i + 1) / 64, said }));
  }
  async function fill(now) { // index the texts that are not there yet, in slices. What fails is tried again with the next question
    if (now.filling || now.files === now.data.texts.length) return;
    now.filling = true;
    try {
      for (; now.files < now.data.texts.length; now.files += 1, more()) {
        if (now.later) await (now.rest = now.titles.addAllAsync(now.later, { chunkSize: 60 }).then(() => new Promise((done) => setTimeout(done, 0, more((now.later = undefined)))))); // asked again before the next part can fail
        const part = await load(now.data.texts[now.files] || now.data.wordings, false);
        const pages = part.wordings ? [] : part; // other wordings are the first part
        const within = (texts, i) => texts.map((text, j) => Object.assign(now.sections[now.pages[now.filled + i].head + j], { text }));
        await (part.wordings ? now.titles.addAllAsync(now.sections.flatMap((one) => worded(one, part)), { chunkSize: 60 }) : now.texts.addAllAsync(pages.flatMap(within), { chunkSize: 20 }));
        [now.filled, now.failed] = [now.filled + pages.length, false];
      }
    } catch {
      const data = await load("first.json", true).catch(() => now.data); // names change when the site is published anew
      if (data.wordings + data.texts !== now.data.wordings + now.data.texts) [state, now.failed] = [new Promise((done) => done(open(data))), false];
      if (!now.failed) more(); // once: what is asked then tries again
      now.failed = true;
    }
    now.filling = false;
  }
  function nearest({ titles, texts }, { typed, stems: [word] }) { // a slip of typing: the word of the site that has the same letters in another order, or that MiniSearch holds nearest
    const [letters, alike] = [(text) => [...text].sort().join(), (term) => (term[0] === word[0]) + (word.length > 6)];
    for (const far of [0, 1, 2]) { // two letters swapped come before one left out: "contarct" is "contract", not "contact"
      const [tally, fits] = [new Map(), (term) => term.length > 3 && (letters(term) === letters(word) || (far > 0 && alike(term) >= far))];
      const found = [titles, texts].flatMap((index) => index.search("", { tokenize: () => [word], fuzzy: far || 2 }));
      for (const { score, terms } of found) for (const term of terms.filter(fits)) tally.set(term, (tally.get(term) || 0) + (term[0] === word[0] ? 2 : 1) * score);
      if (tally.size) return [...tally].sort((a, b) => b[1] - a[1])[0][0];
    }
  }
  function question(now, typed, { words } = now) { // what was typed as units to look for, slips put right
    const told = { typed: typed.trim(), corrections: [], unknown: [], units: words.ask(typed) };
    for (const unit of told.units) {
      if (unit.groups.length || unit.stop || words.seen.has(unit.stems[0]) || /\d/.test(unit.typed)) continue;
      unit.begun = unit.last && unit.typed.length > 2 && [...words.seen.values()].some((known) => known.startsWith(unit.typed));
      const near = !unit.begun && unit.typed.length > 2 && !now.later && nearest(now, unit);
      if (near) told.corrections.push({ from: unit.typed, to: (unit.typed = words.seen.get(near)) });
      else if (!unit.begun) told.unknown.push(unit.typed);
    }
    told.read = told.units.map((unit) => unit.typed).join(" ");
    if (told.corrections.length) told.units = words.ask(`${told.read} `);
    if (told.units.every((unit) => unit.stop)) told.units.forEach((unit) => (unit.stop = false));
    return told;
  }
  function matches(index, units, title) { // what sections of an index have of each unit: id -> { score, shares, named }
    const weights = new Map();
    for (const { stop, stems, groups } of units.filter((unit) => title || !unit.stop)) {
      for (const stem of stems) weights.set(stem, Math.max(weights.get(stem) || 0, stop ? 0.15 : groups.length ? 0.5 / stems.length : 1));
      for (const group of groups) weights.set(`#${group}`, 0.8);
    }
    const [all, prefix] = [new Map(), (term) => units.some((unit) => unit.begun && unit.stems[0] === term)];
    const options = { tokenize: () => [...weights.keys()], boostTerm: (term) => weights.get(term), prefix };
    for (const { id, score, queryTerms, match } of index.search("", options)) {
      const has = (term) => queryTerms.includes(term);
      const share = ({ stems, groups }) => (groups.some((group) => has(`#${group}`)) ? 1 : (stems.filter(has).length / stems.length) * (stems.length > 1 ? 0.5 : 1));
      const old = all.get(Math.floor(id)) || { score: 0, shares: [] }; // of a title and its other wordings, the best counts
      const named = old.named || (title && Object.values(match).some((fields) => fields.includes("title")));
      all.set(Math.floor(id), { score: Math.max(old.score, score / queryTerms.length), shares: units.map((unit, i) => Math.max(old.shares[i] || 0, share(unit))), named });
    }
    return all;
  }
  const [better, fits] = [(one, other) => other.score - one.score || one.section.id - other.section.id, (page, wanted) => Object.entries(wanted).every(([name, value]) => page.facets[name]?.includes(value))];
  function rank(now, units) { // sections, the best first. A page's title counts for each of its sections
    const [titles, texts] = [matches(now.titles, units, true), matches(now.texts, units, false)];
    const [nothing, record] = [{ score: 0, shares: units.map(() => 0) }, /\b(mutuals?|spin.?outs?|co.?op\w*) (that|which|who|where)\b/.test(units.map(({ typed }) => typed).join(" ")) ? 2 : 1]; // "a mutual that …" asks for a record
    const all = [...new Set([...titles.keys(), ...texts.keys()])].map((id) => {
      const [section, title, text] = [now.sections[id], titles.get(id) || nothing, texts.get(id) || nothing];
      const head = (section.anchor && !section.term && [titles.get(section.page.head)].find((one) => one?.named)) || nothing;
      return { section, title, text, head, own: units.map((_, i) => Math.max(title.shares[i], text.shares[i])) };
    });
    const rarity = units.map(({ stop, typed }, i) => (stop ? 0.05 : (units.length > 2 && OURS.test(typed) ? 0.2 : 1) * Math.log(1 + now.sections.length / (1 + all.filter(({ own }) => own[i] > 0.5).length))));
    const [whole, likeness] = [rarity.reduce((a, b) => a + b, 0), likened(now, units)];
    for (const [at, { section, title, text, head, own }] of all.entries()) {
      const covered = own.reduce((total, share, i) => total + Math.max(share, 0.8 * head.shares[i]) * rarity[i], 0) / whole;
      const alike = title.score ? likeness(section) : 0;
      const kind = section.page.facets.Sector ? record * (head.named || !section.anchor ? 1 : 0.7) : Math.max(alike, COUNTS[section.page.kind] || 1);
      all[at].score = (2.2 * title.score + text.score + 0.8 * head.score) * covered ** 1.5 * (1 + 2.2 * alike) * kind * (section.title.endsWith("?") ? 1.15 : section.term || (section.anchor && section.page.kind === "Questions") ? 0.7 : 1);
    }
    const first = all.sort(better).slice(0, READ);
    for (const one of first) {
      one.passage = passage(now, units, rarity, one.section, one.title.named ? one.title.shares : nothing.shares);
      one.score *= 1 + (0.4 * one.passage.share) / whole + 0.6 * one.passage.side;
    }
    return { rarity, found: [...first.sort(better), ...all.slice(READ)] };
  }
  function likened({ words, times, sets, files }, units) { // how much of a question and of a section's title, or of another wording of it, is in both, from 0 to 1
    const weigh = (stems) => stems.reduce((sum, stem) => sum + (stem[0] === "#" ? 0 : (words.stops.has(stem) ? 0.3 : 1) * Math.log(1 + 400 / (1 + (times.get(stem) || 0))) / 5), 0); // what titles seldom hold weighs more
    const asked = units.map(({ stems, groups }) => ({ any: [...stems, ...groups.map((group) => `#${group}`)], weight: weigh(stems) }));
    const sum = (some) => some.reduce((total, { weight }) => total + weight, 0);
    return (section) => Math.max(...(section.names ??= [section.title, ...(section.wordings || [])].map((name) => sets.get(name) || new Set(words.index(name, true)))).map((there) => {
      const whole = files < 0 ? weigh([...there]) : (there.weight ??= weigh([...there])); // other wordings still change it
      return Math.min(1, (2 * sum(asked.filter(({ any }) => any.some((one) => there.has(one))))) / (whole + sum(asked) || 1));
    }));
  }
  function taken(now, section, text, words = text.split(" "), stems = words.map(now.words.stems)) { // a text taken apart, and kept: whoever types on asks for nearly the same
    return (section.taken = { text, words, stems, flat: stems.map(([one]) => one || "") });
  }
  function passage(now, units, rarity, section, titled) { // where in a section the most of the question stands: { words, marks, from, share, side }
    const text = section.text ?? (section.anchor ? "" : section.page.summary);
    const kept = section.taken?.text === text ? section.taken : taken(now, section, text);
    const [{ words, stems: read, flat }, inTitle, marks, pairs] = [kept, [...units.keys()].filter((i) => titled[i] > 0.5), kept.words.map(() => -1), new Set()]; // marks: which unit a word answers
    units.forEach((unit, i) => {
      if (unit.stop) return;
      read.forEach((stems, at) => stems.some((stem) => unit.stems.includes(stem) || (unit.begun && stem.startsWith(unit.stems[0]))) && (marks[at] = i));
      const names = unit.groups.length ? (kept.names ??= flat.map((_, at) => ({ at, ...now.words.named(flat, at) })).filter(({ length }) => length)) : [];
      for (const { at, length, groups } of names) if (groups.some((group) => unit.groups.includes(group))) marks.fill(i, at, at + length);
    });
    const sum = (marked) => [...new Set([...inTitle, ...marked])].reduce((total, i) => total + (rarity[i] || 0), 0);
    let [from, share] = [0, sum([])];
    marks.forEach((mark, at) => {
      if (mark < 0) return;
      if (marks[at + 1] === mark + 1) pairs.add(mark);
      const here = sum(marks.slice(at, at + SHOWN - 8));
      if (here > share + 1e-9) [from, share] = [Math.max(0, at - 6), here];
    });
    return { words, marks, from: from + (words[from] === "·"), share, side: units.length > 1 ? pairs.size / (units.length - 1) : 0 };
  }
  function thin(found, counts = new Map()) { // few of one page, and a title only once
    const enough = ({ page, title, anchor }) => counts.get(page) >= (page.kind === RECORD ? 1 : 3) || (anchor && page.kind !== RECORD && counts.get(title));
    return found.filter(({ section }) => !enough(section) && counts.set(section.page, (counts.get(section.page) || 0) + 1).set(section.title, 1));
  }
  function hit(now, units, rarity, { section, passage: { words, marks, from } = passage(now, units, rarity, section, []) }) { // a section as it is shown, with parts of its text
    const parts = [];
    for (let at = from; at < Math.min(words.length, from + SHOWN); at += 1) {
      if (at > from && marks[at] < 0 === marks[at - 1] < 0) parts[parts.length - 1].text += ` ${words[at]}`;
      else parts.push({ text: words[at], marked: marks[at] >= 0 });
    }
    const { page, anchor } = section;
    const [title, about] = !anchor ? [section.title, []] : page.kind === RECORD ? [`${page.title}: ${section.title}`, []] : [section.title, [page.title]];
    return { address: page.address + (anchor && `#${anchor}`), title, about: [...new Set([...about, KINDS[page.kind]])].join(" · "), parts, before: from > 0, after: from + SHOWN < words.length };
  }
  function group(found, kind, most) { // what is shown: the best whatever their kind, then what is left by kind, the kind of the best first
    if (kind) return [{ title: KINDS[kind], found: found.slice(0, OF_ONE_KIND * most), more: found.length > OF_ONE_KIND * most }];
    const kinds = new Map();
    for (const one of found.slice(BEST)) kinds.set(one.section.page.kind, [...(kinds.get(one.section.page.kind) || []), one]);
    const rest = [...kinds].map(([name, list]) => ({ title: KINDS[name], kind: name, found: list.slice(0, OF_A_KIND), left: list.length > OF_A_KIND }));
    return [{ title: "Best matches", found: found.slice(0, BEST) }, ...rest].filter((one) => one.found.length);
  }
  function count(pages, wanted, name) { // each choice with the number of pages that it would leave, given the words and the other choices
    const { [name]: mine, ...others } = wanted;
    const numbers = new Map(mine ? [[mine, 0]] : []);
    for (const value of pages.filter((page) => fits(page, others)).flatMap(({ facets }) => facets[name] || [])) numbers.set(value, (numbers.get(value) || 0) + 1);
    return [...numbers].sort((a, b) => a[0].localeCompare(b[0], "en", { numeric: true }));
  }
  return async function answer({ words, wanted = {}, most = 1 }) {
    const now = await ready();
    fill(now);
    const { units, ...told } = question(now, words.trim().length > 1 ? words : "");
    if (now.later && told.unknown.length) return now.rest.then(() => answer({ words, wanted, most })); // the rest of the titles may know the word
    const { rarity, found } = units.length ? rank(now, units) : { found: words.trim() ? [] : now.pages.map(({ head }) => ({ section: now.sections[head], score: 1 })) };
    const worth = found.filter(({ score }) => score >= 0.02 * found[0].score);
    const fitting = worth.filter(({ section }) => fits(section.page, wanted));
    const [pages, within] = [worth, fitting].map((list) => [...new Set(list.map(({ section }) => section.page))]);
    const shown = units.length || Object.keys(wanted).length;
    const only = units.filter((unit) => !unit.stop).map(({ groups }) => now.data.terms[groups[0]]);
    const terms = only.length < 3 && only.every(Boolean) ? only : []; // nothing else was typed: their meanings are the answer
    const rest = thin(fitting).filter(({ section }) => !section.term || !terms.some(([name]) => name === section.title));
    return {
      ...{ ...told, pages: shown ? within.length : undefined, without: pages.length },
      counts: Object.fromEntries([...new Set(now.data.facets.map(([name]) => name))].map((name) => [name, count(pages, wanted, name)])),
      terms: terms.map(([title, anchor]) => ({ title, meaning: now.sections.find((one) => one.term && one.title === title)?.text || "", address: `reference/glossary/#${anchor}` })),
      groups: group(shown ? rest : [], wanted.Kind, most).map(({ found: list, ...about }) => ({ ...about, hits: list.map((one) => hit(now, units, rarity, one)) })),
      texts: now.failed ? "failed" : now.files < now.data.texts.length ? "coming" : "all",
    };
  };
};
/** How files come from a server. `began`: a request for the first that is on its way already. */
HandbookSearch.fetched = (base, began) => async (name, fresh) => {
  const [given, cache] = [began, fresh ? "no-store" : name === "first.json" ? "no-cache" : "default"];
  began = undefined;
  const answer = await (given || fetch(new URL(`search/${name}${fresh ? `?${Date.now()}` : ""}`, base), { cache }));
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return answer.json();
};
