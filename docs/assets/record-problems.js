// What is to be mended in the form: found, told beside each field and in one list that leads to each.
// Enhances the contribution form. Needs record-check.js and as-meant.js.
const RecordProblems = ({ box, form, data, checker, fields, short }) => {
  const inForm = RecordCheck(data, true);
  const all = (selector, within = box) => [...within.querySelectorAll(selector)];
  const make = (name, text) => Object.assign(document.createElement(name), { textContent: text });

  /** The problems of what the form holds, each with its element, in the order of the page. */
  const found = (record, slug) => {
    const found = inForm.check(record, slug, new Map(Object.entries(data.records)));
    const placed = found.map((problem) => ({ ...problem, element: problem.element || fields.locate(problem.at) }));
    const FOLLOWS = Node.DOCUMENT_POSITION_FOLLOWING;
    return placed.sort((a, b) => (a.element === b.element ? 0 : a.element.compareDocumentPosition(b.element) & FOLLOWS ? -1 : 1));
  };
  const holderOf = (element) => element.querySelector("[data-error]");
  const focusable = (element) => {
    const own = element.matches("[data-entry][data-object]") ? element.querySelector("[data-legend]") : null;
    const fit = all("input:not([type=radio]), select, textarea, button", element).filter((each) => !each.closest("[hidden]"));
    return own || fit.find((each) => each.checkVisibility()) || fit[0];
  };
  const LEAF = '[data-scalar], [data-field]:not([data-template], [data-kind="set"])';
  const leaf = (element) => (element.matches(LEAF) ? element.querySelector("[data-input]") : null);
  const named = (element) => {
    const names = [];
    for (let at = element; at && at !== form; at = at.parentElement.closest("[data-entry], [data-field], [data-part]")) {
      const label = at.matches("[data-part]") ? at.querySelector(".part__name")
        : at.matches("[data-entry][data-object]") ? at.querySelector("[data-legend]")
          : at.querySelector(":scope > .field__label, :scope > * > .field__label");
      const text = label?.firstChild?.textContent.trim();
      if (text && names[0] !== text && !(names[0] || "").startsWith(`${text},`)) names.unshift(text);
    }
    return names.slice(-2).join(", ");
  };
  const told = new WeakMap(); // what an element says now: what says the same stays, with the button or link that somebody is on
  const fill = (element, said, parts) => {
    if ((told.get(element) || "") === said) return;
    told.set(element, said);
    element.replaceChildren(...parts());
  };
  const sentenceParts = ({ sentence, same }) => {
    if (!same) return [make("span", sentence)];
    const merge = Object.assign(make("button", "Make them one"), { type: "button", className: "button button--quiet" });
    merge.dataset.merge = same;
    return [make("span", sentence), " ", merge];
  };
  /** Say each problem beside its field: all of them once the whole form was `asked` for, else where somebody wrote. */
  const show = (found, asked) => {
    const holders = new Map(all("[data-error]:not([hidden])", form).map((holder) => [holder, []]));
    for (const input of all("[aria-invalid]", form)) input.removeAttribute("aria-invalid");
    for (const { element, rule, ...one } of found) {
      if (!asked && element.dataset.touched === undefined) continue;
      const holder = holderOf(element);
      if (!holder) continue;
      if (rule === "sources_can_carry") element.closest("[data-object]").dataset.plans = ""; // what its sentence names is shown
      holders.set(holder, [...(holders.get(holder) || []), one]);
      leaf(element)?.setAttribute("aria-invalid", "true");
    }
    for (const [holder, list] of holders) {
      fill(holder, list.map(({ sentence, same }) => `${sentence} ${same || ""}`).join(), () => list.flatMap(sentenceParts));
      holder.hidden = !list.length;
    }
    for (const part of all("[data-part]", form)) {
      const entries = all("[data-entry][data-index]", part).filter((entry) => !entry.parentElement.closest("[data-entry]")).length;
      const inputs = all("[data-input]", part).filter((input) => !input.closest("[data-entry]") && (input.type === "checkbox" ? input.checked : input.value));
      const wrong = asked ? found.filter(({ element }) => part.contains(element)).length : 0;
      const filled = entries + inputs.length;
      part.querySelector("[data-count]").textContent = [filled ? `${filled} filled in` : "", wrong ? `${wrong} to mend` : ""].filter(Boolean).join(", ");
    }
  };
  /** All problems in one list, each a link to its field. */
  const summarise = (found) => {
    const summary = box.querySelector("[data-summary]");
    summary.hidden = !found.length;
    const listed = found.slice(0, data.limits.problems).map(({ element, sentence }) => {
      const target = focusable(element) || form;
      target.id ||= `place-${(links_made += 1)}`;
      return { element, sentence, target, name: `${named(element)}: ` };
    });
    const links = () => listed.map(({ element, sentence, target, name }) => {
      const item = document.createElement("li");
      const link = make("a", name);
      link.append(make("span", sentence));
      link.href = `#${target.id}`;
      link.addEventListener("click", (event) => {
        event.preventDefault();
        reveal(element);
        const now = focusable(element) || target; // what can be seen of it, now that it is open
        now.scrollIntoView({ block: "center" });
        now.focus();
      });
      item.append(link);
      return item;
    });
    const held = found.some((one) => one.held);
    fill(summary, [found.length, held, ...listed.map(({ name, sentence, target }) => name + sentence + target.id)].join(), () => {
      const list = document.createElement("ul");
      list.append(...links(), ...more(found));
      const head = make("h2", found.length === 1 ? "One thing to mend" : `${found.length} things to mend`);
      return [head, list, ...(held ? [make("p", checker.say("held_back"))] : [])];
    });
  };
  let links_made = 0;
  /** A line for how many problems are not told, where there are many, as the check says it. */
  const more = ({ length }) => {
    const count = length - data.limits.problems;
    return count > 0 ? [make("li", checker.say("more", { count: count.toLocaleString("en-GB") }))] : [];
  };
  /** Open whatever is closed around an element. */
  const unfold = (element) => {
    for (let at = element.closest("details"); at; at = at.parentElement.closest("details")) at.open = true;
  };
  const reveal = (element) => {
    unfold(element);
    if (!element.checkVisibility()) {
      short.deepen(true);
      unfold(element); // the full form begins with its parts closed
      box.querySelector("[data-draft]").textContent = "This is the full form now: what is to be mended stands in it. What you wrote stays.";
    }
    element.scrollIntoView({ block: "center" });
  };
  /** Dates and numbers in words, below their fields. */
  const echo = () => {
    for (const words of all("[data-echo]", form)) {
      const field = words.closest("[data-field]");
      const unit = words.closest("[data-unit]")?.dataset.unit;
      const { kind } = field.dataset;
      const written = field.querySelector("[data-input]").value.trim();
      const said = written && AsMeant.echo(kind, fields.typed(kind, written), unit, written);
      if (words.textContent !== said) words.textContent = said;
    }
  };

  /** What was read into the form, and what is wrong with the text it was read from. */
  const report = (head, sentences) => {
    const place = box.querySelector("[data-found]");
    place.hidden = false;
    const list = document.createElement("ul");
    list.append(...sentences.slice(0, data.limits.problems).map((sentence) => make("li", sentence)), ...more(sentences));
    place.replaceChildren(make("p", head), ...(sentences.length ? [list] : []));
    place.focus();
  };

  /** What is wrong with a text that was read, by its lines. */
  const inText = (read, slug) => {
    const others = new Map(Object.entries(data.records));
    const wrong = checker.check(read.value, slug, others).map(({ path, sentence }) => ({ line: read.line(path), sentence }));
    return [...read.problems, ...wrong].sort((a, b) => a.line - b.line).map(({ line, sentence }) => `Line ${line}: ${sentence}`);
  };
  /** Of an entry that is a source, what will lose it; empty where nothing rests on it. */
  const restingOn = ({ dataset: { source } }) => {
    const users = all('[data-kind="source"] select', form).filter((select) => source && select.value === source);
    const names = [...new Set(users.map((select) => named(select.closest("[data-entry][data-object], [data-object]"))))];
    const told = names.slice(0, 8).join("; ") + (names.length > 8 ? `; and ${names.length - 8} more` : "");
    return names.length && `${names.length === 1 ? "One part rests" : `${names.length} parts rest`} on this source and will lose it: ${told}.`;
  };

  return { found, show, summarise, report, inText, restingOn, echo, focusable, reveal, unfold };
};
