// The contribution form at work: loading, the draft on this device, checking, the preview and the doors out.
// Enhances /contribute/case-study/, which without script offers the starter file and the same doors.
(() => {
  const box = document.getElementById("record-form");
  if (!box) return;
  const data = JSON.parse(document.getElementById("record-form-data").textContent);
  const form = box.querySelector("[data-form]");
  const checker = RecordCheck(data);
  const file = RecordFile(data, checker.say);
  const fields = RecordFields(form, data);
  const preview = RecordPreview(checker, data);
  const find = (name) => box.querySelector(`[data-${name}]`);
  const all = (selector, within = box) => [...within.querySelectorAll(selector)];
  const make = (name, text) => Object.assign(document.createElement(name), { textContent: text });

  const MOST = 7500; // characters of an address; GitHub refuses above 8,191, and signing in writes it once more
  let loaded = ""; // the slug of the record being corrected
  let before = null; // what its file said, with its lines
  let asked = false; // whether the whole form has been checked once

  // ---- The draft: kept in this browser's storage and nowhere else ----

  const drafts = RecordDrafts(new URL(box.dataset.root, location).pathname);
  let key = drafts.FIRST; // of the draft that is open: the slug of a record, or that of a new one
  let undo = null; // puts back what was last deleted or replaced
  const tell = (text) => { find("draft").textContent = text; };
  const land = () => { find("draft").focus(); };
  const nameOf = (record) => (typeof record?.name === "string" && record.name.trim()) || "a record without a name";
  const mine = ["own", "licence", "interest", "words"].map((name) => [name, form.elements.namedItem(`my-${name}`)]);
  const snapshot = () => ({
    text: before?.text ?? null,
    record: fields.read(),
    full: !isShort(),
    mine: Object.fromEntries(mine.map(([name, input]) => [name, input.type === "checkbox" ? input.checked : input.value])),
  });
  const isShort = () => form.dataset.depth === "short";
  /** Short or full: the same fields and the same draft. */
  const deepen = (full) => {
    form.dataset.depth = full ? "full" : "short";
    for (const choice of all('[name="depth"]')) choice.checked = (choice.value === "full") === full;
    if (full) {
      fields.lengthen();
      for (const part of all("[data-opened]", form)) {
        delete part.dataset.opened;
        part.open = false;
      }
      return;
    }
    fields.shorten();
    for (const part of all("[data-part]:not([open]):has([data-asked])", form)) {
      part.open = true;
      part.dataset.opened = "";
    }
  };
  const keep = () => {
    if (fields.isNew() && !loaded) return;
    const kept = drafts.keep(key, snapshot());
    tell(kept
      ? "A draft is kept in this browser, on this device only. Nothing is sent until you send it."
      : "This browser keeps no draft. Download the file before you leave the page.");
    find("forget").hidden = !kept;
    listDrafts();
  };
  /** What is in the form now can be put back with one press. */
  const undoable = (said) => {
    const [was, from, slugWas] = [snapshot(), key, loaded];
    undo = () => {
      [key, loaded] = [from, slugWas];
      open(was);
      keep();
      tell("It is back as it was.");
    };
    find("undo").hidden = false;
    tell(said);
  };
  const settle = () => {
    undo = null;
    find("undo").hidden = true;
  };
  const forget = () => {
    drafts.drop(key);
    undoable(`The draft of ${nameOf(fields.read())} is deleted from this device.`);
    key = drafts.fresh();
    start();
    listDrafts();
    land();
  };
  /** Ask, and do it only after a yes. The dialog gives the focus back by itself. */
  const ask = (question, yes, work) => {
    const dialog = find("ask");
    find("ask-words").textContent = question;
    find("ask-yes").textContent = yes;
    find("ask-yes").onclick = () => { dialog.close(); work(); };
    dialog.showModal();
  };
  const askIfFilled = (question, yes, work) => (fields.isNew() && !loaded ? work() : ask(question, yes, work));
  const open = ({ text, record, full = true, mine: said = {} }) => {
    before = text ? file.read(text) : null;
    start(record, full);
    for (const [name, input] of mine) input[input.type === "checkbox" ? "checked" : "value"] = said[name] ?? input.defaultValue ?? "";
  };
  const listDrafts = () => {
    const others = drafts.all().filter((each) => each.key !== key);
    find("drafts").replaceChildren(...others.map((each) => {
      const item = make("li", `${each.draft ? nameOf(each.draft.record) : "A draft that cannot be opened"} `);
      const button = make("button", "Open this draft");
      Object.assign(button, { type: "button", className: "button button--quiet" });
      button.addEventListener("click", () => { resume(each.key); land(); });
      item.append(button);
      return item;
    }));
    find("others").hidden = !others.length;
    find("another").hidden = fields.isNew() && !loaded;
  };

  const iso = (date) => date.toISOString().slice(0, 10);
  const start = (record = null, full = Boolean(record)) => {
    asked = false;
    for (const element of all("[data-touched]", form)) delete element.dataset.touched;
    if (record) fields.fill(record);
    else {
      loaded = "";
      before = null;
      fields.clear();
      fields.begin();
      const today = new Date();
      const again = new Date(Date.UTC(today.getFullYear() + 1, today.getMonth(), Math.min(today.getDate(), 28)));
      form.querySelector('[data-field="checked"] [data-input]').value = iso(today);
      form.querySelector('[data-field="check_again"] [data-input]').value = iso(again);
    }
    deepen(full);
    find("sending").hidden = find("preview-page").hidden = find("summary").hidden = true;
    find("found").hidden = true;
    find("forget").hidden = !drafts.has(key);
    update();
  };

  // ---- Checking ----

  const slug = () => {
    if (loaded) return loaded;
    const name = fields.slug(fields.read().name || "") || "my-mutual";
    let free = data.taken.includes(name) ? `${name}-record` : name;
    for (let n = 2; Object.hasOwn(data.records, free); n += 1) free = `${name.slice(0, 55)}-${n}`;
    return free;
  };
  const problems = () => {
    const record = fields.read();
    const found = checker.check(record, slug(), new Map(Object.entries(data.records)));
    for (const input of all("[data-input]", form)) {
      const hidden = typeof input.value === "string" && !input.closest("[hidden]") && file.unseen.exec(input.value);
      if (!hidden) continue;
      const code = hidden[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
      found.unshift({ element: input.closest("[data-field], [data-scalar]"), sentence: checker.say("unseen", { code }) });
    }
    const placed = found.map((problem) => ({ ...problem, element: problem.element || fields.locate(problem.at) }));
    const FOLLOWS = Node.DOCUMENT_POSITION_FOLLOWING;
    return placed.sort((a, b) => (a.element === b.element ? 0 : a.element.compareDocumentPosition(b.element) & FOLLOWS ? -1 : 1));
  };
  const holderOf = (element) => element.querySelector("[data-error]");
  const focusable = (element) => {
    const own = element.matches("[data-entry][data-object]") ? element.querySelector("[data-legend]") : null;
    return own || element.querySelector("input:not([type=radio]), select, textarea, button");
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
  const show = (found) => {
    for (const holder of all("[data-error]", form)) {
      holder.replaceChildren();
      holder.hidden = true;
    }
    for (const input of all("[aria-invalid]", form)) input.removeAttribute("aria-invalid");
    for (const { element, sentence } of found) {
      if (!asked && element.dataset.touched === undefined) continue;
      const holder = holderOf(element);
      if (!holder) continue;
      holder.append(make("span", sentence));
      holder.hidden = false;
      leaf(element)?.setAttribute("aria-invalid", "true");
    }
    for (const part of all("[data-part]", form)) {
      const entries = all("[data-entry][data-index]", part).filter((entry) => !entry.parentElement.closest("[data-entry]")).length;
      const inputs = all("[data-input]", part).filter((input) => !input.closest("[data-entry]") && (input.type === "checkbox" ? input.checked : input.value));
      const wrong = asked ? found.filter(({ element }) => part.contains(element)).length : 0;
      const filled = entries + inputs.length;
      part.querySelector("[data-count]").textContent = [filled ? `${filled} filled in` : "", wrong ? `${wrong} to mend` : ""].filter(Boolean).join(", ");
    }
  };
  const summarise = (found) => {
    const summary = find("summary");
    summary.hidden = !found.length;
    const links = found.slice(0, data.limits.problems).map(({ element, sentence }) => {
      const item = document.createElement("li");
      const link = make("a", `${named(element)}: `);
      link.append(make("span", sentence));
      const target = focusable(element) || form;
      target.id ||= `place-${Math.abs(links_made += 1)}`;
      link.href = `#${target.id}`;
      link.addEventListener("click", (event) => {
        event.preventDefault();
        reveal(target);
        target.focus();
      });
      item.append(link);
      return item;
    });
    const list = document.createElement("ul");
    list.append(...links, ...more(found));
    const head = make("h2", found.length === 1 ? "One thing to mend" : `${found.length} things to mend`);
    summary.replaceChildren(head, list);
  };
  let links_made = 0;
  /** A line for how many problems are not told, where there are many, as the check says it. */
  const more = ({ length }) => {
    const count = length - data.limits.problems;
    return count > 0 ? [make("li", checker.say("more", { count: count.toLocaleString("en-GB") }))] : [];
  };
  const reveal = (element) => {
    for (let at = element.closest("details"); at; at = at.parentElement.closest("details")) at.open = true;
    if (!element.checkVisibility()) deepen(true);
    element.scrollIntoView({ block: "center" });
  };
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
  const update = () => {
    echo();
    const found = problems();
    show(found);
    if (asked) {
      summarise(found);
      prepare(found);
    }
    return found;
  };

  // ---- The doors ----

  let address = "";
  const prepare = (found) => {
    const name = `${slug()}.yml`;
    const text = file.write(fields.read(), before);
    find("verdict").textContent = found.length
      ? `There ${found.length === 1 ? "is one thing" : `are ${found.length} things`} to mend, listed above. You may send it as it is: say what you could not settle, and whoever reads it will help.`
      : "The check finds nothing to mend. Choose one way.";
    for (const element of all("[data-name]")) element.textContent = name;
    document.getElementById("record-text").value = text;
    document.getElementById("record-note").value = note();
    if (address) URL.revokeObjectURL(address);
    address = URL.createObjectURL(new Blob([text], { type: "application/yaml" }));
    Object.assign(find("download"), { href: address, download: name });
    const { repository, branch, contact } = data;
    if (repository) {
      const whole = `${repository}/new/${branch}?filename=case_studies/${name}&value=${encodeURIComponent(text)}`;
      const long = Boolean(loaded) || whole.length > MOST;
      find("short").hidden = long;
      find("long").hidden = !long;
      find("replace").hidden = !loaded;
      const page = loaded ? `${repository}/edit/${branch}/case_studies/${name}` : `${repository}/new/${branch}?filename=case_studies/${name}`;
      for (const link of all("[data-github]")) {
        Object.assign(link, { href: long ? page : whole, target: "_blank", rel: "noopener" });
      }
      find("long").querySelector("p").textContent = loaded
        ? "A file that is there already takes two steps." : "The text is too long to hand over in one step, so there are two.";
    }
    if (contact) {
      const subject = `Case study: ${fields.read().name || name}`;
      const body = `The file ${name} is attached.\n\n${note()}\n`;
      find("mail").href = `mailto:${contact}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
    }
  };
  /** What goes with a file and not into it: consent, interest, and what was not told. */
  const note = () => {
    const said = Object.fromEntries(mine);
    const left = fields.leftOut();
    return [
      `The words are my own: ${said.own.checked ? "yes" : "not said"}.`,
      `May be used under CC BY 4.0: ${said.licence.checked ? "yes" : "not said"}.`,
      `My connection with the organisation: ${said.interest.value || "not said"}.`,
      said.words.value.trim(),
      left.length ? `Not told: ${left.join("; ")}.` : "",
    ].filter(Boolean).join("\n");
  };
  const copy = async ({ currentTarget }) => {
    const area = document.getElementById(currentTarget.dataset.copy || "record-text");
    let done = false;
    try {
      await navigator.clipboard.writeText(area.value);
      done = true;
    } catch {
      reveal(area);
      area.focus();
      area.select();
      done = document.execCommand("copy");
    }
    find("done").textContent = done ? "The text is copied." : "This browser does not let the page copy. The text is selected: press Ctrl and C.";
  };

  // ---- Loading ----

  const report = (head, sentences) => {
    const found = find("found");
    found.hidden = false;
    const list = document.createElement("ul");
    list.append(...sentences.slice(0, data.limits.problems).map((sentence) => make("li", sentence)), ...more(sentences));
    found.replaceChildren(make("p", head), ...(sentences.length ? [list] : []));
    found.focus();
  };
  const take = (text, name) => {
    let read;
    try {
      read = file.read(text);
    } catch (error) {
      if (!error.line) throw error;
      report("This text cannot be read as a record. Mend the line, then try again.", [`Line ${error.line}: ${error.message}`]);
      return false;
    }
    const others = new Map(Object.entries(data.records));
    const wrong = checker.check(read.value, name || slug(), others).map(({ path, sentence }) => ({ line: read.line(path), sentence }));
    const listed = [...read.problems, ...wrong].sort((a, b) => a.line - b.line);
    before = read;
    loaded = name;
    start(read.value);
    const what = typeof read.value.name === "string" ? read.value.name : "The file";
    report(
      listed.length ? `${what} is in the form. To mend in the text that was read:` : `${what} is in the form.`,
      listed.map(({ line, sentence }) => `Line ${line}: ${sentence}`),
    );
    listDrafts();
    return true;
  };
  /** Open a draft, if this device has it. One that cannot be opened is shown, to be saved by hand. */
  const resume = (from) => {
    if (!drafts.has(from)) return false;
    settle();
    key = from;
    loaded = Object.hasOwn(data.records, from) ? from : "";
    try {
      open(drafts.get(from));
    } catch {
      key = drafts.fresh();
      start();
      report("A draft on this device cannot be opened by this form. This is its text. Save it before you delete it.", []);
      const text = make("textarea", drafts.raw(from));
      Object.assign(text, { readOnly: true, rows: 8, ariaLabel: "The text of the draft" });
      const drop = make("button", "Delete this text from this device");
      Object.assign(drop, { type: "button", className: "button button--quiet" });
      drop.addEventListener("click", () => ask("Delete the text of this draft? It cannot be brought back.", "Delete it", () => {
        drafts.drop(from);
        find("found").hidden = true;
        listDrafts();
        land();
      }));
      find("found").append(text, drop);
      listDrafts();
      return true;
    }
    tell(`Your draft ${loaded ? `for ${data.records[loaded]} ` : ""}from this device is open. It is kept in this browser and nowhere else.`);
    find("forget").hidden = false;
    listDrafts();
    if (loaded) compare(loaded);
    return true;
  };
  const fetched = async (name) => {
    const answer = await fetch(`${box.dataset.root}data/records/${name}.yml`);
    if (!answer.ok) throw new Error(answer.status);
    return answer.text();
  };
  /** Say so where the published record is no longer the one that a draft began from. */
  const compare = async (name) => {
    const now = await fetched(name).catch(() => before?.text);
    if (name !== loaded || !before || now === before.text) return;
    const [old, own] = [before.text, now].map((text) => text.split("\n"));
    report("The published record has changed since this draft was begun. Bring these lines into your draft, or delete it and open the record anew.", [
      ...own.filter((line) => !old.includes(line)).map((line) => `New: ${line.trim()}`),
      ...old.filter((line) => !own.includes(line)).map((line) => `Gone: ${line.trim()}`),
    ]);
  };
  const load = async (name) => {
    if (!Object.hasOwn(data.records, name)) {
      report("Choose a record first.", []);
      return;
    }
    if (resume(name)) return;
    try {
      const text = await fetched(name);
      settle();
      key = name;
      take(text, name);
    } catch {
      report("The record could not be fetched. Open its file from the foot of its page and paste the text here.", []);
    }
  };

  // ---- What people do ----

  form.addEventListener("click", (event) => {
    const button = event.target.closest("[data-add], [data-remove]");
    if (!button) return;
    if (button.dataset.add !== undefined) {
      const entry = fields.add(button.closest("[data-field]"));
      entry.querySelector("input:not([type=radio]), select, textarea").closest("[hidden]")
        ? entry.querySelector("[data-legend]").focus() : focusable(entry).focus();
    } else {
      removeEntry(button.closest("[data-entry]"));
      return;
    }
    update();
    keep();
  });
  const removeEntry = (entry) => {
    const filled = all("[data-input]", entry).some((input) => input.value && input.value !== "value");
    const users = entry.dataset.source ? all('[data-kind="source"] select').filter((select) => select.value === entry.dataset.source) : [];
    const work = () => {
      if (filled) undoable("It is removed.");
      else settle();
      const removed = filled && find("draft").textContent;
      const field = fields.remove(entry);
      update();
      keep();
      if (removed) tell(removed);
      all("[data-add]", field).at(-1).focus();
    };
    if (!users.length) return work();
    const names = [...new Set(users.map((select) => named(select.closest("[data-entry][data-object], [data-object]"))))];
    const told = names.slice(0, 8).join("; ") + (names.length > 8 ? `; and ${names.length - 8} more` : "");
    return ask(`${names.length === 1 ? "One part rests" : `${names.length} parts rest`} on this source and will lose it: ${told}.`, "Remove the source", work);
  };
  let waiting = 0;
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => { update(); keep(); }, 300);
  });
  form.addEventListener("change", (event) => {
    const ways = event.target.closest("[data-ways]");
    if (ways) fields.showWay(ways.parentElement);
    else event.target.closest("[data-field], [data-scalar]")?.setAttribute("data-touched", "");
    update();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    asked = true;
    const found = update();
    keep();
    find("sending").hidden = false;
    for (const { element } of found) element.closest("[data-part]")?.setAttribute("open", "");
    const target = found.length ? find("summary") : document.getElementById("sending-heading");
    target.scrollIntoView({ block: "start" });
    target.focus();
  });
  for (const choice of all('[name="depth"]')) {
    choice.addEventListener("change", () => { deepen(choice.value === "full"); update(); });
  }
  find("looked").addEventListener("change", ({ target }) => fields.lookedFor(target.checked ? iso(new Date()) : ""));
  find("preview").addEventListener("click", () => {
    const shown = find("preview-page");
    shown.replaceChildren(preview.page(fields.read()));
    shown.hidden = false;
    shown.scrollIntoView({ block: "start" });
    shown.focus();
  });
  for (const button of all("[data-copy]")) button.addEventListener("click", copy);
  find("download").addEventListener("click", () => { find("done").textContent = `${slug()}.yml is saved where your browser keeps downloads.`; });
  find("forget").addEventListener("click", () => ask(`Delete the draft of ${nameOf(fields.read())} from this device?`, "Delete the draft", forget));
  find("ask-no").addEventListener("click", () => find("ask").close());
  find("undo").addEventListener("click", () => {
    const work = undo;
    settle();
    work();
    land();
  });
  find("another").addEventListener("click", () => {
    keep();
    settle();
    key = drafts.fresh();
    start();
    tell("An empty form. The other draft is kept on this device.");
    listDrafts();
    land();
  });
  find("load").addEventListener("click", () => load(document.getElementById("load-record").value));
  find("paste").addEventListener("click", () => askIfFilled(
    `The form holds ${nameOf(fields.read())}. Put the text in its place?`, "Put the text in its place", () => {
      const filled = !fields.isNew();
      if (filled) undoable("");
      if (take(document.getElementById("paste").value, loaded)) keep();
      else settle();
    },
  ));

  const names = Object.entries(data.records).sort((a, b) => a[1].localeCompare(b[1], "en-GB"));
  document.getElementById("load-record").append(...names.map(([key, name]) => new Option(name, key)));
  box.hidden = false;
  const wanted = new URLSearchParams(location.search).get("record");
  start();
  listDrafts();
  if (wanted) {
    key = drafts.fresh(); // whatever comes of it, no other draft is written over
    load(wanted);
  } else if (!resume(drafts.FIRST)) tell("What you write is kept as a draft in this browser, on this device only. Nothing is sent until you send it.");
})();
