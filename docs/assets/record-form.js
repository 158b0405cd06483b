// The contribution form at work: loading, the draft on this device, and what people do; its other jobs are record-*.js.
// Enhances /contribute/case-study/, which without script offers the starter file and the same doors.
(() => {
  const box = document.getElementById("record-form");
  if (!box || !window.YAML) return; // the page says what to do where a script of it did not come
  const data = JSON.parse(document.getElementById("record-form-data").textContent);
  const form = box.querySelector("[data-form]");
  const checker = RecordCheck(data);
  const file = RecordFile(data, checker.say);
  const fields = RecordFields(form, data);
  const short = RecordShort(box, form, data, fields, checker);
  const correct = RecordCorrect(box, form, data, fields);
  const problems = RecordProblems({ box, form, data, checker, fields, short });
  const preview = RecordPreview(checker, data);
  const told = RecordTold(checker);
  const find = (name) => box.querySelector(`[data-${name}]`);
  const all = (selector, within = box) => [...within.querySelectorAll(selector)];
  const make = (name, text) => Object.assign(document.createElement(name), { textContent: text });
  const button = (text, work) => {
    const made = Object.assign(make("button", text), { type: "button", className: "button button--quiet" });
    made.addEventListener("click", work);
    return made;
  };

  let loaded = ""; // the slug of the record being corrected
  let before = null; // the file that is written anew, with its lines
  let first = null; // what the published record said when the correction began, as a file
  let asked = false; // whether the whole form has been checked once

  // ---- The draft: kept in this browser's storage and nowhere else ----

  const drafts = RecordDrafts(new URL(box.dataset.root, location).pathname);
  let key = drafts.FIRST; // of the draft that is open: the slug of a record, or that of a new one
  let shared = false; // whether another tab has written that draft since
  let kept = drafts.works(); // whether this browser keeps drafts
  let undo = null; // puts back what was last deleted or replaced
  const NOT_KEPT = "This browser keeps no draft. Download the file before you leave the page.";
  const tell = (text) => { find("draft").textContent = text; };
  const land = () => { find("draft").focus(); };
  const nameOf = (record) => (typeof record?.name === "string" && record.name.trim()) || "a record without a name";
  const send = RecordSend({ box, data, fields, short, form, reveal: problems.reveal });
  const snapshot = (record = fields.read()) => ({
    text: before?.text ?? null,
    first: first?.text === before?.text ? undefined : first?.text, // kept where it is another
    record,
    full: !short.is(),
    mine: send.said(),
  });
  const keep = (record = fields.read()) => {
    if (fields.isNew(record) && !loaded) return;
    const beside = shared;
    if (shared) key = drafts.fresh(loaded || drafts.FIRST);
    shared = false;
    kept = Boolean(drafts.keep(key, snapshot(record)));
    tell(beside ? "This draft is open in another tab as well. What you write here is kept beside it, as a draft of its own." : kept
      ? "A draft is kept in this browser, on this device only. Nothing is sent until you send it."
      : NOT_KEPT);
    find("forget").hidden = !kept;
    listDrafts(record);
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
  /** Before another record takes the place of what the form holds: the last letters, and a way back where nothing is kept. */
  const leave = () => {
    settled();
    settle();
    if (!kept && !fields.isNew()) undoable("This browser keeps no draft. “Undo” brings back what the form held.");
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
  const open = ({ text, first: begun = text, record, full = true, mine: said = {} }) => {
    before = text ? file.read(text) : null;
    first = begun ? file.read(begun) : null;
    start(record, full);
    send.say(said);
  };
  const listDrafts = (record = fields.read()) => {
    const others = drafts.others(key);
    find("drafts").replaceChildren(...others.map(({ key: other, draft }) => {
      const item = make("li", `${draft ? nameOf(draft.record) : "A draft that cannot be opened"} `);
      item.append(button("Open this draft", () => { resume(other); land(); }));
      return item;
    }));
    find("others").hidden = !others.length;
    find("another").hidden = fields.isNew(record) && !loaded;
  };

  const iso = (date) => date.toISOString().slice(0, 10);
  const start = (record = null, full = Boolean(record)) => {
    asked = false;
    for (const element of all("[data-touched]", form)) delete element.dataset.touched;
    if (record) fields.fill(record);
    else {
      loaded = "";
      before = first = null;
      fields.clear();
      fields.begin();
      const today = new Date();
      const again = new Date(Date.UTC(today.getFullYear() + 1, today.getMonth(), Math.min(today.getDate(), 28)));
      form.querySelector('[data-field="checked"] [data-input]').value = iso(today);
      form.querySelector('[data-field="check_again"] [data-input]').value = iso(again);
    }
    correct.show(loaded);
    short.deepen(full || Boolean(loaded));
    find("sending").hidden = find("preview-page").hidden = find("summary").hidden = true;
    find("found").hidden = true;
    find("forget").hidden = !drafts.has(key);
    update();
  };

  // ---- Checking ----

  const slug = (record) => loaded || send.freeSlug(record);
  /** Say what is to be mended, and make the file anew; what the form holds, and the problems in it. */
  const update = () => {
    problems.echo();
    const record = fields.read();
    short.follow(record);
    const found = problems.found(record, slug(record));
    problems.show(found, asked);
    const open = send.ask(asked);
    if (asked) {
      problems.summarise(found);
      const text = RecordText.write(record, before);
      const changes = loaded && first ? told.changes(first.value, record) : [];
      send.prepare(`${slug(record)}.yml`, text, loaded, found.length, Boolean(loaded) && text === first?.text, changes);
      const standing = loaded && first ? told.standing(first.value, record) : [];
      find("standing").hidden = !standing.length;
      find("standing").querySelector("ul").replaceChildren(...standing.map((line) => Object.assign(document.createElement("li"), { textContent: line })));
    }
    return { record, found, open };
  };

  // ---- Loading ----

  /** Say why no record is open, where one can be chosen. */
  const choose = (head) => {
    find("start").open = true;
    listDrafts();
    problems.report(head, []);
  };
  const take = (text, name, begun = null) => {
    let read;
    try {
      read = file.read(text);
    } catch (error) {
      if (!error.line) throw error;
      problems.report("This text cannot be read as a record. Mend the line, then try again.", [`Line ${error.line}: ${error.message}`]);
      return false;
    }
    const wrong = problems.inText(read, name || slug(read.value));
    before = read;
    first = begun ?? read;
    loaded = name;
    start(read.value);
    const what = typeof read.value.name === "string" ? read.value.name : "The file";
    const here = !name && Object.values(data.records).includes(read.value.name) ? " There is a record of that name here. To correct it, first choose it above and open it, then read the text in again." : "";
    problems.report(`${what} is in the form.${here}${wrong.length ? " To mend in the text that was read:" : ""}`, wrong);
    listDrafts();
    return true;
  };
  /** Open a draft, if this device has it. One that cannot be opened is shown, to be saved by hand. */
  const resume = (from) => {
    if (!drafts.has(from)) return false;
    leave();
    key = from;
    shared = false;
    loaded = Object.hasOwn(data.records, drafts.slugOf(from)) ? drafts.slugOf(from) : "";
    let draft;
    try {
      draft = drafts.get(from);
      open(draft);
    } catch {
      key = drafts.fresh();
      start();
      problems.report("A draft on this device cannot be opened by this form. This is its text. Save it before you delete it.", []);
      const text = make("textarea", drafts.raw(from));
      Object.assign(text, { readOnly: true, rows: 8, ariaLabel: "The text of the draft" });
      const drop = button("Delete this text from this device", () => ask("Delete the text of this draft? It cannot be brought back.", "Delete it", () => {
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
    const lost = told.lost(draft.record, fields.read());
    if (lost.length) {
      key = drafts.fresh(loaded || drafts.FIRST);
      problems.report("This draft is from an older form, which asked for more. What has no place here is listed below. The old draft stays on this device as it was; what you change is kept beside it.", lost);
    }
    listDrafts();
    if (loaded && !lost.length) compare(loaded);
    return true;
  };
  /** Say so where the published record is no longer the one that a draft began from. */
  const compare = async (name) => {
    const text = await drafts.published(name).catch(() => first?.text);
    if (name !== loaded || !first || text === first.text) return;
    const now = file.read(text);
    const changed = told.differences(first.value, now.value);
    if (changed.length) problems.report("The published record has changed since this draft was begun. Bring what is new into your draft, or delete it and open the record anew. What changed:", changed);
    else {
      if (before.text === first.text) before = now; // no more than its comments and line breaks
      first = now;
    }
  };
  const load = async (name) => {
    if (!Object.hasOwn(data.records, name)) return choose(name ? "The link leads to a record that is not here. It may have another name now: choose it above." : "Choose a record first.");
    if (resume(name)) return undefined;
    try {
      const text = await drafts.published(name);
      leave();
      key = name;
      return take(text, name);
    } catch {
      return choose("The record could not be fetched. Download its file at the foot of its page, and choose it above, under “A file on this device”.");
    }
  };

  // ---- What people do ----

  form.addEventListener("click", (event) => {
    const button = event.target.closest("[data-add], [data-remove], [data-merge]");
    if (!button) return;
    if (button.dataset.merge !== undefined) {
      undoable("The two sources are one.");
      const kept = fields.merge(button.closest("[data-entry]"), button.dataset.merge);
      const said = find("draft").textContent;
      update();
      keep();
      tell(said);
      problems.focusable(kept).focus();
      return;
    }
    if (button.dataset.remove !== undefined) {
      removeEntry(button.closest("[data-entry]"));
      return;
    }
    const entry = fields.add(button.closest("[data-field]"));
    const begins = entry.querySelector("input:not([type=radio]), select, textarea").closest("[hidden]");
    (begins ? entry.querySelector("[data-legend]") : problems.focusable(entry)).focus();
    update();
    keep();
  });
  const removeEntry = (entry) => {
    const filled = all("[data-input]", entry).some((input) => input.value && input.value !== "value");
    const question = problems.restingOn(entry);
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
    return question ? ask(question, "Remove the source", work) : work();
  };
  let waiting = 0;
  const settled = () => {
    clearTimeout(waiting);
    if (waiting) keep(update().record);
    waiting = 0;
  };
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(settled, 300);
  });
  addEventListener("pagehide", settled); // the last letters before a page goes
  document.addEventListener("visibilitychange", () => document.hidden && settled());
  addEventListener("beforeunload", (event) => {
    settled();
    if (!kept && !fields.isNew()) event.preventDefault(); // the browser asks whether to leave what it does not keep
  });
  drafts.elsewhere((written) => { shared ||= written === key; });
  form.addEventListener("change", (event) => {
    const ways = event.target.closest("[data-ways]");
    if (ways) fields.showWay(ways.parentElement);
    else event.target.closest("[data-field], [data-scalar]")?.setAttribute("data-touched", "");
    update();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    asked = true;
    const { record, found, open: [unanswered] } = update();
    keep(record);
    find("sending").hidden = false;
    for (const { element } of found) problems.unfold(element);
    const target = found.length ? find("summary") : unanswered ?? document.getElementById("sending-heading");
    target.scrollIntoView({ block: unanswered === target ? "center" : "start" });
    target.focus();
  });
  for (const choice of all('[name="depth"]')) {
    choice.addEventListener("change", () => { short.deepen(choice.value === "full"); update(); });
  }
  find("looked").addEventListener("change", ({ target }) => short.lookedFor(target.checked ? iso(new Date()) : ""));
  find("preview").addEventListener("click", () => preview.show(find("preview-page"), fields.read()));
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
    leave();
    key = drafts.fresh();
    start();
    if (kept) tell("An empty form. The other draft is kept on this device.");
    listDrafts();
    land();
  });
  find("load").addEventListener("click", () => load(document.getElementById("load-record").value));
  /** A text in place of what the form holds: as the correction of a record, or as a new one. */
  const put = (text, name = loaded, begun = first) => askIfFilled(
    `The form holds ${nameOf(fields.read())}. Put the text in its place?`, "Put the text in its place", () => {
      const from = key;
      if (!fields.isNew()) undoable("");
      if (name !== loaded) key = drafts.fresh(name);
      if (take(text, name, begun)) return keep();
      key = from;
      return settle();
    },
  );
  find("paste").addEventListener("click", () => put(document.getElementById("paste").value));
  /** A file that has the name of a record is a correction of it. */
  find("file").addEventListener("change", async ({ target }) => {
    const [chosen] = target.files;
    if (!chosen) return;
    const [slug] = chosen.name.split(/ ?\(\d+\)|\./);
    const name = Object.hasOwn(data.records, slug) ? slug : loaded;
    try {
      const text = file.decode(new Uint8Array(await chosen.arrayBuffer()));
      const begun = name === loaded ? first : await drafts.published(name).then(file.read).catch(() => null);
      put(text, name, begun);
    } catch (error) {
      if (!error.line) throw error;
      problems.report(`${chosen.name} cannot be read as a record. Nothing here was changed.`, [`Line ${error.line}: ${error.message}`]);
    }
    target.value = ""; // the same file may be mended and chosen again
  });

  const names = Object.entries(data.records).sort((a, b) => a[1].localeCompare(b[1], "en-GB"));
  document.getElementById("load-record").append(...names.map(([key, name]) => new Option(name, key)));
  box.hidden = false;
  document.querySelector("[data-waiting]").hidden = true;
  const wanted = new URLSearchParams(location.search).get("record");
  start();
  listDrafts();
  tell(kept ? "What you write is kept as a draft in this browser, on this device only. Nothing is sent until you send it." : NOT_KEPT);
  if (wanted) {
    key = drafts.fresh(); // whatever comes of it, no other draft is written over
    load(wanted);
  } else resume(drafts.FIRST);
})();
