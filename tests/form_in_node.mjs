// What the form says of records, without a browser: {data, records} in, as JSON, where `data` is what the form works with;
// out, for each record, the places and sentences of what is to be mended, and every sentence that there is.
import { readFileSync } from "node:fs";
import vm from "node:vm";

for (const name of ["as-meant.js", "record-words.js", "record-rules.js", "record-check.js"]) {
  vm.runInThisContext(readFileSync(new URL(`../docs/assets/${name}`, import.meta.url), "utf8"), { filename: name });
}
const { data, records } = JSON.parse(readFileSync(0, "utf8"));
const { check, say } = vm.runInThisContext("(data) => RecordCheck(data, true)")(data);
const others = new Map(Object.entries(data.records));
const told = records.map((record) => check(record, "a-new-record", others).map(({ at, sentence }) => [at.join("."), sentence]));
const every = Object.fromEntries(Object.keys(data.sentences).map((name) => [name, say(name, new Proxy({}, { get: () => "…" }))]));
process.stdout.write(JSON.stringify({ told, every }));
