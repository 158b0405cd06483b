// The check of a record, in the browser: a value and the description in; (path, sentence) pairs out.
// Enhances the contribution form. The sentences and the description come with the page, from
// macros/read/sentences.py and case_studies/schema.yml; tests/site/test_form.py holds both checks to the same answers.
// Needs record-words.js and record-rules.js. Of a file it says what the check says. Beside a field, `inForm`, it names fields and choices by their labels.
const RecordCheck = (data, inForm = false) => {
  const { schema, kinds } = data;
  const sentences = inForm ? { ...data.sentences, ...data.in_form } : data.sentences;

  // ---- Words ----

  /** A sentence with the labels of the fields that it names. */
  const labelled = (text) => (inForm ? text.replace(/'([a-z_]+)'/g, (all, key) => (labels().has(key) ? `“${labels().get(key)}”` : all)) : text);
  const say = (name, words = {}) => labelled(sentences[name]).replace(/\{(\w+)\}/g, (_, place) => String(words[place]));

  const { quoted, guesser } = RecordWords(data, say);

  // ---- The description ----

  const parts = function* (node) {
    yield node;
    if (node.$ref) yield* parts(definition(node.$ref));
    for (const part of node.allOf || []) yield* parts(part);
  };
  const definition = (ref) => schema.definitions[ref.slice(ref.lastIndexOf("/") + 1)];
  const word = (node, key, otherwise) => {
    for (const part of parts(node)) if (key in part) return part[key];
    return otherwise;
  };
  const choices = (node) => {
    for (const part of parts(node)) {
      if (part.oneOf?.length && part.oneOf.every((option) => "const" in option)) return part.oneOf;
    }
    return [];
  };
  const child = (node, key) => {
    const found = [...parts(node)]
      .map((part) => (typeof key === "number" ? part.items : part.properties?.[key] || part.additionalProperties))
      .filter((part) => part && typeof part === "object");
    return found.length === 1 ? found[0] : found.length ? { allOf: found } : {};
  };
  const at = (path) => path.reduce(child, schema);
  const fields = (node) => {
    const found = new Map();
    for (const part of parts(node)) {
      for (const [key, value] of Object.entries(part.properties || {})) if (!found.has(key)) found.set(key, value);
    }
    return found;
  };

  let labelOf = null;
  /** The labels of all fields by their keys, those of a record itself first. */
  const labels = () => {
    if (labelOf) return labelOf;
    labelOf = new Map();
    const nodes = [schema, ...Object.values(schema.definitions)];
    for (const node of nodes) {
      for (const [key, inner] of Object.entries(node.properties ?? {})) {
        const title = word(inner, "title");
        if (title && !labelOf.has(key)) labelOf.set(key, title);
        nodes.push(inner);
      }
    }
    return labelOf;
  };

  // ---- What breaks it ----

  const isA = {
    string: (value) => typeof value === "string",
    number: (value) => typeof value === "number",
    integer: (value) => Number.isInteger(value),
    array: Array.isArray,
    object: (value) => value !== null && typeof value === "object" && !Array.isArray(value),
  };
  const size = (text) => [...text].length;
  const alike = (a, b) => JSON.stringify(a) === JSON.stringify(b);
  const daysIn = (year, month) => new Date(Date.UTC(year, month, 0)).getUTCDate();
  const isDay = (text) => {
    const [year, month = "1", day = "1", more] = String(text).split("-");
    if (more !== undefined || ![year, month, day].every((part) => /^\d+$/.test(part))) return false;
    return +year > 0 && +month >= 1 && +month <= 12 && +day >= 1 && +day <= daysIn(+year, +month);
  };
  /** How many letters and digits of a text people can see (macros/read/schema.py). */
  const seen = (text) => text.match(/(?!\p{Default_Ignorable_Code_Point})[\p{L}\p{N}]/gu)?.length ?? 0;
  const formats = {
    "partial-date": isDay,
    period: (text) => text === "undated" || text.split("/").every(isDay),
    "web-address": (text) => !AsMeant.addressFault(text),
    "visible-text": (text) => seen(text) > 1,
    "visible-value": (text) => seen(text) > 0,
  };

  const patterns = new Map();
  const pattern = (text) => patterns.get(text) || patterns.set(text, new RegExp(text, "u")).get(text);
  const holds = (value, node) => errors(value, node, []).next().done;

  /** Each broken word of the description, in the order in which the check meets them. `own` is the part of
   *  the description that has a sentence of its own for it, if any. */
  const errors = function* (value, node, path, outer = null) {
    if (node === false) yield { kind: "false", path, value, own: outer };
    if (typeof node !== "object") return;
    const own = node.errorMessage ? node : outer;
    if (node.$ref) return yield* errors(value, definition(node.$ref), path, own);
    const broken = (kind, more = {}) => ({ kind, path, value, own, ...more });
    const types = node.type ? [node.type].flat() : [];
    if (types.length && !types.some((type) => isA[type](value))) yield broken("type", { types });
    if ("const" in node && !alike(node.const, value)) yield broken("const", { wanted: node.const });
    if (node.enum && !node.enum.some((one) => alike(one, value))) yield broken("enum");
    if (node.not && holds(value, node.not)) yield broken("not");
    if (isA.string(value)) {
      if (size(value) < node.minLength) yield broken("minLength", { limit: node.minLength });
      if (size(value) > node.maxLength) yield broken("maxLength", { limit: node.maxLength });
      if (node.pattern && !pattern(node.pattern).test(value)) yield broken("pattern");
      if (node.format && !formats[node.format](value)) yield broken("format");
    }
    if (isA.number(value) && (value < node.minimum || value > node.maximum)) yield broken("minimum");
    if (isA.array(value)) {
      if (value.length < node.minItems) yield broken("minItems", { limit: node.minItems });
      if (value.length > node.maxItems) yield broken("maxItems", { limit: node.maxItems });
      if (node.uniqueItems && value.some((item, i) => value.slice(0, i).some((other) => alike(item, other)))) {
        yield broken("uniqueItems");
      }
      if (node.items) for (const [index, item] of value.entries()) yield* errors(item, node.items, [...path, index], own);
    }
    if (isA.object(value)) {
      if (Object.keys(value).length < node.minProperties) yield broken("minProperties", { limit: node.minProperties });
      for (const property of node.required || []) if (!Object.hasOwn(value, property)) yield broken("required", { property });
      for (const [key, inner] of Object.entries(value)) {
        if (node.propertyNames && !holds(key, node.propertyNames)) yield broken("propertyNames", { key });
        if (node.properties && Object.hasOwn(node.properties, key)) {
          yield* errors(inner, node.properties[key], [...path, key], own);
        } else if (typeof node.additionalProperties === "object") {
          yield* errors(inner, node.additionalProperties, [...path, key], own);
        }
      }
      if (node.additionalProperties === false) {
        const unexpected = Object.keys(value).filter((key) => !Object.hasOwn(node.properties || {}, key));
        if (unexpected.length) yield broken("additionalProperties", { unexpected });
      }
    }
    for (const part of node.allOf || []) yield* errors(value, part, path, own);
    if (node.oneOf && node.oneOf.filter((way) => holds(value, way)).length !== 1) yield broken("oneOf");
    if (node.if) yield* errors(value, (holds(value, node.if) ? node.then : node.else) ?? true, path, own);
  };

  // ---- The sentence for it ----

  const under = (path) => {
    if (inForm) return "";
    const names = path.filter((key) => typeof key === "string");
    return names.length ? say("under", { key: names.at(-1) }) : "";
  };
  const nameOf = (path) => {
    if (inForm) return "This";
    const names = path.filter((key) => typeof key === "string");
    if (!names.length) return say("whole_file");
    return `'${names.at(-1)}'${names.length > 1 ? say("under", { key: names.at(-2) }) : ""}`;
  };
  /** What the form says below a label (macros/shape/form.py). */
  const asked = (node) => {
    for (const part of parts(node)) {
      const text = part["x-ask"]?.help ?? part.description;
      if (text) return ` ${text}`;
    }
    return "";
  };
  /** A date, and a choice, as the form shows it. */
  const dated = (text) => (inForm ? AsMeant.inWords(String(text)) : String(text));
  const chosen = (value, node) => (inForm && choices(node).find((option) => option.const === value)?.title) || value;
  const oneOf = (words) => say("one_of", { choices: words.join(", ") });
  const help = (node) => {
    if (inForm) return asked(node);
    const text = word(node, "description", "");
    const [example] = word(node, "examples", []);
    const shown = example !== undefined && typeof example !== "object" && size(String(example)) < 80;
    const words = shown && example ? say("example", { example }) : "";
    return text ? ` ${text}${words}` : words;
  };
  const wanted = (types) =>
    types.filter((type) => type !== "integer" || types.length === 1).map((type) => kinds[type]).join(" or ");
  const spaceMissing = new RegExp(data.faults.likely.find(([name]) => name === "space_missing")[1]);
  const how = (value, types, node) => {
    if (types.includes("string") && ["boolean", "number"].includes(typeof value)) {
      return say("put_in_quotes", { text: JSON.stringify(String(value)) });
    }
    if (types.includes("object") && isA.string(value) && spaceMissing.test(value)) return ` ${say("space_missing")}`;
    if (!types.includes("number") || !isA.string(value)) return help(node);
    const number = AsMeant.number(value);
    if (number) return say("number_meant", { number });
    const { to, exact, ...there } = inForm ? AsMeant.inside(value) : {};
    if (!there.number) return say("digits_only");
    if (to) return say("number_range", { ...there, to });
    return exact ? say("number_about", { ...there, exact: chosen(exact, schema.definitions.qualifier) }) : say("number_in", there);
  };
  /** The sentence for a date in another spelling, with the right one; empty where it is not understood. */
  const dateMeant = (name, value, node) => {
    const kind = word(node, "format");
    if (!["partial-date", "period"].includes(kind) || !isA.string(value)) return "";
    const loose = AsMeant.loose(value, kind === "period");
    if (loose) return say("date_loose", { name, value: quoted(value), date: dated(loose) });
    const date = AsMeant.date(value, kind === "period");
    if (!date || date === value || !formats.period(date)) return "";
    return say("date_meant", { name, value: quoted(value), date, words: AsMeant.inWords(date) });
  };
  const notAChoice = (name, value, node, guess) => {
    const known = choices(node).map((option) => option.const);
    if (known.length) {
      const plain = typeof value === "boolean";
      return say("not_a_choice", {
        name,
        value: plain ? `'${value}'` : quoted(value),
        guess: plain ? "" : guess(value, known),
        choices: oneOf(known),
      });
    }
    const keys = [...parts(node)].find((part) => part.oneOf).oneOf.map((way) => way.required[0]);
    const given = keys.filter((key) => isA.object(value) && Object.hasOwn(value, key));
    if (given.length > 1) return say("two_ways", { name, first: given[0], second: given[1] });
    return say("no_way", { name, keys: keys.map((key) => `'${key}'`).join(", "), help: help(node) });
  };
  const sentence = (error, guess) => {
    const { kind, path, value, limit, types } = error;
    const name = nameOf(path);
    const node = at(path);
    if (value === null) return say("empty", { name });
    switch (kind) {
      case "type": return say("wrong_kind", { name, wanted: wanted(types), value: quoted(value), how: how(value, types, node) });
      case "oneOf": return notAChoice(name, value, node, guess);
      case "const": return say("not_the_one", { name, wanted: JSON.stringify(error.wanted), value: quoted(value) });
      case "minLength": return say("too_short", { name, count: size(value), limit, help: help(node) });
      case "maxLength": return say("too_long", { name, count: size(value).toLocaleString("en-GB"), limit });
      case "minItems":
      case "minProperties": return limit === 1 ? say("no_entry", { name }) : say("too_few", { name, limit });
      case "maxItems": return say("too_many", { name, count: value.length, limit });
      case "uniqueItems": return say("twice", { name });
      case "format":
        if (word(node, "format") === "web-address") return say(AsMeant.addressFault(value), { name });
        if (word(node, "format").startsWith("visible-")) return say("nothing_to_see", { name });
        return dateMeant(name, value, node) || say("no_such_day", { name, value: quoted(dated(value)) });
      case "propertyNames": return say("bad_key", { name, key: quoted(error.key), help: help(word(node, "propertyNames")) });
      case "false": return say("no_value_here", { name });
      default: return dateMeant(name, value, node) || say(unread(node, value), { name, value: quoted(value), help: help(node) });
    }
  };
  const unread = (node, value) => (inForm && /^(?:\d\d?[/. -])?(?:\d\d?[/.-]|[a-z]{3,9}\.?[/ -])['’]?\d\d$/i.test(String(value).trim()) && "year_short") || (inForm && { "partial-date": "date_unread", period: "period_unread" }[word(node, "format")]) || "cannot_be";

  /** What the shape of a record breaks. `at` is the place of the field to mend, which may be missing. */
  const shaped = function* (all) {
    const told = new Set();
    const mistyped = new Set();
    const nearest = guesser();
    const first = all.filter((error) => error.kind === "additionalProperties");
    for (const error of [...first, ...all.filter((other) => !first.includes(other))]) {
      const { path } = error;
      const place = JSON.stringify(path);
      if (error.kind === "additionalProperties") {
        const known = [...fields(at(path)).keys()];
        for (const key of error.unexpected) {
          const guess = nearest(key, known);
          known.filter((name) => guess.includes(`'${name}'`)).forEach((name) => mistyped.add(place + name));
          const words = { key: quoted(key), under: under(path), guess: guess || oneOf(known) };
          yield { path: [...path, key], at: [...path, key], sentence: say("not_a_field", words) };
        }
      } else if (error.kind === "required") {
        if (mistyped.has(place + error.property)) continue;
        const words = { key: error.property, under: under(path), help: help(child(at(path), error.property)) };
        yield { path, at: [...path, error.property], sentence: say("missing", words) };
      } else if (!told.has(place)) {
        told.add(place);
        yield { path, at: [...path, ...inside(error)], sentence: sentence(error, nearest) };
      }
    }
  };
  /** Where in a place a problem with it is mended: a fact without an answer at its value, a name at what has it. */
  const inside = ({ kind, path, key }) => (kind === "propertyNames" ? [key] : kind === "oneOf" && !choices(at(path)).length ? ["value"] : []);
  /** In the form a fact without a value is told once, beside the value, and not beside all that goes with it. */
  const once = (found) => {
    const places = found.map((each) => JSON.stringify(each.at));
    // a short name is mended where it stands, and not where it is chosen
    const chosen = ({ path }) => ["sources", "said_sources"].includes(path.at(-2)) && typeof path.at(-1) === "number";
    return inForm ? found.filter((each, i) => each.sentence && !chosen(each) && places.indexOf(places[i]) === i) : found;
  };

  /** What breaks the rules for which the description holds a sentence, each once. */
  const ruled = (all) => {
    const found = all.map(({ path, value, own }) => {
      const [node, held] = isA.object(value) ? [child(at(path), "value"), value.value] : [at(path), value];
      const words = labelled(own.errorMessage).replaceAll("{value}", () => quoted(chosen(held, node)));
      return { path, at: own["x-mend"]?.split(".") ?? path, sentence: words };
    });
    return [...new Map(found.map((each) => [JSON.stringify([each.path, each.sentence]), each])).values()];
  };
  const described = (value) => {
    const all = [...errors(value, schema, [])];
    const shape = all.filter((error) => !error.own);
    const held = (each) => ({ ...each, held: true }); // until it is mended, no rule is run
    return { shape: once([...shaped(shape)]).map(held), ruled: shape.length ? [] : ruled(all) };
  };

  // ---- Rules that a description cannot say ----

  const { rules, between, beside, carried } = RecordRules({ data, inForm, isA, quoted, guesser, dated, chosen, at, daysIn });
  const run = function* (list, ...given) {
    for (const [name, rule] of Object.entries(list)) {
      for (const [path, words, said = name] of rule(...given)) yield { path, at: path, sentence: say(said, words), rule: said, same: words.same };
    }
  };

  /** All that is to be mended in a record, as the check says it. `others` are names by slug. */
  const check = (record, slug, others) => {
    const { shape: found, ruled: broken } = described(record);
    if (!found.length) found.push(...broken, ...run(rules, record, slug), ...run(between, record, slug, others));
    // who writes of an organisation that is here already is told at once, not after all the rest
    else if (inForm && isA.string(record.name)) found.push(...run({ names_are_unique: between.names_are_unique }, record, slug, others));
    return [...found, ...run(beside, record, slug)];
  };

  return { check, say, holds, quoted, word, choices, child, at, fields, carried, rules: Object.keys(rules), between: Object.keys(between), beside: Object.keys(beside) };
};
