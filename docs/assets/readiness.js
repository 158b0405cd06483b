// The readiness check at work: what stands against a group, what nobody knows, who can find out; and two sheets side by
// side. A sheet is a short code: the edition of the statements, and a letter for each (y, n, d, or x for none). It
// stands in the address behind the #, which no server sees, and on this device only where the reader asks for it.
// Without this script the sheet is a form for paper, with what each answer means below it.
(() => {
  const form = document.querySelector("[data-ready]");
  const { make } = window.handbook || {};
  if (!form || !make) return;
  const KEPT = "handbook.readiness";
  const result = document.querySelector("[data-ready-result]");
  const edition = form.dataset.ready;
  const rows = [...form.querySelectorAll("[data-statement]")];
  const WORDS = { y: "Yes", n: "No", d: "Don’t know", x: "No answer" };
  const textOf = (row) => row.querySelector(".answer-row__text").textContent;
  const more = (row) => document.querySelector(`[data-more="${row.dataset.statement}"]`);
  const storage = (work) => {
    try {
      return work(localStorage);
    } catch {
      return null; // storage is full or switched off: the sheet works, and forgets
    }
  };

  // The letters of a code, or null for one that is not of this sheet.
  const letters = (code) => {
    const [of, held, ...rest] = String(code ?? "").trim().toLowerCase().split("-");
    return of === edition && !rest.length && held?.length === rows.length && /^[yndx]+$/.test(held) ? [...held] : null;
  };
  const mine = () => rows.map((row) => row.querySelector("input:checked")?.value || "x");
  const code = () => `${edition}-${mine().join("")}`;
  const fill = (held) => rows.forEach((row, i) => row.querySelectorAll("input").forEach((box) => (box.checked = box.value === held[i])));
  const pasted = (text) => (text.includes("#") ? new URLSearchParams(text.slice(text.indexOf("#") + 1)).get("mine") : text);

  // A copy of something below, without the marks of sources, whose notes must stand on the page once.
  const copy = (from) => {
    const made = from.cloneNode(true);
    for (const mark of made.querySelectorAll(".cites")) mark.remove();
    for (const named of [made, ...made.querySelectorAll("[id]")]) named.removeAttribute("id");
    return made;
  };
  const list = (title, chosen, tell) =>
    chosen.length ? [make("h3", {}, `${title}: ${chosen.length}`), make("ul", { className: "sheet-result__list" }, ...chosen.map((row) => make("li", {}, make("strong", {}, textOf(row)), ...tell(more(row)))))] : [];
  const parts = (held, names) => names.flatMap((name) => [...held.querySelectorAll(`[data-${name}]`)]).map((part) => (part.matches("p") ? copy(part) : make("p", {}, part.textContent)));

  const found = make("div", { className: "sheet-result__found" });
  const beside = make("div", { className: "sheet-result__beside" });
  let other = null;

  const show = () => {
    const held = mine();
    const those = (letter) => rows.filter((_, i) => held[i] === letter);
    const [no, unknown, open] = [those("n"), those("d"), those("x")];
    const twice = [...form.querySelectorAll("[data-theme]")].filter((theme) => no.filter((row) => theme.contains(row)).length > 1);
    found.replaceChildren();
    if (open.length < rows.length) {
      found.append(
        ...list("Stands against you", no, (held) => parts(held, ["against", "stopped", "hurt", "find"])),
        ...twice.map((theme) => {
          const told = document.querySelector(`[data-more-theme="${theme.dataset.theme}"] [data-two]`);
          return make("div", { className: "caution" }, make("p", {}, make("strong", {}, theme.querySelector(".answer-group__label").textContent)), copy(told));
        }),
        ...list("Nobody knows yet", unknown, (held) => parts(held, ["find"])),
      );
      const left = open.length ? `${open.length} of ${rows.length} are not answered yet. ` : "";
      const clear = no.length + unknown.length ? "" : "Nothing you answered stands against you. That is not yet a yes: each stage of the guide ends with a question of its own. ";
      found.append(make("p", { className: "sheet-result__end" }, `${left}${clear}You can stay, or stop here, whatever you answered. Then write down why, and what would make you look again.`));
    }
    compare();
    return `Against you: ${no.length}. Nobody knows: ${unknown.length}. Not answered: ${open.length}.`;
  };
  const compare = () => {
    beside.replaceChildren();
    if (!other) return;
    const held = mine();
    const apart = rows.filter((_, i) => held[i] !== other[i]).length;
    const said = apart ? `You differ on ${apart} of ${rows.length}. Talk about those first: each says why, and nobody has to give in.` : "You gave the same answers. Talk about those where both say no or don’t know.";
    const cell = (name, text) => make(name, {}, text);
    const body = make("tbody", {}, ...rows.map((row, i) => {
      const line = make("tr", { className: held[i] === other[i] ? "" : "is-apart" }, cell("th", textOf(row)), cell("td", WORDS[held[i]]), cell("td", WORDS[other[i]]), cell("td", held[i] === other[i] ? "Same" : "Talk"));
      line.cells[0].scope = "row";
      return line;
    }));
    const head = make("tr", {}, ...["Statement", "This sheet", "The other", "Differs"].map((text) => Object.assign(cell("th", text), { scope: "col" })));
    const table = make("table", { className: "beside" }, make("caption", {}, "Two sheets side by side"), make("thead", {}, head), body);
    const frame = make("div", { className: "table-scroll", tabIndex: 0 }, table);
    frame.setAttribute("role", "region");
    frame.setAttribute("aria-label", "Two sheets side by side");
    beside.append(make("p", {}, make("strong", {}, said)), frame);
  };

  // The tools: keep, copy, compare, clear, print.
  const button = (text, work, first = false) => {
    const made = make("button", { type: "button", className: `button button--tall${first ? "" : " button--quiet"}` }, text);
    made.addEventListener("click", work);
    return made;
  };
  const said = make("p", { className: "sheet-tools__said" });
  said.setAttribute("role", "status");
  const tell = (text) => { said.textContent = text; };
  const keep = make("input", { type: "checkbox" });
  const own = make("input", { type: "text", readOnly: true, id: "own-code" });
  const theirs = make("input", { type: "text", id: "other-code", autocomplete: "off", spellcheck: false });
  const write = () => {
    own.value = code();
    try {
      const rest = new URLSearchParams({ mine: code(), ...(other ? { other: `${edition}-${other.join("")}` } : {}) });
      history.replaceState(history.state, "", `${location.pathname}${location.search}#${rest}`);
    } catch {} // a page opened from a folder
    if (!keep.checked) return;
    if (storage((store) => { store.setItem(KEPT, code()); return true; })) return;
    keep.checked = false;
    tell("This browser keeps nothing. Write down the code, or print the sheet.");
  };
  const lay = () => {
    other = letters(pasted(theirs.value));
    tell(other ? "The two sheets lie side by side below." : "That is no code of this sheet, or it is of an older one. It looks like " + `${edition}-${"ynd".padEnd(rows.length, "x")}.`);
    write();
    show();
  };
  keep.addEventListener("change", () => {
    if (keep.checked) return write();
    storage((store) => store.removeItem(KEPT));
    tell("Nothing is kept on this device any more.");
  });
  const clear = () => {
    const before = [mine(), other];
    fill([]);
    other = null;
    theirs.value = "";
    write();
    show();
    tell("The sheet is empty. ");
    const undo = make("button", { type: "button", className: "link-button" }, "Undo");
    undo.addEventListener("click", () => { fill(before[0]); other = before[1]; write(); show(); tell("Your answers are back."); });
    said.append(undo);
  };
  result.append(
    make("h2", { id: "your-answers" }, "What your answers say"),
    found,
    make("div", { className: "sheet-tools screen-only" },
      make("label", { className: "check" }, keep, make("span", {}, "Keep my answers on this device. Leave it off on a shared one.")),
      make("p", {}, make("label", { htmlFor: "own-code" }, "The code of this sheet, for a colleague"), own),
      make("p", {}, make("label", { htmlFor: "other-code" }, "A colleague’s code, or the address they sent"), theirs),
      make("p", { className: "sheet-tools__buttons" }, button("Lay side by side", lay), button("Print the sheet", window.handbook.printSheet, true), button("Clear", clear)),
      said),
    beside,
  );
  result.hidden = false;
  // What every answer means is asked for by a link, or opened; the answers given have theirs above.
  for (const fold of document.querySelectorAll("[data-shut]")) fold.open = fold.matches(":has(:target)");
  const asked = new URLSearchParams(location.hash.slice(1));
  const before = storage((store) => store.getItem(KEPT));
  const start = letters(asked.get("mine")) || letters(before);
  keep.checked = Boolean(letters(before));
  other = letters(asked.get("other"));
  if (other) theirs.value = asked.get("other");
  if (asked.get("mine") && !letters(asked.get("mine"))) tell("The address holds a code that is not of this sheet, or of an older one.");
  if (start) fill(start);
  own.value = code();
  show();
  form.addEventListener("change", () => { tell(show()); write(); });
  form.addEventListener("submit", (event) => event.preventDefault());
})();
