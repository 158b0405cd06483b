// Rules that a description cannot say, by the names of macros/check/rules.py: a record in; places, and the words for the
// sentence of the rule, out. The last of three is the name of a sentence, where it is not that of the rule.
const RecordRules = ({ data, inForm, isA, quoted, guesser, dated, chosen, at, daysIn }) => {
  const firstDay = (text) => {
    const [year, month = "01", day = "01"] = String(text).split("-");
    return `${year}-${month}-${day}`;
  };
  const lastDay = (text) => {
    const [year, month = "12", day] = String(text).split("-");
    return `${year}-${month}-${day || String(daysIn(+year, +month)).padStart(2, "0")}`;
  };
  const days = (from, to) => (Date.parse(to) - Date.parse(from)) / 86400000;
  const facts = function* (value, path = []) {
    if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) yield* facts(item, [...path, index]);
    } else if (isA.object(value)) {
      if (Array.isArray(value.sources) || "not_found" in value || "does_not_apply" in value) yield [path, value];
      for (const [key, inner] of Object.entries(value)) yield* facts(inner, [...path, key]);
    }
  };
  /** All that a record says from its sources. */
  const told = ({ sources, ...rest }) => facts(rest);
  const when = (fact) => String(fact.as_of ?? fact.date ?? "undated");
  /** The sources of a fact that can know of it: none that ended before the fact began, unless it was planned. */
  const carrying = (fact, sources) => {
    const keys = (fact.sources || []).filter((key) => Object.hasOwn(sources, key));
    if (when(fact) === "undated" || fact.planned) return keys;
    const begin = firstDay(when(fact).split("/")[0]);
    const last = (key) => String(sources[key].date).split("/").at(-1);
    return keys.filter((key) => last(key) === "undated" || lastDay(last(key)) >= begin);
  };
  /** What the sources of a fact carry (macros/check/confidence.py). */
  const carried = (fact, sources) => {
    const used = carrying(fact, sources).map((key) => sources[key]);
    const several = new Set(used.map(({ publisher }) => String(publisher).toLowerCase())).size > 1;
    const outside = used.some(({ kind }) => !data.one_sided.includes(kind));
    return used.some(({ kind }) => data.primary.includes(kind)) || (several && outside) ? "high" : "medium";
  };
  const uses = function* (record) {
    for (const [path, fact] of told(record)) {
      for (const key of ["sources", "said_sources"]) {
        for (const [index, source] of (fact[key] || []).entries()) yield [[...path, key], index, source];
      }
    }
  };
  const DATED = ["as_of", "date", "not_found", "checked", "check_again", "looked_on", "said_on"];
  const dates = function* (value, path = []) {
    if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) yield* dates(item, [...path, index]);
    } else if (isA.object(value)) {
      for (const [key, inner] of Object.entries(value)) {
        if (DATED.includes(key) && ["string", "number"].includes(typeof inner)) {
          if (inner !== "undated") yield [[...path, key], String(inner)];
        } else yield* dates(inner, [...path, key]);
      }
    }
  };
  const sourceName = (record, key) => quoted((inForm && record.sources[key]?.title) || key);
  /** Sources that are listed twice, as [first, second]: one address, and one date or title (macros/check/rules.py). */
  const twice = function* (record) {
    const sources = Object.entries(record.sources);
    const address = ({ url }) => url.toLowerCase().replace(/^https?:\/\/(?:www\.)?/, "").replace(/\/+$/, "");
    const named = ({ title }) => nameWords(title).join(" ");
    for (const [n, [key, source]] of sources.entries()) {
      const same = ([, other]) => address(other) === address(source) && (String(other.date) === String(source.date) || named(other) === named(source));
      const first = sources.slice(0, n).find(same);
      if (first) yield [first[0], key];
    }
  };
  const get = (record, path) => path.split(".").reduce((value, key) => value?.[key], record);

  const texts = function* (value, path = []) {
    if (typeof value === "string") yield [path, value];
    else if (value && typeof value === "object") {
      for (const [key, inner] of Array.isArray(value) ? value.entries() : Object.entries(value)) yield* texts(inner, [...path, key]);
    }
  };
  const pasted = new RegExp(data.pasted, "m");

  /** The words of a name that tell it from others (macros/read/records.py). */
  const nameWords = (name) => {
    const letters = name.normalize("NFKD").toLowerCase().replace(/\p{M}/gu, "").replaceAll("&", " and ").replace(/['\u2019.]/g, "");
    const words = letters.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
    const told = words.filter((word) => !data.plain_words.includes(word));
    return told.length ? told : words;
  };

  const rules = {
    * sources_are_listed(record) {
      const [known, nearest] = [Object.keys(record.sources), guesser()];
      for (const [path, index, key] of uses(record)) {
        if (!known.includes(key)) yield [[...path, index], { key: quoted(key), guess: nearest(key, known) }];
      }
    },
    * sources_are_used(record) {
      const used = new Set([...[...uses(record)].map(([, , key]) => key), ...[...twice(record)].flat()]);
      for (const key of Object.keys(record.sources)) if (!used.has(key)) yield [["sources", key], { key: quoted(key) }];
    },
    * sources_stand_once(record) {
      for (const [first, key] of twice(record)) yield [["sources", key], { key: sourceName(record, key), other: sourceName(record, first), same: first }];
    },
    * periods_run_forward(record) {
      for (const [path, value] of dates(record)) {
        const [begin, end] = value.split("/");
        if (end && firstDay(begin) > lastDay(end)) yield [path, { value: quoted(dated(value)) }];
      }
    },
    * nothing_after_the_check(record) {
      const { checked } = record;
      for (const [path, value] of dates(record)) {
        if (["checked", "check_again"].includes(path[0])) continue;
        if (firstDay(value.split("/")[0]) > lastDay(checked)) yield [path, { value: quoted(dated(value)), checked: dated(checked) }];
      }
    },
    * checked_again_within_a_year({ checked, check_again: again }) {
      const between = days(firstDay(checked), firstDay(again));
      if (!(between > 0 && between <= 366)) yield [["check_again"], { checked: dated(checked) }];
    },
    * ends_after_it_starts(record) {
      const [started, end] = [get(record, "origin.started.value"), get(record, "outcome.ended.value")];
      if (started && end && lastDay(end) < firstDay(started)) yield [["outcome", "ended", "value"], { started: dated(started), ended: dated(end) }];
    },
    * timeline_in_order(record) {
      let earlier = "";
      for (const [index, event] of (record.timeline || []).entries()) {
        const date = String(event.date);
        if (earlier && lastDay(date) < firstDay(earlier)) yield [["timeline", index], { date: dated(date), earlier: dated(earlier) }];
        earlier = date;
      }
    },
    * main_sector_stands_once(record) {
      for (const [index, sector] of (record.other_sectors || []).entries()) {
        if (sector === record.sector) yield [["other_sectors", index], { sector: quoted(chosen(sector, at(["sector"]))) }];
      }
    },
    * ranges_go_up(record) {
      for (const [path, fact] of facts(record)) {
        if ("to" in fact && isA.number(fact.value) && fact.to <= fact.value) yield [[...path, "to"], { value: fact.value }];
      }
    },
    * sources_can_carry(record) {
      const { sources } = record;
      for (const [path, fact] of told(record)) {
        if (!fact.sources?.length || carrying(fact, sources).length) continue;
        for (const [index, key] of fact.sources.entries()) {
          if (Object.hasOwn(sources, key)) yield [[...path, "sources", index], { key: sourceName(record, key), date: dated(sources[key].date), when: dated(when(fact)) }];
        }
      }
    },
    * confidence_only_lowers(record) {
      for (const [path, fact] of told(record)) {
        const found = carried(fact, record.sources);
        const words = inForm ? chosen(found, data.schema.definitions.confidence).toLowerCase() : found;
        if (["high", found].includes(fact.confidence)) yield [[...path, "confidence"], { carried: words }];
      }
    },
    * starter_is_filled_in(record) {
      for (const [key, text] of Object.entries(data.starter)) if (record[key] === text) yield [[key], { key }];
    },
    * texts_are_plain(record) {
      for (const [path, text] of texts(record)) if (pasted.test(text)) yield [path, {}, "not_plain"];
    },
    * related_is_not_itself(record, slug) {
      for (const [index, other] of (record.related || []).entries()) if (other === slug) yield [["related", index], {}];
    },
  };
  const between = {
    * related_exist(record, slug, others) {
      const [known, nearest] = [[...others.keys(), slug].sort(), guesser()];
      for (const [index, other] of (record.related || []).entries()) {
        if (!known.includes(other)) yield [["related", index], { slug: quoted(other), guess: nearest(other, known) }];
      }
    },
    * names_are_unique(record, slug, others) {
      const own = nameWords(record.name);
      for (const [other, name] of others) {
        const theirs = nameWords(name);
        const shorter = Math.min(own.length, theirs.length);
        if (other === slug || own[0] !== theirs[0] || own.slice(0, shorter).join(" ") !== theirs.slice(0, shorter).join(" ")) continue;
        const words = { name: quoted(record.name), slug: other, other: quoted(name) };
        if (own.length === theirs.length) yield [["name"], words];
        else if (!record.related?.includes(other) && !data.related[other]?.includes(slug)) yield [["name"], words, "name_is_near"];
      }
    },
  };
  const beside = {
    * address_is_free(record, slug) {
      if (data.taken.includes(slug)) yield [[], { slug: quoted(slug) }];
    },
  };

  return { rules, between, beside, carried };
};
