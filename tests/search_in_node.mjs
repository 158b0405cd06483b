// The search of a built site, without a browser: `node tests/search_in_node.mjs SITE`. Each line that comes in is a list
// of what the engine is asked, such as [{"words": "penson"}]; the line that goes out is the list of its answers.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import vm from "node:vm";

const assets = join(process.argv[2], "assets");
for (const name of ["vendor/minisearch/minisearch.js", "search-words.js", "search-engine.js"]) {
  vm.runInThisContext(readFileSync(join(assets, name), "utf8"), { filename: name });
}
const load = async (name) => JSON.parse(readFileSync(join(assets, "search", name), "utf8"));
const ask = await new Promise((done) => {
  const engine = globalThis.HandbookSearch(load, async () => (await engine({ words: "" })).texts === "all" && done(engine));
  engine({ words: "" });
});
for await (const line of createInterface({ input: process.stdin })) {
  const answers = [];
  for (const asked of JSON.parse(line)) answers.push(await ask(asked));
  process.stdout.write(`${JSON.stringify(answers)}\n`);
}
