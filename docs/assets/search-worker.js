// Search away from the page's thread: questions in, answers out, in the same order. See search-engine.js.
const began = fetch(new URL("search/first.json", self.location), { cache: "no-cache" }); // on its way while scripts are read
began.catch(() => {});
importScripts("vendor/minisearch/minisearch.js", "search-words.js", "search-engine.js");
const engine = HandbookSearch(HandbookSearch.fetched(self.location, began), () => postMessage({ more: true }));
onmessage = ({ data }) => engine(data).then((answer) => postMessage({ answer }), (error) => postMessage({ failed: error.message || "failed" }));
postMessage({ ready: true });
