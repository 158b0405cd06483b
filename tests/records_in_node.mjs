// What a correction changes in the file of a record, without a browser: {data, texts} in, as JSON, where `data` is what
// the form works with; out, for each kind of change, how many were tried, and those that touched another line.
import { readFileSync } from "node:fs";
import vm from "node:vm";

const assets = new URL("../docs/assets/", import.meta.url);
for (const name of ["vendor/yaml/yaml.min.js", "record-yaml.js", "record-write.js"]) {
  vm.runInThisContext(readFileSync(new URL(name, assets), "utf8"), { filename: name });
}
const { data, texts } = JSON.parse(readFileSync(0, "utf8"));
const { read, write } = vm.runInThisContext(`(data) => {
  const file = RecordFile(data, (name) => name);
  return { read: file.read, write: RecordText.write };
}`)(data);

/** Every place in a record, with what it holds. */
const places = function* (value, path = []) {
  if (path.length) yield [path, value];
  if (value === null || typeof value !== "object") return;
  for (const [key, inner] of Array.isArray(value) ? value.entries() : Object.entries(value)) yield* places(inner, [...path, key]);
};
/** The lines of a place: from its own to the last one that is indented below it. */
const linesOf = (text, first) => {
  const lines = text.split("\n");
  const indent = /^ */.exec(lines[first - 1])[0].length;
  const next = lines.slice(first).findIndex((line) => !/^ *(#|$)/.test(line) && /^ */.exec(line)[0].length <= indent);
  return [first, next < 0 ? lines.length : first + next];
};
/** The line of the file where two texts begin to differ, and the last one of the first text that differs. */
const differs = (before, after) => {
  const [a, b] = [before.split("\n"), after.split("\n")];
  let [start, end] = [0, 0];
  while (start < a.length && a[start] === b[start]) start += 1;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  return [start + 1, a.length - end];
};
/** A changed value of each kind, by the name of the kind. */
const changes = (value) => {
  if (typeof value === "number") return [["number", value + 1]];
  if (typeof value === "boolean") return [["yes or no", !value]];
  if (Array.isArray(value)) return [["list with one more", [...value, value.at(-1)]], ["list with one less", value.slice(1)], ["list turned", value.toReversed()], ["list with a text", [...value, "One, two"]]];
  if (typeof value === "object") return [["set with one less", Object.fromEntries(Object.entries(value).slice(1))], ["set with one more", { label: "Another one", ...value, note: "Added to it: a note." }]];
  if (!/\s/.test(value)) return [[/^\d/.test(value) ? "date" : "word", `${value}-1`]];
  const words = value.split(" ");
  const middle = Math.floor(words.length / 2);
  const text = value.length > 120 ? "long text" : "text"; // a long one is folded
  return [
    [`${text}, one word`, [...words.slice(0, middle), "really", ...words.slice(middle + 1)].join(" ")],
    [`${text}, other words`, "Other words: none of the old."],
    [`${text}, longer`, `${value} And more.`],
  ];
};

const same = (a, b) => JSON.stringify(Object.entries(a).sort()) === JSON.stringify(Object.entries(b).sort());
const changedAt = (record, path, value) => {
  path.slice(0, -1).reduce((at, key) => at[key], record)[path.at(-1)] = value;
  return record;
};

const tried = {};
const failed = [];
for (const [number, [slug, text]] of Object.entries(texts).entries()) {
  const before = read(text);
  if (write(before.value, before) !== text) failed.push([slug, "nothing changed"]);
  const byKind = new Map();
  for (const [path, value] of places(before.value)) {
    for (const [kind, changed] of changes(value)) {
      if (typeof changed === "object" && !Object.keys(changed).length) continue;
      byKind.set(kind, [...(byKind.get(kind) ?? []), [path, changed]]);
    }
  }
  const all = structuredClone(before.value);
  for (const [kind, found] of byKind) {
    const [path, changed] = found[(number * 7919) % found.length];
    const record = changedAt(structuredClone(before.value), path, changed);
    const after = write(record, before);
    const [from, to] = differs(text, after);
    const [first, last] = linesOf(text, before.line(path));
    tried[kind] = (tried[kind] ?? 0) + 1;
    // what is added after the last line of a value touches no line: it begins on the next
    if (after !== text && (from < first || from > last + 1 || to > last)) failed.push([slug, path.join("."), kind]);
    // of a folded text the one line changes that has the word
    if (/one word|longer/.test(kind) && to > from) failed.push([slug, path.join("."), kind, "folds"]);
    if (typeof changed !== "object") changedAt(all, path, changed);
    else if (number % 10 === 0 && !same(read(after).value, record)) failed.push([slug, path.join("."), kind, "read again"]);
  }
  if (!same(read(write(all, before)).value, all)) failed.push([slug, "read again"]);
}
process.stdout.write(JSON.stringify({ tried, failed }));
