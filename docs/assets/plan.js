// Our plan at work: ticks, decisions, roles, dates and notes; gates that count themselves; several plans; to a file, to
// Word and to paper. Kept as plan-store.js says. Without this script the page is a list to print, by party too.
(() => {
  const tools = document.querySelector("[data-plan-tools]");
  const { make, plans, planEntry, planFiles } = window.handbook || {};
  if (!tools || !plans || !planFiles) return;
  const stages = [...document.querySelectorAll("[data-stage]")];
  const undone = [];
  const rows = new Map(); // by key: { key, kind, words, box, held, show }

  const said = make("p", { className: "sheet-tools__said" });
  said.setAttribute("role", "status");
  const tell = (text) => { said.textContent = [text, plans.warning()].filter(Boolean).join(" "); };
  const button = (text, work, quiet) => {
    const made = make("button", { type: "button", className: `button button--tall${quiet ? " button--quiet" : ""}` }, text);
    made.addEventListener("click", work);
    return made;
  };
  const undo = button("Undo", () => {
    const last = undone.pop();
    if (!last) return;
    last.back();
    show();
    tell(`Undone: ${last.said}`);
  }, true);
  const did = (text, back) => {
    undone.push({ said: text, back });
    show();
    tell(text);
  };

  // Entries
  const desk = (key, words) => {
    const now = () => plans.entry(key);
    const save = (changes) => { plans.set(key, { ...now(), ...changes, words }); show(); };
    const done = (before) => {
      const { id } = plans.current();
      did(`Changed: ${words}`, () => plans.set(key, before.words ? before : null, id));
    };
    return { now, save, done };
  };
  const more = (row, options, at) => {
    const line = make("summary", {}, row.kind === "decision" ? "Decision, role, date, note" : "Role, date, note", make("span", { className: "visually-hidden" }, `: ${row.words}`));
    const box = make("details", { className: "fold fold--small plan-more screen-only" }, line);
    box.addEventListener("toggle", () => {
      if (!box.open || row.fields) return;
      row.fields = planEntry.fields(row.kind, options, at);
      box.append(row.fields.box);
    });
    return box;
  };
  const prepare = (item, words) => {
    const row = { key: item.dataset.entry, kind: item.dataset.kind, words, box: item.querySelector(".task input"), held: make("p", { className: "plan-held" }) };
    const at = desk(row.key, words);
    row.box.addEventListener("change", () => {
      const before = at.now();
      at.save({ tick: row.box.checked });
      at.done(before);
    });
    item.append(row.held, more(row, [...item.querySelectorAll(".plan-options > span")].map((option) => option.textContent), at));
    rows.set(row.key, row);
  };
  const gate = (item) => {
    const key = item.dataset.entry;
    const words = item.querySelector(".plan-gate__question").textContent;
    const at = desk(key, words);
    const row = { key, kind: "gate", words, status: make("p", { className: "plan-gate__status" }), held: make("p", { className: "plan-held print-only" }) };
    const answer = planEntry.answer(key, at);
    const fields = planEntry.fields("gate", [], at);
    row.fields = { show: () => { answer.show(); fields.show(); } };
    item.append(row.status, make("div", { className: "screen-only" }, answer.group, fields.box), row.held);
    rows.set(key, row);
  };
  for (const item of document.querySelectorAll("[data-entry]")) {
    if (item.dataset.kind === "gate") gate(item);
    else prepare(item, item.querySelector(".task__text").textContent);
  }

  // What a plan holds that the page does not: tasks of the group's own, and those the handbook words otherwise now.
  for (const stage of stages) {
    const field = make("input", { type: "text", maxLength: 300, autocomplete: "off" });
    const label = make("label", {}, "A task of our own");
    label.htmlFor = field.id = `own-${stage.dataset.stage}`;
    const add = () => {
      const words = field.value.trim();
      if (!words) return field.focus();
      const [key, { id }] = [`${stage.dataset.stage}/own-${plans.fresh()}`, plans.current()];
      plans.set(key, { words });
      field.value = "";
      did(`Added: ${words}`, () => plans.set(key, null, id));
    };
    field.addEventListener("keydown", (event) => { if (event.key === "Enter") { event.preventDefault(); add(); } });
    stage.own = make("ul", { className: "tasks" });
    stage.querySelector(".plan-gate").before(make("div", { className: "plan-part", }, make("h3", {}, "Our own"), stage.own,
      make("p", { className: "plan-add screen-only" }, label, field, button("Add", add, true))));
    stage.own.parentElement.dataset.part = "own";
  }
  const showOwn = (entries) => {
    for (const [key, row] of rows) {
      if (row.kind !== "own" || entries[key]) continue;
      row.item.remove();
      rows.delete(key);
    }
    for (const [key, entry] of Object.entries(entries)) {
      if (rows.has(key)) continue;
      const stage = stages.find(({ dataset }) => key.startsWith(`${dataset.stage}/`)) || stages.at(-1);
      const words = entry.words || key;
      const item = make("li", {}, make("label", { className: "task" }, make("input", { type: "checkbox" }), make("span", { className: "task__text" }, words)));
      Object.assign(item.dataset, { entry: key, kind: "own" });
      const away = make("button", { type: "button", className: "link-button screen-only" }, "Take away", make("span", { className: "visually-hidden" }, `: ${words}`));
      away.addEventListener("click", () => {
        const { id } = plans.current();
        const before = plans.set(key, null, id);
        did(`Taken away: ${words}`, () => plans.set(key, before, id));
        undo.focus();
      });
      prepare(item, words);
      item.append(away);
      rows.get(key).item = item;
      stage.own.append(item);
    }
  };

  // Gates and the view of all
  const COLUMNS = { task: "Tasks", decision: "Decided", paper: "Papers" };
  const lines = stages.map((stage) => {
    const cells = [...Object.keys(COLUMNS), "gate"].map(() => make("td"));
    const link = make("a", { href: `#${stage.dataset.stage}` }, stage.dataset.name);
    link.addEventListener("click", () => { stage.querySelector("details").open = true; });
    const name = make("th", { scope: "row" }, link);
    return { stage, cells, line: make("tr", {}, name, ...cells) };
  });
  const head = make("tr", {}, ...["Stage", ...Object.values(COLUMNS), "Gate"].map((text) => make("th", { scope: "col" }, text)));
  const overview = make("table", { className: "plan-overview" }, make("caption", {}, "How far we are"), make("thead", {}, head), make("tbody", {}, ...lines.map(({ line }) => line)));
  const next = make("div", { className: "plan-next" });
  const showGates = (entries) => {
    for (const { stage, cells } of lines) {
      const mine = (kind) => [...rows.values()].filter((row) => row.kind === kind && row.key.startsWith(`${stage.dataset.stage}/`));
      const counts = Object.keys(COLUMNS).map((kind) => [mine(kind).filter((row) => entries[row.key]?.tick).length, mine(kind).length]);
      counts.forEach(([done, of], i) => { cells[i].textContent = `${done} of ${of}`; });
      const missing = mine("paper").filter((row) => !entries[row.key]?.tick);
      const answer = planEntry.GATE[entries[`${stage.dataset.stage}/gate`]?.choice] || "";
      cells[3].textContent = answer || (missing.length ? `${missing.length} missing` : "Ready to answer");
      stage.querySelector("[data-count]").textContent = `: ${counts.reduce((sum, [done]) => sum + done, 0)} of ${counts.reduce((sum, [, of]) => sum + of, 0)} done`;
      const status = rows.get(`${stage.dataset.stage}/gate`).status;
      const [[tasks, allTasks], [decided, allDecisions], [papers, allPapers]] = counts;
      status.textContent = `Papers ${papers} of ${allPapers}, decisions ${decided} of ${allDecisions}, tasks ${tasks} of ${allTasks}. `
        + (missing.length ? "Not ready: papers are missing." : "All papers are there: put the question to everyone.");
      if (answer === planEntry.GATE.stop) status.append(" To stop is a result: write down why, and ", make("a", { href: "../stay/" }, "what to ask for where you are"), ".");
    }
  };
  const showNext = (entries) => {
    const due = [...rows.values()].filter(({ key, kind }) => kind !== "gate" && entries[key]?.date && !entries[key].tick).sort((a, b) => entries[a.key].date.localeCompare(entries[b.key].date));
    const today = new Date().toLocaleDateString("sv-SE");
    next.replaceChildren(...(due.length ? [make("h3", {}, "Next dates"), make("ul", {}, ...due.slice(0, 12).map(({ key, words }) =>
      make("li", {}, make("strong", {}, planEntry.day(entries[key].date)), `${entries[key].date < today ? " (passed)" : ""}: ${words}${entries[key].who ? ` (${entries[key].who})` : ""}`)))] : []));
  };

  // Several plans
  const chooser = make("select", { id: "plan-chosen" });
  const name = make("input", { type: "text", id: "plan-name", maxLength: 80, autocomplete: "off" });
  const unused = (wanted) => {
    const taken = plans.all().plans.map((plan) => plan.name);
    for (let n = 1; ; n += 1) {
      const made = n === 1 ? wanted : `${wanted.slice(0, 74)} (${n})`;
      if (!taken.includes(made)) return made;
    }
  };
  const add = (plan, text) => {
    const before = plans.current().id;
    const whole = { ...plan, id: plans.fresh(), name: unused(plan.name) };
    plans.setPlan(whole.id, whole);
    did(`${text}: ${whole.name}.`, () => { plans.setPlan(whole.id, null); plans.choose(before); });
  };
  chooser.addEventListener("change", () => { plans.choose(chooser.value); show(); tell(`Open: ${plans.current().name}.`); });
  name.addEventListener("change", () => {
    const plan = plans.current();
    const wanted = name.value.trim();
    if (!wanted || wanted === plan.name) return show();
    plans.setPlan(plan.id, { ...plan, name: wanted });
    did(`Named ${wanted}.`, () => plans.setPlan(plan.id, { ...plans.all().plans.find(({ id }) => id === plan.id), name: plan.name }));
  });
  const remove = () => {
    const plan = plans.current();
    plans.setPlan(plan.id, null);
    did(`Deleted from this device: ${plan.name}.`, () => plans.setPlan(plan.id, plan));
    undo.focus();
  };

  const files = planFiles({ button, tell, add, rows, word: tools.dataset.word, after: () => undo.focus() });
  const print = (blank) => {
    document.documentElement.classList.toggle("print-blank", blank);
    window.addEventListener("afterprint", () => document.documentElement.classList.remove("print-blank"), { once: true });
    window.print();
  };

  const show = () => {
    const state = plans.all();
    const { id, name: title, entries } = state.plans.find((plan) => plan.id === state.open);
    showOwn(entries);
    for (const row of rows.values()) {
      const entry = entries[row.key] || {};
      if (row.box) row.box.checked = Boolean(entry.tick);
      row.held.textContent = planEntry.told(entry, row.kind);
      row.fields?.show();
    }
    showGates(entries);
    showNext(entries);
    chooser.replaceChildren(...state.plans.map((plan) => make("option", { value: plan.id, selected: plan.id === id }, plan.name)));
    if (name !== document.activeElement) name.value = title;
    roles.replaceChildren(...[...new Set(Object.values(entries).map(({ who }) => who).filter(Boolean))].map((value) => make("option", { value })));
    undo.disabled = !undone.length;
    heading.textContent = title;
  };
  const roles = make("datalist", { id: "plan-roles" });
  const heading = make("p", { className: "plan-name print-only" });
  const frame = make("div", { className: "table-scroll", tabIndex: 0 }, overview);
  frame.setAttribute("role", "region");
  frame.setAttribute("aria-label", "How far we are");
  tools.append(heading, make("div", { className: "sheet-tools screen-only" },
    make("div", { className: "plan-choose" }, make("p", {}, make("label", { htmlFor: "plan-chosen" }, "Plan"), chooser), make("p", {}, make("label", { htmlFor: "plan-name" }, "Its name"), name)),
    make("p", { className: "sheet-tools__buttons" }, button("New plan", () => { add({ name: "New plan", entries: {} }, "Made"); name.focus(); name.select(); }, true), button("Delete this plan", remove, true), undo),
    make("p", { className: "sheet-tools__buttons" }, ...files.buttons, button("Print", () => print(false), true), button("Print without our entries", () => print(true), true)),
    said, files.unread), frame, next, roles);
  tools.hidden = false;

  show();
  const before = plans.aside();
  if (before) files.showUnread(before, "Something kept in this browser could not be read as a plan. It is below, to save. It stays until you close it.", plans.dropAside);
  tell("");
  // the stage that is under way is open; a party's tasks are all in sight
  const started = stages.find((stage) => !planEntry.GATE[plans.entry(`${stage.dataset.stage}/gate`).choice]) || stages[0];
  const fold = (all) => stages.forEach((stage) => { stage.querySelector("details").open = all || stage === started; });
  fold(false);
  document.querySelector("[data-plan-filter]").addEventListener("change", ({ target }) => {
    fold(target.value !== "everyone");
  });
  window.addEventListener("storage", show);
  window.addEventListener("pageshow", show);
})();
