// The fields of the contribution form: entries added and removed, a record read out of them and filled in.
// Enhances the form that macros/render/templates/pages/case_study_form.html makes. All text goes in as text, never as HTML.
const RecordFields = (form, data) => {
  let made = 0;

  const all = (box, selector) => [...box.querySelectorAll(selector)];
  const direct = new WeakMap();
  /** The fields that stand directly in a set of fields: always the same, while entries below them come and go. */
  const fieldsOf = (box) => {
    if (!direct.has(box)) direct.set(box, all(box, "[data-field]").filter((field) => field.parentElement.closest("[data-object]") === box));
    return direct.get(box);
  };
  const inputOf = (field) => field.querySelector("[data-input]");
  const entriesOf = (field) => [...field.querySelector("[data-entries]").children];
  const kindOf = (field) => field.dataset.kind;
  const isMany = (field) => ["list", "one", "map"].includes(kindOf(field));

  // ---- Sources: each has a number of its own, so that its short name can change under the facts that use it ----

  const sourceField = form.querySelector('[data-field="sources"][data-kind="map"]');
  const keyInput = (entry) => entry.querySelector('[data-field="#key"] [data-input]');
  const part = (entry, key) => inputOf(entry.querySelector(`[data-field="${key}"]`)).value.trim();
  const slug = (text) =>
    text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("&", " and ").replace(/['’]/g, "")
      .replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "").slice(0, 60).replace(/-$/, "");
  const nameSource = (entry) => {
    const input = keyInput(entry);
    if (input.dataset.own !== undefined && input.value.trim()) return;
    const words = slug(part(entry, "publisher")).split("-").filter((word) => !["the", "of", "and", "limited", "ltd"].includes(word));
    const year = /\d{4}/.exec(part(entry, "date"))?.[0];
    const name = [...words.slice(0, 2), year].filter(Boolean).join("-").replace(/^[^a-z]+/, "");
    const others = entriesOf(sourceField).filter((other) => other !== entry).map((other) => keyInput(other).value.trim());
    let key = name;
    for (let n = 2; key && others.includes(key); n += 1) key = `${name}-${n}`;
    input.value = key;
  };
  let filling = null; // the list of sources, kept while a record is put in
  const sourceList = () => filling ??
    entriesOf(sourceField)
      .map((entry) => ({ id: entry.dataset.source, key: keyInput(entry).value.trim(), title: part(entry, "title") }))
      .filter((source) => source.key || source.title);
  const option = (value, text) => new Option(text, value);
  const offers = new WeakMap(); // which list of sources each select has
  const offerSources = (within = form) => {
    const sources = sourceList();
    const signature = JSON.stringify(sources);
    let made = null;
    for (const select of all(within, '[data-kind="source"] select')) {
      if (offers.get(select) === signature) continue;
      offers.set(select, signature);
      const chosen = select.value;
      const unknown = [...select.options].filter((o) => o.value.startsWith("?") && o.value === chosen);
      made ??= [option("", sources.length ? "Choose one" : "List a source first"),
        ...sources.map(({ id, key, title }) => option(id, title ? `${title} (${key})` : key))];
      select.replaceChildren(...made.map((each) => each.cloneNode(true)), ...unknown);
      select.value = chosen;
    }
  };
  const keyOf = (id) => (id.startsWith("?") ? id.slice(1) : sourceList().find((source) => source.id === id)?.key);
  const idOf = (key) => sourceList().find((source) => source.key === key)?.id;

  // ---- Entries ----

  /** Give each id, and what refers to it, a number that no other entry has. */
  const number = (entry) => {
    made += 1;
    const own = (id) => `e${made}-${id}`;
    const names = ["id", "for", "name", "aria-describedby", "aria-labelledby"];
    for (const element of [entry, ...all(entry, names.map((name) => `[${name}]`).join())]) {
      for (const name of names) {
        const value = element.getAttribute(name);
        if (value) element.setAttribute(name, value.split(" ").map(own).join(" "));
      }
    }
  };
  const relabel = (field) => {
    const label = field.dataset.label;
    const entries = entriesOf(field);
    entries.forEach((entry, index) => {
      const { title } = entry.dataset;
      const name = field.dataset.most === "1" ? label : title ? `${title} ${index + 1}` : `${label}, ${index + 1}`;
      entry.querySelector("[data-named]").textContent = name;
      const remove = [...all(entry, "[data-remove]")].at(-1);
      remove.textContent = "Remove";
      const what = document.createElement("span");
      what.className = "visually-hidden";
      what.textContent = ` ${name}`;
      remove.append(what);
    });
    const most = Number(field.dataset.most);
    [...all(field, "[data-add]")].at(-1).hidden = most > 0 && entries.length >= most;
  };
  const showWay = (entry) => {
    const way = entry.querySelector(":scope > [data-ways] input:checked")?.value;
    if (!way) return;
    for (const field of fieldsOf(entry)) {
      if (field.dataset.way) field.hidden = field.dataset.way !== way;
      if (way === "rivals" && field.dataset.way === "rivals") while (entriesOf(field).length < 2) add(field);
    }
  };
  const add = (field, oneOfMany) => { // who adds many at once names them all once at the end
    const entry = document.getElementById(field.dataset.template).content.firstElementChild.cloneNode(true);
    number(entry);
    field.querySelector("[data-entries]").append(entry);
    if (field === sourceField) entry.dataset.source = `s${made}`;
    // A label tells entries of a list apart; what stands alone needs none.
    const label = entry.matches("[data-object]") && fieldsOf(entry).find((inner) => inner.dataset.field === "label");
    if (label) label.hidden = field.dataset.most === "1";
    for (const inner of entry.matches("[data-object]") ? fieldsOf(entry) : []) {
      if (inner.dataset.template === "t-source_key") add(inner);
    }
    if (entry.dataset.kind === "record") offerRecords(entry.querySelector("select"));
    if (!oneOfMany) relabel(field);
    showWay(entry);
    offerSources(filling || field !== sourceField ? entry : form);
    return entry;
  };
  const remove = (entry) => {
    const field = entry.parentElement.closest("[data-field]");
    entry.remove();
    relabel(field);
    offerSources();
    return field;
  };
  /** Make a source one with the source of a short name: what rests on it rests on that, and what that lacks it gets. */
  const merge = (entry, key) => {
    const kept = entriesOf(sourceField).find((other) => other !== entry && keyInput(other).value.trim() === key);
    for (const select of all(form, '[data-kind="source"] select').filter(({ value }) => value === entry.dataset.source)) {
      const holder = select.closest("[data-entry]");
      const there = [...holder.parentElement.children].some((other) => other !== holder && inputOf(other)?.value === kept.dataset.source);
      select.value = kept.dataset.source;
      if (there) remove(holder);
    }
    for (const field of fieldsOf(kept)) {
      const own = fieldsOf(entry).find((other) => other.dataset.field === field.dataset.field);
      if (!inputOf(field).value.trim()) inputOf(field).value = inputOf(own).value;
    }
    remove(entry);
    return kept;
  };
  const offerRecords = (select) => {
    const names = Object.entries(data.records).sort((a, b) => a[1].localeCompare(b[1], "en-GB"));
    select.append(...names.map(([key, name]) => option(key, name)));
  };

  // ---- Reading ----

  const NUMBER = /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,9})?$/;
  const DATE = /^\d{4}(-(0\d|1[0-2])(-\d\d)?)?(\/\d{4}(-(0\d|1[0-2])(-\d\d)?)?)?$/; // as a file holds it; else what is meant is taken
  const typed = (kind, written) => {
    if (!written) return undefined;
    const text = ["text", "long"].includes(kind) ? written : written.replace(SPACES, " ").trim();
    if (kind === "source") return keyOf(text) || undefined;
    if (kind === "tick") return true;
    if (kind === "number") {
      const digits = NUMBER.test(text) ? text : AsMeant.number(text);
      return digits ? Number(digits) : text;
    }
    if (kind === "address") return AsMeant.address(text);
    if (!["date", "period"].includes(kind)) return text;
    const date = DATE.test(text) ? text : AsMeant.date(text, kind === "period") || text;
    return /^\d{4}$/.test(date) ? Number(date) : date;
  };
  const [UNSEEN, SPACES] = [data.unseen, `[\\t${data.spaces}]`].map((pattern) => new RegExp(pattern, "gu"));
  // What Word and web pages put before an entry of a list; "o" and "§" are two of Word's own, with a tab.
  const BULLET = /^[ \t\u00a0]*(?:[•‣◦▪▫●○∙⁃·*+–—\uf0a7\uf0b7][ \t\u00a0]+|[o§]\t[ \t\u00a0]*)/u;
  /** What was typed or pasted, without what nobody can see. The entries of a list stay lines, each begun with "- ". */
  const textOf = (input) => {
    const lines = input.value.replace(/\r\n|[\u2028\u2029\v\f]/g, "\n").replace(UNSEEN, "").trim().split("\n");
    const sign = lines.length > 1 ? "- " : "";
    return lines.map((line) => line.replace(BULLET, sign).replace(/\t/g, " ").trimEnd()).join("\n").trim();
  };
  const isEmpty = (value) => value === undefined || (typeof value === "object" && !Object.keys(value).length);

  const readField = (field) => {
    const kind = kindOf(field);
    if (kind === "boxes") {
      const ticked = all(field, "input:checked").map((box) => box.value);
      return ticked.length ? ticked : undefined;
    }
    if (kind === "set") {
      const inner = readSet(field.querySelector("[data-object]"));
      return isEmpty(inner) ? undefined : inner;
    }
    if (!isMany(field)) return typed(kind, textOf(inputOf(field)));
    const read = entriesOf(field).map((entry) => {
      delete entry.dataset.index;
      const scalar = entry.dataset.scalar !== undefined;
      return [entry, scalar ? typed(entry.dataset.kind, textOf(inputOf(entry))) : readSet(entry)];
    });
    if (kind === "map") return readMap(read);
    const skipEmpty = field.dataset.required !== undefined;
    const kept = read.filter(([entry, value]) =>
      value !== undefined && !((skipEmpty || entry.dataset.offered !== undefined) && isEmpty(value)));
    kept.forEach(([entry], index) => { entry.dataset.index = index; });
    const values = kept.map(([, value]) => value);
    if (kind === "one") return values[0];
    return values.length ? values : undefined;
  };
  const readMap = (read) => {
    const found = {};
    for (const [entry, { "#key": key = "", ...value }] of read) {
      if (!key && isEmpty(value)) continue;
      let name = key;
      while (Object.hasOwn(found, name)) name += "-again"; // two of one name: the check says what is wrong with the second
      entry.dataset.index = name;
      Object.defineProperty(found, name, { value, enumerable: true, configurable: true, writable: true });
    }
    return isEmpty(found) ? undefined : found;
  };
  const readSet = (box) => {
    const found = {};
    for (const field of fieldsOf(box)) {
      const value = field.hidden ? undefined : readField(field);
      if (value !== undefined) found[field.dataset.field] = value;
    }
    return found;
  };
  const isBlank = (entry) => isEmpty(readSet(entry));
  /** The record that the form holds, its fields in the order of the description. */
  const read = () => {
    const found = { format: 1, ...readSet(form) };
    return Object.fromEntries(Object.keys(data.schema.properties).filter((key) => key in found).map((key) => [key, found[key]]));
  };

  // ---- Filling ----

  const isSet = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
  const put = (input, value, kind) => {
    if (value === null || value === undefined || typeof value === "object") return;
    let text = String(value);
    if (kind === "source") text = idOf(text) || `?${text}`;
    if (input.tagName === "SELECT" && ![...input.options].some((known) => known.value === text)) {
      input.append(option(text, `${value} (not in the list)`)); // kept, so that it can be seen and mended
    }
    input.value = text;
  };
  const fillEntry = (field, value, key) => {
    const entry = add(field, true);
    if (entry.dataset.scalar !== undefined) return put(inputOf(entry), value, entry.dataset.kind);
    if (!isSet(value)) return undefined;
    if (key !== undefined) {
      keyInput(entry).value = key;
      keyInput(entry).dataset.own = "";
    }
    const way = ["value", "not_found", "does_not_apply", "rivals"].find((name) => name in value);
    const radio = way && entry.querySelector(`:scope > [data-ways] input[value="${way}"]`);
    if (radio) radio.checked = true;
    for (const inner of fieldsOf(entry)) if (value[inner.dataset.field] !== undefined) inner.hidden = false;
    fillSet(entry, value);
    return showWay(entry);
  };
  const fillField = (field, value) => {
    const kind = kindOf(field);
    if (kind === "boxes") {
      for (const box of all(field, "input")) box.checked = Array.isArray(value) && value.includes(box.value);
    } else if (kind === "set") {
      if (isSet(value)) fillSet(field.querySelector("[data-object]"), value);
    } else if (isMany(field)) {
      field.querySelector("[data-entries]").replaceChildren();
      if (kind === "map") for (const [key, inner] of Object.entries(isSet(value) ? value : {})) fillEntry(field, inner, key);
      else if (kind === "one") fillEntry(field, value);
      else for (const inner of Array.isArray(value) ? value : []) fillEntry(field, inner);
      relabel(field);
      if (field.dataset.template === "t-source_key" && !entriesOf(field).length) add(field);
    } else put(inputOf(field), value, kind);
  };
  const fillSet = (box, value) => {
    for (const field of fieldsOf(box)) {
      if (Object.hasOwn(value, field.dataset.field)) fillField(field, value[field.dataset.field]);
    }
  };
  const clear = () => {
    form.reset();
    for (const field of all(form, "[data-template]")) {
      if (!form.contains(field)) continue;
      field.querySelector("[data-entries]").replaceChildren();
      relabel(field);
    }
  };
  /** Put a record into the form: sources first, because facts pick from them. */
  const fill = (written) => {
    // Older records and drafts say "high", which is worked out from the sources now.
    const record = JSON.parse(JSON.stringify(written), (key, value) => (key === "confidence" && value === "high" ? undefined : value));
    const [parent, next] = [form.parentNode, form.nextSibling];
    form.remove(); // hundreds of entries are quicker made where nobody looks
    try {
      clear();
      if (isSet(record.sources)) fillField(sourceField, record.sources);
      filling = sourceList();
      fillSet(form, Object.fromEntries(Object.entries(record).filter(([key]) => key !== "sources")));
    } finally {
      filling = null;
      parent.insertBefore(form, next);
    }
    begin();
  };
  /** What every record needs stands open from the start. */
  const begin = () => {
    for (const field of all(form, "[data-required][data-template]")) {
      if (!field.parentElement.closest("[data-entry]") && !entriesOf(field).length) add(field);
    }
    offerSources();
  };

  // ---- Places ----

  /** The element for the value at a path, or for the nearest thing around it that is there. */
  const locate = (path) => {
    let place = form;
    for (const key of path) {
      let next;
      if (place.matches("[data-object]")) next = fieldsOf(place).find((field) => field.dataset.field === String(key));
      else if (place.matches("[data-field]") && isMany(place)) {
        if (kindOf(place) === "one") {
          const [entry] = entriesOf(place);
          next = entry && (fieldsOf(entry).find((field) => field.dataset.field === key) || entry);
        } else next = entriesOf(place).find((entry) => entry.dataset.index === String(key));
      } else if (place.matches("[data-field]") && kindOf(place) === "set") {
        next = fieldsOf(place.querySelector("[data-object]")).find((field) => field.dataset.field === key);
      }
      if (!next) break;
      place = next;
    }
    return place;
  };

  /** Whether nothing has been filled in yet. */
  const isNew = (record = read()) => Object.keys(record).every((key) => ["format", "checked", "check_again", "role"].includes(key));

  form.addEventListener("input", (event) => {
    const entry = event.target.closest("[data-source]");
    if (!entry) return;
    if (event.target === keyInput(entry)) event.target.dataset.own = "";
    else nameSource(entry);
    offerSources();
  });

  return { typed, add, remove, merge, read, fill, clear, begin, fieldsOf, locate, showWay, isNew, isBlank, slug };
};
