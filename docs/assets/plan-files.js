// A plan to a file and from it, and to Word. What cannot be read is shown as text, to save. plan.js has the rest.
window.handbook = window.handbook || {};
window.handbook.planFiles = ({ button, tell, add, rows, word, after }) => {
  const { make, plans, planEntry, planWord } = window.handbook;
  const MOST = 2e6; // bytes of a file that may be a plan
  const save = (content, file) => {
    const address = URL.createObjectURL(content);
    make("a", { href: address, download: file }).click();
    setTimeout(() => URL.revokeObjectURL(address), 60000);
  };
  const fileName = (kind) => `${plans.current().name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "") || "our-plan"}.${kind}`;
  const saveFile = () => {
    save(new Blob([JSON.stringify({ handbook: "our-plan", version: 1, plan: plans.current() }, null, 1)], { type: "application/json" }), fileName("json"));
    tell(`Saved where your browser keeps downloads: ${fileName("json")}. Open it here on another device.`);
  };
  const unread = make("div", { className: "plan-unread", hidden: true });
  const showUnread = (text, sentence, drop) => {
    const area = make("textarea", { readOnly: true, rows: 6, value: text.slice(0, MOST) });
    area.setAttribute("aria-label", "What could not be read");
    unread.replaceChildren(make("p", {}, make("strong", {}, sentence)), area, make("p", { className: "sheet-tools__buttons" },
      button("Save this text", () => save(new Blob([text], { type: "text/plain" }), "not-read.txt"), true),
      button("Close", () => { unread.hidden = true; drop?.(); after(); }, true)));
    unread.hidden = false;
  };
  const picker = make("input", { type: "file", accept: ".json,application/json", className: "visually-hidden", tabIndex: -1 });
  picker.setAttribute("aria-hidden", "true");
  picker.addEventListener("change", async () => {
    const file = picker.files[0];
    picker.value = "";
    if (!file) return;
    if (file.size > MOST) return tell("This file is too large to be a plan. Nothing here was changed.");
    const text = await file.text();
    let raw = null;
    try {
      const read = JSON.parse(text);
      raw = read?.plan ?? read;
    } catch {} // told below
    const plan = plans.planOf(raw);
    if (!plan) {
      showUnread(text, "This file holds no plan, or is cut off. Nothing here was changed. Its text is below, to save.");
      return tell("The file could not be read.");
    }
    add(plan, "Opened beside the others");
    if (JSON.stringify(plan.entries) !== JSON.stringify(raw.entries)) showUnread(text, "Some of this file could not be read. What could be is open now. Its whole text is below, to save.");
  });
  const saveWord = async () => {
    const { name: title, entries } = plans.current();
    const gateOf = (key) => document.querySelector(`[data-entry="${CSS.escape(key.split("/")[0])}/gate"]`)?.closest("[data-stage]").querySelector(".plan-stage__gate").firstChild.textContent.trim();
    const written = Object.entries(entries).map(([key, entry]) => {
      const { kind, words } = rows.get(key) || { kind: "own", words: entry.words || key };
      return { words: kind === "gate" ? gateOf(key) : words, after: gateOf(key), tick: entry.tick || kind === "gate" && entry.choice === "go",
        who: planEntry.told({ who: entry.who, date: entry.date }), note: [planEntry.told({ choice: entry.choice }, kind), entry.note].filter(Boolean).join("\n") };
    });
    try {
      save(await planWord(word, title, written), fileName("docx"));
      tell(`Saved where your browser keeps downloads: ${fileName("docx")}.`);
    } catch {
      tell("The Word document could not be made here. Print the plan, or fill in the blank one, linked below.");
    }
  };
  const buttons = [button("Save as a file", saveFile), button("Open a file", () => picker.click(), true), picker, button("Save as Word", saveWord, true)];
  return { buttons, unread, showUnread };
};
