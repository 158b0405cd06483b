// Only in the offline copy: search with MiniSearch, whose index is a script because pages from a folder may not fetch,
// and links made by other scripts, which lead to folders, taken to the page in the folder.
(() => {
  const button = document.querySelector("[data-offline-search]");
  const dialog = document.querySelector("dialog.offline-search");
  if (!button || !dialog?.showModal || !window.MiniSearch) return;
  const root = button.dataset.offlineSearch;
  const input = dialog.querySelector("input");
  const said = dialog.querySelector(".offline-search__said");
  const list = dialog.querySelector(".offline-search__found");
  const most = 20;
  let engine; // a promise of the filled index, from the first opening on

  // Accents, hyphens and plurals make no difference: co-operatives is cooperative.
  const fold = (word) =>
    word.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/(?<=[a-z]{3})s$/, "");
  const words = (text) => text.replace(/(\w)[-‐‑](?=\w)/g, "$1").split(/[\s\p{P}\p{S}]+/u).filter(Boolean);

  const open = () => {
    engine ??= new Promise((done, failed) => {
      window.handbook = window.handbook || {};
      window.handbook.offlineIndex = (sections) => {
        const index = new window.MiniSearch({
          fields: ["page", "heading", "text"],
          storeFields: ["page", "heading", "href", "text"],
          tokenize: words,
          processTerm: fold,
          searchOptions: { prefix: true, fuzzy: (term) => (term.length > 4 ? 0.2 : false), boost: { page: 4, heading: 3 }, combineWith: "AND" },
        });
        index.addAll(sections.map((section, id) => ({ id, ...section })));
        done(index);
      };
      const script = document.createElement("script");
      script.src = `${root}assets/offline-index.js`;
      script.onerror = failed;
      document.head.append(script);
    });
    if (!dialog.open) dialog.showModal();
    input.select();
    return show();
  };

  /** The part of a text round the first of the words found. */
  const excerpt = (text, found) => {
    const at = found.map((word) => text.toLowerCase().indexOf(word.slice(0, 5))).filter((place) => place >= 0);
    const from = Math.max(0, text.lastIndexOf(" ", Math.max(0, Math.min(...at, text.length) - 60)));
    return `${from ? "…" : ""}${text.slice(from, from + 200).trim()}…`;
  };

  const show = async () => {
    const index = await engine;
    const asked = input.value.trim();
    let found = index.search(asked);
    if (!found.length) found = index.search(asked, { combineWith: "OR" });
    list.replaceChildren(
      ...found.slice(0, most).map((one) => {
        const item = document.createElement("li");
        const link = document.createElement("a");
        link.href = root + one.href;
        link.textContent = one.heading ? `${one.page}: ${one.heading}` : one.page;
        const text = document.createElement("p");
        text.textContent = excerpt(one.text, one.terms);
        item.append(link, text);
        return item;
      }),
    );
    const more = found.length > most ? `, the best ${most} are shown` : "";
    said.textContent = asked ? `${found.length} found${more}.` : "";
  };

  button.hidden = false;
  button.addEventListener("click", open);
  input.addEventListener("input", () => engine && show());
  list.addEventListener("click", (event) => event.target.closest("a") && dialog.close());
  dialog.querySelector("form").addEventListener("submit", () => input.blur());
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault(); // Enter would press Close
    list.querySelector("a")?.focus();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "k" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    open();
  });

  const toFile = (event) => {
    const link = event.target.closest?.("a[href]");
    if (!link || link.protocol !== "file:" || !link.pathname.endsWith("/")) return;
    const address = new URL(link.href);
    address.pathname += "index.html";
    link.href = address.href;
  };
  for (const kind of ["click", "auxclick", "focusin", "pointerover"]) document.addEventListener(kind, toFile, true);
})();
