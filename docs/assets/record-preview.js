// Shows a record as its page will look, nearly: the same parts and words, made in the browser.
// Enhances the contribution form. Everything of the record goes in as text, never as HTML.
const RecordPreview = (checker, data) => {
  const MONTHS = Array.from({ length: 12 }, (_, month) =>
    new Date(Date.UTC(2000, month, 1)).toLocaleString("en-GB", { month: "long", timeZone: "UTC" }));
  const make = (name, className, ...inside) => {
    const element = document.createElement(name);
    if (className) element.className = className;
    element.append(...inside.filter((item) => item !== "" && item !== undefined && item !== null));
    return element;
  };
  const isSet = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
  const list = (value) => (Array.isArray(value) ? value : []);

  const day = (text) => {
    const [year, month, date] = text.split("-");
    return [date && String(Number(date)), month && (MONTHS[Number(month) - 1] || month), year].filter(Boolean).join(" ");
  };
  const inWords = (written) => {
    const text = String(written ?? "");
    return text === "undated" ? "no date shown" : text.split("/").map(day).join(" to ");
  };
  const labelOf = (node, value) => checker.choices(node).find((choice) => choice.const === value)?.title ?? String(value);
  const title = (node, otherwise) => checker.word(node, "title", otherwise);
  const number = (value, unit) => {
    const text = `${value < 0 ? "−" : ""}${unit === "£" ? "£" : ""}${Math.abs(value).toLocaleString("en-GB", { maximumFractionDigits: 9 })}`;
    return unit && unit !== "£" ? `${text}${unit === "%" ? unit : ` ${unit}`}` : text;
  };

  const page = (record) => {
    const numbers = new Map(); // sources, in the order in which the page names them
    const sources = Object.fromEntries(Object.entries(record.sources ?? {}).filter(([, source]) => isSet(source)));
    const numberOf = (key) => numbers.get(key) ?? numbers.set(key, numbers.size + 1).get(key);
    const cites = (keys) => list(keys).map(numberOf).sort((one, other) => one - other).map((position) => {
      const mark = make("a", "cite", make("span", "visually-hidden", "Source "), String(position));
      mark.href = `#preview-source-${position}`;
      return mark;
    });
    const confidence = (fact) => {
      const sure = fact.confidence ?? (list(fact.sources).length && checker.carried(fact, sources));
      return sure ? labelOf(data.schema.definitions.confidence, sure).toLowerCase() : "";
    };
    const proof = (fact, said = "") => { // without the date where it was `said` already
      const when = inWords(fact.as_of ?? fact.date);
      const words = [` ${said}`.endsWith(` ${when}`) ? "" : when, fact.planned ? "as planned" : "", confidence(fact)].filter(Boolean);
      return make("span", "proof", ...words.flatMap((word) => [make("span", "", word), " "]), make("span", "proof__cites", ...cites(fact.sources)));
    };
    const note = (fact) => (fact.note ? make("span", "fact__note", fact.note) : "");
    const valueOf = (fact, node, named) => {
      const inner = checker.child(node, "value");
      if (typeof fact.value === "number" && checker.word(inner, "type") === "number") {
        const unit = checker.word(named, "x-unit", "");
        const text = fact.to !== undefined ? `${number(fact.value, unit)} to ${number(fact.to, unit)}` : number(fact.value, unit);
        return fact.qualifier ? `${labelOf(data.schema.definitions.qualifier, fact.qualifier)} ${text}` : text;
      }
      if (checker.choices(inner).length) return labelOf(inner, fact.value);
      return checker.word(inner, "format") === "partial-date" ? inWords(fact.value) : String(fact.value ?? "");
    };
    const one = (fact, node, named) => {
      const parts = [fact.label ? make("span", "fact__label", fact.label) : "", " "];
      if ("not_found" in fact) {
        parts.push(make("span", "not-found", "No information found"), " ", make("span", "proof", `looked for ${inWords(fact.not_found)}`));
      } else if ("does_not_apply" in fact) {
        parts.push(make("span", "not-found", "Does not apply."), " ", String(fact.does_not_apply ?? ""));
      } else if ("rivals" in fact) {
        parts.push(make("span", "rivals__lead", "Sources disagree:"));
        parts.push(make("ul", "rivals", ...list(fact.rivals).map((rival) => make("li", "", ...one(rival, node, named)))));
      } else {
        const text = valueOf(fact, node, named);
        const dated = checker.word(checker.child(node, "value"), "format") === "partial-date";
        parts.push(make("span", "fact__value", text), " ", proof(fact, dated ? text : ""));
      }
      return [...parts, note(fact)];
    };
    const row = (value, node) => {
      const inner = Array.isArray(value) ? checker.child(node, 0) : node;
      const facts = [value].flat().filter(isSet);
      return make("div", "facts__row", make("dt", "", title(node, "")), ...facts.map((fact) => make("dd", "fact", ...one(fact, inner, node))));
    };
    const section = (key, value) => {
      const node = checker.child(data.schema, key);
      const head = make("h3", "", title(node, key));
      if (isSet(value)) {
        const inner = Object.entries(value).map(([name, one]) => [one, checker.child(node, name)]);
        if (key === "story") {
          return [head, ...inner.flatMap(([one, field]) => [make("h4", "", title(field, "")), make("p", "", String(one?.text ?? ""), ...cites(one?.sources))])];
        }
        if (key === "reply") return [head, make("ul", "", other(value, node))];
        return [head, make("dl", "facts", ...inner.map(([one, field]) => row(one, field)))];
      }
      const item = checker.child(node, 0);
      if ([...checker.fields(item).keys()].includes("not_found")) {
        return [head, make("ul", "facts-list", ...list(value).map((fact) => make("li", "fact", ...one(fact, item, node))))];
      }
      return [head, make("ul", key === "timeline" ? "timeline" : "", ...list(value).map((entry) => other(entry, item)))];
    };
    /** An entry that is no fact: an event, a result, a lesson, a question. */
    const other = (entry, node) => {
      if (!isSet(entry)) return make("li", "", data.records[entry] ?? String(entry));
      const SHOWN_OTHERWISE = ["as_of", "sources", "confidence", "note", "said_sources", "date", "looked_on", "said_on"];
      const only = Object.keys(entry).filter((key) => !SHOWN_OTHERWISE.includes(key));
      const lines = only.map((key) => {
        const inner = checker.child(node, key);
        const dated = checker.word(inner, "format") === "partial-date";
        const text = checker.choices(inner).length ? labelOf(inner, entry[key]) : dated ? inWords(entry[key]) : String(entry[key]);
        return only.length === 1 && !dated ? make("span", "", text) : make("span", "preview__line", make("strong", "", `${title(inner, key)}: `), text);
      });
      const when = entry.date === undefined ? "" : make("span", "timeline__date", inWords(entry.date));
      const asked = entry.looked_on === undefined ? "" : make("span", "proof", ` looked for ${inWords(entry.looked_on)}`);
      const said = entry.said_on === undefined ? "" : make("span", "proof", `said ${inWords(entry.said_on)} `, ...cites(entry.said_sources));
      const proved = entry.sources ? proof(entry, entry.date === undefined ? "" : inWords(entry.date)) : "";
      return make("li", "", when, " ", make("span", "timeline__event", ...lines, " ", said, " ", proved, asked, note(entry)));
    };

    const choice = (key) => {
      const node = checker.child(data.schema, key);
      return Array.isArray(record[key]) ? record[key].map((each) => labelOf(checker.child(node, 0), each)).join(", ") : labelOf(node, record[key]);
    };
    const status = isSet(record.status) ? record.status : {};
    const statusNode = checker.child(data.schema, "status");
    const head = [
      make("h2", "preview__name", record.name || "No name yet"),
      status.value
        ? make("p", "record-status", make("span", "status", valueOf(status, statusNode, statusNode)), " ",
          make("span", "status__date", inWords(status.as_of)), ...cites(status.sources))
        : "",
      note(status),
      record.summary ? make("p", "lead", record.summary) : "",
      record.caution ? make("div", "caution", make("p", "", make("strong", "", "Read with care. "), record.caution)) : "",
      make("dl", "key-facts", ...["sector", "other_sectors", "nation", "region", "place"].filter((key) => record[key]).map((key) =>
        make("div", "", make("dt", "", title(checker.child(data.schema, key), key)), make("dd", "", choice(key))))),
    ];
    const plain = ["format", "name", "summary", "caution", "role", "sector", "other_sectors", "nation", "region", "place", "status", "sources", "checked", "check_again"];
    const body = Object.entries(record).filter(([key]) => !plain.includes(key)).flatMap(([key, value]) => section(key, value));
    const listed = [...numbers].map(([key, position]) => {
      const source = isSet(sources[key]) ? sources[key] : {};
      const item = make("li", "", make("cite", "", source.title || key), `. ${source.publisher || ""}, ${inWords(source.date)}. `,
        make("span", "sources__address", source.url || ""));
      item.id = `preview-source-${position}`;
      return item;
    });
    const end = listed.length ? [make("h3", "", "Sources"), make("ol", "sources", ...listed)] : [];
    const kept = [record.checked ? `Last held against its sources on ${inWords(record.checked)}.` : "",
      record.check_again ? ` To be checked again by ${inWords(record.check_again)}.` : ""];
    return make("div", "", make("p", "kicker", "Preview: the page will look much like this."), ...head, ...body, ...end, make("p", "", ...kept));
  };
  const show = (place, record) => {
    place.replaceChildren(page(record));
    place.hidden = false;
    place.scrollIntoView({ block: "start" });
    place.focus();
  };
  return { show };
};
