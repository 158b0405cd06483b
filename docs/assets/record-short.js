// The short form: the fields of "x-short" in the description, each with its question, and one empty entry to write in.
// Enhances the contribution form: the same fields and the same draft as the full form.
const RecordShort = (box, form, data, fields) => {
  const all = (selector, within = form) => [...within.querySelectorAll(selector)];
  const asked = Object.entries(data.schema["x-short"] ?? {});
  const begin = () => {
    for (const [path, question] of asked) {
      const field = fields.locate(path.split("."));
      if (field.dataset.asked === undefined) {
        field.dataset.asked = "";
        field.prepend(Object.assign(document.createElement("p"), { className: "field__ask", textContent: question }));
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
    for (const entry of all("[data-entry][data-offered]")) if (fields.isBlank(entry)) fields.remove(entry);
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
    const isLeftOut = (path) => {
      const value = path.split(".").reduce((at, key) => at?.[key], record);
      return value === undefined || (typeof value === "object" && !Object.keys(value).length);
    };
    return asked.filter(([path]) => isLeftOut(path)).map(([path]) => {
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
  return { is, deepen, leftOut, lookedFor };
};
