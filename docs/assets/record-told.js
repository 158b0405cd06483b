// What a record says, in the words of a person: each place by the labels of its fields, each value as its page has it.
// Enhances the contribution form. Needs as-meant.js.
const RecordTold = (checker) => {
  const [LONG, MOST] = [120, 20]; // signs of a text that stands whole in a list of changes; lines of that list
  const isSet = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
  const plain = (key) => `${key[0]?.toUpperCase() ?? ""}${key.slice(1)}`.replace(/[_-]+/g, " ");
  const labelOf = (path) => {
    const key = path.at(-1);
    return checker.word(checker.at(path), "title") ?? plain(String(key));
  };
  /** A place: "Status, True of"; an entry of a list by its number; a source by its title. */
  const place = (path, record) => {
    const names = path.flatMap((key, i) => {
      if (typeof key === "number") return [String(key + 1)];
      if (path[i - 1] === "sources" && i === 1) return [`“${record?.sources?.[key]?.title ?? key}”`];
      return [labelOf(path.slice(0, i + 1))];
    });
    return names.filter((name, i) => name !== names[i - 1]).join(", ");
  };
  const value = (held, path, record) => {
    const node = checker.at(path);
    if (Array.isArray(held)) return held.map((each, i) => value(each, [...path, i], record)).join("; ");
    if (isSet(held)) return Object.entries(held).map(([key, inner]) => `${labelOf([...path, key])}: ${value(inner, [...path, key], record)}`).join("; ");
    if (typeof held === "boolean") return held ? "Yes" : "No";
    const choice = checker.choices(node).find((each) => each.const === held);
    if (choice) return choice.title;
    if (["sources", "said_sources"].includes(path.at(-2))) return record?.sources?.[held]?.title ?? String(held);
    if (["partial-date", "period"].includes(checker.word(node, "format"))) return AsMeant.inWords(String(held));
    return typeof held === "number" ? held.toLocaleString("en-GB", { maximumFractionDigits: 9 }) : String(held);
  };
  const alike = (a, b) => JSON.stringify(a) === JSON.stringify(b);
  const differing = function* (was, is, path = []) {
    if (alike(was, is)) return;
    if (isSet(was) && isSet(is)) {
      for (const key of new Set([...Object.keys(was), ...Object.keys(is)])) yield* differing(was[key], is[key], [...path, key]);
    } else if (Array.isArray(was) && Array.isArray(is)) {
      const [gone, come] = [[was, is], [is, was]].map(([one, other]) => [...one.keys()].filter((i) => !other.some((each) => alike(each, one[i]))));
      for (let i = 0; i < Math.max(gone.length, come.length); i += 1) yield* differing(was[gone[i]], is[come[i]], [...path, come[i] ?? gone[i]]);
    } else yield [path, was, is];
  };
  /** What another version of a record says otherwise, a line for each place. */
  const differences = (was, is, shorten = (...texts) => texts) => [...differing(was, is)].map(([path, old, now]) => {
    const told = [[old, was], [now, is]].map(([each, record]) => (each === undefined ? "" : value(each, path, record)));
    const [before, after] = shorten(...told).map((text, i) => [old, now][i] !== undefined && text);
    const said = before === false ? `new: ${after}` : after === false ? `gone: ${before}` : `was: ${before}. Is now: ${after}`;
    return `${place(path, after === false ? was : is)}, ${said}`;
  });
  /** Two texts where they differ: a long one without what both begin and end with, but for a few words. */
  const apart = (...texts) => {
    const [a, b] = texts.map((text) => text.split(/\s+/));
    const least = Math.min(a.length, b.length);
    let [start, end] = [0, 0];
    while (start < least && a[start] === b[start]) start += 1;
    while (end < least - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
    return [a, b].map((words, i) => {
      if (texts[i].length <= LONG) return texts[i];
      const [from, to] = [Math.max(0, start - 4), Math.min(words.length, words.length - end + 4)];
      const said = words.slice(from, to).join(" ");
      const cut = said.length > 2 * LONG ? said.slice(0, 2 * LONG) : said;
      return `${from ? "… " : ""}${cut}${to < words.length || cut !== said ? " …" : ""}`;
    });
  };
  /** What a correction changes, a short line for each place: for those who read it before they open the file. */
  const changes = (was, is) => {
    const lines = differences(was, is, apart);
    return lines.length > MOST ? [...lines.slice(0, MOST), `and ${lines.length - MOST} more`] : lines;
  };
  /** A number of three digits or more, or a day, as texts of a record have it. */
  const written = (held, path) => {
    if (typeof held === "number") {
      const million = held % 1000 === 0 && held >= 1e6 ? [`${held / 1e6} million`] : [];
      return Math.abs(held) < 100 ? [] : [held.toLocaleString("en-GB", { maximumFractionDigits: 9 }), String(held), ...million];
    }
    return checker.word(checker.at(path), "format") === "partial-date" && /^\d{4}-\d{2}-\d{2}$/.test(held) ? [AsMeant.inWords(held)] : [];
  };
  /** Where texts of a corrected record still say what one of its values no longer says: "384: The story, Who controls
   *  it". Other values are let be: a number may be the same of another year. */
  const standing = (was, is) => [...differing(was, is)].flatMap(([path, old, now]) => {
    if (old === undefined || now === undefined) return [];
    const said = written(old, path);
    const pattern = new RegExp(`(^|[^\\d.,])(${said.map((each) => each.replace(/\./g, "\\.")).join("|")})(?!\\d|[.,]\\d)`);
    const look = (held, at) => {
      if (typeof held === "string") return pattern.test(held) ? [place(at.at(-1) === "text" ? at.slice(0, -1) : at, is)] : [];
      if (held === null || typeof held !== "object" || at[0] === "sources") return [];
      return Object.entries(held).flatMap(([key, inner]) => look(inner, [...at, Array.isArray(held) ? Number(key) : key]));
    };
    const found = said.length ? look(is, []) : [];
    return found.length ? [`${said[0]}: ${found.slice(0, MOST).join("; ")}.`] : [];
  });
  /** What a draft holds and `now` does not. Only whole values count, not other spellings. */
  const lost = (draft, now) => {
    const look = (held, there, path) => Object.entries(held ?? {}).flatMap(([name, inner]) => {
      const key = Array.isArray(held) ? Number(name) : name;
      if (inner !== null && typeof inner === "object") return look(inner, there?.[key], [...path, key]);
      return there?.[key] === undefined && key !== "confidence" ? [`${place([...path, key], draft)}: ${value(inner, [...path, key], draft)}`] : [];
    });
    return look(draft, now, []);
  };
  return { differences, changes, standing, lost };
};
