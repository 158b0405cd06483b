// The short form: the fields of "x-short" in the description, each with its question, and one empty entry to write in.
// Some are asked of some records only: of one that ended, what happened.
// Enhances the contribution form: the same fields and the same draft as the full form.
const RecordShort = (box, form, data, fields, checker) => {
  const all = (selector, within = form) => [...within.querySelectorAll(selector)];
  const questions = Object.entries(data.schema["x-short"] ?? {}).map(([path, said]) => ({ path, ...(said.ask ? said : { ask: said }) }));
  const isLeftOut = (path, record) => {
    const value = path.split(".").reduce((at, key) => at?.[key], record);
    return value === undefined || (typeof value === "object" && !Object.keys(value).length);
  };
  const isAsked = (question, record) => !question.if || checker.holds(record, question.if);
  const blanks = (within) => all("[data-entry][data-offered]", within).filter(fields.isBlank);
  const unask = (field) => {
    delete field.dataset.asked;
    field.querySelector(":scope > .field__ask").remove();
    for (const entry of blanks(field)) fields.remove(entry);
  };
  /** Ask what a record is to be asked. A question that no longer is goes, unless it has an answer. */
  const begin = (record = fields.read()) => {
    for (const each of questions) {
      const field = fields.locate(each.path.split("."));
      if (!isAsked(each, record)) {
        if (field.dataset.asked !== undefined && isLeftOut(each.path, record)) unask(field);
        continue;
      }
      if (field.dataset.asked === undefined) {
        field.dataset.asked = each.if ? "needed" : "";
        field.prepend(Object.assign(document.createElement("p"), { className: "field__ask", textContent: each.ask }));
      }
      const entries = field.querySelector("[data-entries]");
      if (entries && !entries.children.length) fields.add(field).dataset.offered = "";
    }
    for (const part of all("[data-part]:not([open]):has([data-asked])")) {
      part.open = true;
      part.dataset.opened = "";
    }
  };
  /** The full form begins without the entries that nobody wrote in. */
  const end = () => {
    for (const entry of blanks(form)) fields.remove(entry);
    for (const part of all("[data-opened]")) {
      delete part.dataset.opened;
      part.open = false;
    }
  };
  const is = () => form.dataset.depth === "short";
  /** Show the full form, or the short one. */
  const deepen = (full) => {
    form.dataset.depth = full ? "full" : "short";
    for (const choice of all('[name="depth"]', box)) choice.checked = (choice.value === "full") === full;
    (full ? end : begin)();
  };
  /** The labels of the questions that have no answer. */
  const leftOut = () => {
    const record = fields.read();
    return questions.filter((each) => isAsked(each, record) && isLeftOut(each.path, record)).map(({ path }) => {
      const field = fields.locate(path.split("."));
      return field.dataset.label ?? field.querySelector(".field__label").firstChild.textContent.trim();
    });
  };
  /** Say of each fact left out that it was looked for on a day, or take that back. */
  const lookedFor = (day) => {
    for (const entry of all("[data-asked] [data-entry][data-offered]")) {
      const way = entry.querySelector(`:scope > [data-ways] input[value="${day ? "not_found" : "value"}"]`);
      const date = entry.querySelector(':scope > [data-field="not_found"]');
      if (!way || !(day ? fields.isBlank(entry) : date && !date.hidden)) continue;
      way.checked = true;
      if (date) date.querySelector("[data-input]").value = day;
      fields.showWay(entry);
    }
  };
  /** Ask what the record is to be asked as it stands now. */
  const follow = (record) => is() && begin(record);
  return { is, deepen, follow, leftOut, lookedFor };
};
