// The search of a built site, without a browser: `node tests/search_in_node.mjs SITE < questions.json`, a list of what
// the engine is asked, such as {"words": "penson"}. Prints the list of its answers, and how long indexing and asking took.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import vm from "node:vm";

const assets = join(process.argv[2], "assets");
for (const name of ["vendor/minisearch/minisearch.js", "search-words.js", "search-engine.js"]) {
  vm.runInThisContext(readFileSync(join(assets, name), "utf8"), { filename: name });
}
const load = async (name) => JSON.parse(readFileSync(join(assets, "search", name), "utf8"));
const asked = JSON.parse(readFileSync(0, "utf8"));
const began = performance.now();
let first;
await new Promise((done) => {
  const engine = globalThis.HandbookSearch(load, async () => (await engine({ words: "" })).texts === "all" && done());
  engine({ words: "pension" }).then(() => (first = performance.now() - began));
  globalThis.ask = engine;
});
const filled = performance.now() - began;
const answers = [];
const took = [];
for (const ask of asked) {
  const from = performance.now();
  answers.push(await globalThis.ask(ask));
  took.push(performance.now() - from);
}
process.stdout.write(JSON.stringify({ answers, first, filled, slowest: Math.max(0, ...took) }));
