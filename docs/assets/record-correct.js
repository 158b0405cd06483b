// Correcting a record that is here: every part and every entry begins closed, its line says what it holds.
// Enhances the contribution form. Needs as-meant.js. What a new record alone is asked or told is marked data-new.
const RecordCorrect = (box, form, data, fields) => {
  const MOST = 140; // signs of a line
  const all = (selector, within = form) => [...within.querySelectorAll(selector)];
  const begun = all("[data-part][open]"); // the parts that stand open for a new record
  let shown = ""; // the slug of the record that is being corrected

  /** What a field holds, as people read it. */
  const said = (field) => {
    const input = field.querySelector("[data-input]");
    const written = input.value.trim();
    if (!written) return "";
    if (input.matches("select")) return input.selectedOptions[0].textContent;
    const { kind } = field.dataset;
    return AsMeant.echo(kind, fields.typed(kind, written), field.closest("[data-unit]")?.dataset.unit, written) || written;
  };
  /** The line of a closed entry: the title of a source, the value of a fact and when it was true. */
  const tell = (entry) => {
    const way = entry.querySelector(":scope > [data-ways] input:checked:not([value=value])");
    const plain = fields.fieldsOf(entry).filter((field) => !field.hidden && !field.matches("[data-template], [data-kind=set]"));
    const told = entry.dataset.line.split(" ").map((key) => plain.find((field) => field.dataset.field === key)).filter(Boolean).map(said);
    if (way) told.push(way.parentElement.textContent.trim());
    const holds = told.filter(Boolean).map((each) => each.replace(/\.$/, "")).join("; ") || plain.map(said).find(Boolean) || "Empty";
    const line = holds.length > MOST ? `${holds.slice(0, MOST).replace(/\s+\S*$/, "")}…` : holds;
    entry.querySelector("[data-holds]").textContent = ` ${line}`; // apart from the name of the entry when read aloud
  };
  const close = () => {
    for (const part of all("[data-part]")) part.open = false;
  };
  /** Fit the page to the record that is corrected, or to a new one where there is none. */
  const show = (slug) => {
    for (const element of document.querySelectorAll("[data-new]")) element.hidden = Boolean(slug);
    box.querySelector("[data-correct]").hidden = !slug;
    box.querySelector("[data-correct-name]").textContent = data.records[slug] ?? "";
    for (const entry of slug ? all("[data-entry][data-object]") : []) {
      tell(entry);
      entry.open = false;
    }
    if (slug && slug !== shown) close();
    if (!slug && shown) for (const part of begun) part.open = true;
    shown = slug;
  };
  form.addEventListener("toggle", ({ target }) => {
    if (target.matches("[data-entry]") && !target.open) tell(target);
  }, true);
  return { show };
};
