// What a record says, in the words of a person: each place by the labels of its fields, each value as its page has it.
// Enhances the contribution form. Needs as-meant.js.
const RecordTold = (checker) => {
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
  const differences = (was, is) => [...differing(was, is)].map(([path, old, now]) => {
    const [before, after] = [[old, was], [now, is]].map(([each, record]) => each !== undefined && value(each, path, record));
    const said = before === false ? `new: ${after}` : after === false ? `gone: ${before}` : `was: ${before}. Is now: ${after}`;
    return `${place(path, after === false ? was : is)}, ${said}`;
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
  return { differences, lost };
};
