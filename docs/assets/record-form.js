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

  const STORE = `${new URL(box.dataset.root, location).pathname}record-draft`;
  const place = (name) => `${STORE}:${name || "new"}`;
  const drafted = (name) => storage((store) => JSON.parse(store.getItem(place(name))));
  const storage = (work) => {
    try {
      return work(localStorage);
    } catch {
      return null; // storage is full or switched off: the form works, and forgets
    }
  };
  const tell = (text) => { find("draft").textContent = text; };
  const keep = () => {
    if (fields.isNew() && !loaded) return;
    const draft = JSON.stringify({ text: before?.text ?? null, record: fields.read() });
    const kept = storage((store) => { store.setItem(place(loaded), draft); return true; });
    tell(kept
      ? "A draft is kept in this browser, on this device only. Nothing is sent until you send it."
      : "This browser keeps no draft. Download the file before you leave the page.");
    find("forget").hidden = !kept;
  };
  const forget = () => {
    storage((store) => store.removeItem(place(loaded)));
    start();
    tell("The draft is deleted from this device.");
  };

  const iso = (date) => date.toISOString().slice(0, 10);
  const start = (record = null) => {
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
    find("sending").hidden = find("preview-page").hidden = find("summary").hidden = true;
    find("found").hidden = true;
    find("forget").hidden = !drafted(loaded);
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
      const body = `The file ${name} is attached.\n\nWho I am, and how I know this organisation:\n`;
      find("mail").href = `mailto:${contact}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
    }
  };
  const copy = async () => {
    const area = document.getElementById("record-text");
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
      return;
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
  };
  /** Open the draft of a record, or of a new one, if this device has one. */
  const resume = (name) => {
    const draft = drafted(name);
    if (!draft) return false;
    try {
      before = draft.text ? file.read(draft.text) : null;
      loaded = name;
      start(draft.record);
    } catch {
      storage((store) => store.removeItem(place(name))); // of an older form: begin anew
      start();
      return false;
    }
    tell(`Your draft ${name ? `for ${data.records[name]} ` : ""}from this device is open. It is kept in this browser and nowhere else.`);
    find("forget").hidden = false;
    return true;
  };
  const load = async (name) => {
    if (!Object.hasOwn(data.records, name)) {
      report("Choose a record first.", []);
      return;
    }
    if (resume(name)) return;
    try {
      const answer = await fetch(`${box.dataset.root}data/records/${name}.yml`);
      if (!answer.ok) throw new Error(answer.status);
      take(await answer.text(), name);
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
      const field = fields.remove(button.closest("[data-entry]"));
      all("[data-add]", field).at(-1).focus();
    }
    update();
    keep();
  });
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
  find("preview").addEventListener("click", () => {
    const shown = find("preview-page");
    shown.replaceChildren(preview.page(fields.read()));
    shown.hidden = false;
    shown.scrollIntoView({ block: "start" });
    shown.focus();
  });
  for (const button of all("[data-copy]")) button.addEventListener("click", copy);
  find("download").addEventListener("click", () => { find("done").textContent = `${slug()}.yml is saved where your browser keeps downloads.`; });
  find("forget").addEventListener("click", forget);
  find("load").addEventListener("click", () => load(document.getElementById("load-record").value));
  find("paste").addEventListener("click", () => {
    take(document.getElementById("paste").value, loaded);
    keep();
  });

  const names = Object.entries(data.records).sort((a, b) => a[1].localeCompare(b[1], "en-GB"));
  document.getElementById("load-record").append(...names.map(([key, name]) => new Option(name, key)));
  box.hidden = false;
  const wanted = new URLSearchParams(location.search).get("record");
  start();
  if (wanted) load(wanted);
  else if (!resume("")) tell("What you write is kept as a draft in this browser, on this device only. Nothing is sent until you send it.");
})();
