// One thing in our plan: what is written to it, in a line, and the fields to write it. plan.js says where it is kept.
window.handbook = window.handbook || {};
window.handbook.planEntry = (() => {
  const { make } = window.handbook;
  const ELSE = "Something else: see the note";
  const GATE = { go: "Go on", notyet: "Not yet", stop: "Stop" };
  const day = (date) => (date ? new Date(`${date}T12:00`).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" }) : "");
  let count = 0;

  /** What an entry says, as text. */
  const told = ({ choice, who, date, note }, kind) =>
    [choice && (kind === "gate" ? GATE[choice] || choice : `Decided: ${choice}`), who, day(date), note].filter(Boolean).join(" · ");

  const labelled = (text, field) => {
    field.id = `plan-field-${(count += 1)}`;
    return make("p", { className: "plan-field" }, make("label", { htmlFor: field.id }, text), field);
  };

  // The fields of an entry. `now()` gives it, `save(changes)` writes as people type, `done(before)` tells that they are done.
  const fields = (kind, options, { now, save, done }) => {
    const parts = {
      who: make("input", { type: "text", maxLength: 120, autocomplete: "off" }),
      date: make("input", { type: "date", min: "2000-01-01", max: "2099-12-31" }),
      note: make("textarea", { rows: 2, maxLength: 4000 }),
    };
    parts.who.setAttribute("list", "plan-roles");
    if (kind === "decision") parts.choice = make("select", {}, ...["", ...options, ELSE].map((text) => make("option", { value: text }, text || "Not decided")));
    const show = () => Object.entries(parts).forEach(([name, field]) => {
      const value = now()[name] || "";
      if (name === "choice" && value && ![...field.options].some((option) => option.value === value)) field.append(make("option", { value }, value));
      if (field !== document.activeElement || field.value !== value) field.value = value;
    });
    for (const [name, field] of Object.entries(parts)) {
      let before = null;
      field.addEventListener("input", () => {
        before ??= now();
        save({ [name]: field.value, ...(name === "choice" && { tick: Boolean(field.value) }) });
      });
      field.addEventListener("change", () => {
        if (before) done(before);
        before = null;
      });
    }
    const box = make("div", { className: "plan-fields" },
      ...(parts.choice ? [labelled("What was decided", parts.choice)] : []),
      labelled(kind === "gate" ? "Seen by (roles)" : "Role", parts.who),
      labelled(kind === "task" || kind === "own" ? "By when" : "Date", parts.date),
      labelled("Note", parts.note));
    show();
    return { box, show };
  };

  // The answer to a gate, as radios.
  const answer = (name, { now, save, done }) => {
    const boxes = Object.entries({ "": "No answer yet", ...GATE }).map(([value, text]) => {
      const box = make("input", { type: "radio", name: `gate-${name}`, value });
      box.addEventListener("change", () => {
        const before = now();
        save({ choice: value });
        done(before);
      });
      return { box, line: make("label", { className: "answer-option" }, box, make("span", {}, text)) };
    });
    const group = make("div", { className: "answer-row__options" }, ...boxes.map(({ line }) => line));
    group.setAttribute("role", "radiogroup");
    group.setAttribute("aria-label", "Our answer");
    return { group, show: () => boxes.forEach(({ box }) => { box.checked = box.value === (now().choice || ""); }) };
  };

  return { told, day, fields, answer, GATE };
})();
