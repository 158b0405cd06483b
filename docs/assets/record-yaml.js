// Reads the file of a record in the browser, as strictly as macros/read/reading.py; record-write.js writes it.
// Enhances the contribution form. Needs vendor/yaml. Strings stay strings and dates stay as written.
const RecordFile = (data, say) => {
  const unseen = new RegExp(data.unseen, "u");
  const tag = (name, test, resolve) => ({ tag: `tag:yaml.org,2002:${name}`, default: true, test, resolve });
  const OPTIONS = {
    schema: "failsafe",
    customTags: [
      "map",
      "seq",
      tag("bool", /^(?:true|false)$/, (text) => text === "true"),
      tag("null", /^(?:~|null|)$/, () => null),
      tag("int", /^-?(?:0|[1-9][0-9]{0,14})$/, Number),
      tag("float", /^-?(?:0|[1-9][0-9]{0,14})\.[0-9]{1,9}$/, Number),
      { tag: "tag:yaml.org,2002:str", default: true, resolve: (text) => text },
    ],
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: "silent",
    version: "1.2",
  };

  /** What stops a text from being read: the line, and the sentence of the check for it. */
  class Unreadable extends Error {
    constructor(line, name, words) {
      super(say(name, words));
      this.line = line;
    }
  }

  /** A function from an offset in a text to its line, from 1. */
  const liner = (text) => {
    const ends = [...text.matchAll(/\n/g)].map((match) => match.index);
    return (offset) => {
      let [low, high] = [0, ends.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (ends[middle] < offset) low = middle + 1;
        else high = middle;
      }
      return low + 1;
    };
  };

  // The lists of macros/read/line_faults.yml.
  const always = data.faults.always.map(([name, pattern]) => [name, new RegExp(pattern, "m")]);
  const likely = data.faults.likely.map(([name, pattern]) => [name, new RegExp(pattern)]);
  const [noColon, field] = data.faults.looks.map((pattern) => new RegExp(pattern));
  const special = new RegExp(`[${data.spaces}]`);

  const refuseLines = (text, lineOf) => {
    let first = null;
    for (const [name, pattern] of always) {
      const match = pattern.exec(text);
      const line = match && lineOf(match.index + match[0].length - 1);
      if (match && (!first || line < first.line)) first = { line, name };
    }
    if (first) throw new Unreadable(first.line, first.name);
  };

  /** As macros/read/line_faults.py, from where and what the parser of the browser says. */
  const explain = ({ code, message, pos }, document, text, lineOf) => {
    const lines = text.split("\n");
    const line = Math.min(lineOf(pos[0]), lineOf(text.trimEnd().length));
    const begun = Math.min(lineOf(beginning(document, pos[0], pos[0])), line);
    for (const near of new Set([begun, line, line + 1, line - 1])) {
      const own = lines[near - 1] ?? "";
      const [name] = likely.find(([, pattern]) => pattern.test(own.slice(0, data.limits.line))) || [];
      if (name) return new Unreadable(near, name, { line: withQuotes(own) });
    }
    if (/separated from other tokens/.test(message)) return new Unreadable(line, "comment");
    if (/leading empty lines/.test(message)) return new Unreadable(line - 1, "spaces_alone");
    if (/quote/i.test(message)) return new Unreadable(begun, "quote_open");
    if (/flow|expected.*[\]}]/i.test(message)) return new Unreadable(begun, "bracket_open");
    if (/plain value cannot start|reserved character/i.test(message)) return new Unreadable(line, "sign_first");
    const [own, next] = [lines[line - 1], lines[line] ?? ""];
    if (noColon.test(own)) return new Unreadable(line, "no_colon");
    // of a field with a value and fields below it, the parser of the browser names the first
    if (field.test(next) && code === "BLOCK_AS_IMPLICIT_KEY") return new Unreadable(line + 1, "indent");
    return new Unreadable(line, field.test(own) ? "indent" : "does_not_fit");
  };
  /** Where the quoted text or the brackets begin that hold a place; `otherwise` where none do. */
  const beginning = (document, offset, otherwise) => {
    let found = otherwise;
    YAML.visit(document, {
      Node: (_, { range, type, flow }) => {
        if (range && range[0] <= offset && offset <= range[2] && (flow || type?.startsWith("QUOTE"))) found = range[0];
      },
    });
    return found;
  };

  /** What stands between two values is signs of YAML, and comments on lines of their own (macros/read/strict_yaml.py). */
  const refuseBetween = (text, document, lineOf) => {
    const spans = [];
    YAML.visit(document, {
      Scalar: (_, { range, type }) => {
        if (type?.startsWith("BLOCK") && !/^[|>][-+0-9]*\s*$/.test(text.slice(range[0]).split("\n", 1)[0])) {
          throw new Unreadable(lineOf(range[0]), "comment");
        }
        spans.push(range);
      },
    });
    let end = 0;
    for (const [from, to] of [...spans, [text.length, text.length]]) {
      const own = !end || text[end - 1] === "\n";
      for (const [number, each] of text.slice(end, Math.max(from, end)).split("\n").entries()) {
        if (each.startsWith("#") && (number || own)) continue;
        const name = each.includes("#") ? "comment" : each.includes("?") ? "sign_first" : "";
        if (name) throw new Unreadable(lineOf(end) + number, name);
      }
      end = Math.max(end, to);
    }
  };
  const withQuotes = (line) => {
    const match = /^\s*(?:- )?([\w-]+): (.+)$/.exec(line);
    return match ? `${match[1]}: "${match[2].replaceAll("\\", "\\\\").replaceAll('"', "'").slice(0, 80)}"` : 'name: "the text"';
  };

  const refuseSize = (size) => {
    const words = { size: size.toLocaleString("en-GB"), limit: data.limits.bytes.toLocaleString("en-GB") };
    if (size > data.limits.bytes) throw new Unreadable(1, "too_big", words);
  };
  /** The text that the bytes of a file are. Throws Unreadable where they are none. */
  const decode = (bytes) => {
    refuseSize(bytes.length);
    if (["255,254", "254,255"].includes(bytes.slice(0, 2).join())) throw new Unreadable(1, "utf_16");
    if (bytes.includes(0)) throw new Unreadable(1, "not_text");
    try {
      return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    } catch {
      throw new Unreadable(new TextDecoder().decode(bytes).split("\uFFFD")[0].split("\n").length, "not_utf_8");
    }
  };

  /** The values of a text, what is wrong with it here and there, and the lines. Throws Unreadable. */
  const read = (text) => {
    text = text.replace(/^\uFEFF/, "").replaceAll("\r\n", "\n").replace(/[^\n]$/, "$&\n");
    const lineOf = liner(text);
    refuseSize(new TextEncoder().encode(text).length);
    const hidden = unseen.exec(text);
    if (hidden) {
      const code = hidden[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
      throw new Unreadable(lineOf(hidden.index), "unseen", { code });
    }
    refuseLines(text, lineOf);
    const brackets = text.match(/[[{]/g)?.length ?? 0;
    if (brackets > data.limits.values / 2) throw new Unreadable(1, "too_many_brackets", { count: brackets.toLocaleString("en-GB") });
    const documents = YAML.parseAllDocuments(text, OPTIONS);
    const [first, second] = documents;
    if (!first || !first.contents) throw new Unreadable(1, "empty_file");
    for (const error of first.errors) throw explain(error, first, text, lineOf);
    if (second) throw new Unreadable(lineOf(second.range[0]) - (/^---/.test(text.slice(second.range[0])) ? 0 : 1), "second_document");
    refuseBetween(text, first, lineOf);
    YAML.visit(first, (_, node, path) => {
      const line = () => lineOf(node.range?.[0] ?? 0);
      if (YAML.isAlias(node) || node?.anchor) throw new Unreadable(line(), "alias");
      if (node?.tag) throw new Unreadable(line(), "tag");
      if (path.filter((part) => YAML.isMap(part) || YAML.isSeq(part)).length >= data.limits.depth && (YAML.isMap(node) || YAML.isSeq(node))) {
        throw new Unreadable(line(), "too_deep", { limit: data.limits.depth });
      }
    });
    if (!YAML.isMap(first.contents)) throw new Unreadable(lineOf(first.contents.range[0]), "not_fields");
    const lines = new Map();
    const problems = [];
    const value = values(first.contents, [], lineOf, lines, problems);
    const line = (path) => {
      for (let way = path; way.length; way = way.slice(0, -1)) {
        if (lines.has(JSON.stringify(way))) return lines.get(JSON.stringify(way));
      }
      return 1;
    };
    return { value, problems, line, text, contents: first.contents };
  };
  const values = (node, path, lineOf, lines, problems) => {
    const lineAt = (part) => lineOf(part.range[0]);
    if (YAML.isMap(node)) {
      const found = {};
      for (const { key, value } of node.items) {
        if (!YAML.isScalar(key)) throw new Unreadable(lineAt(key), "not_a_name");
        const name = String(key.source ?? key.value ?? "");
        if (special.test(name)) throw new Unreadable(lineAt(key), "special_space");
        const place = JSON.stringify([...path, name]);
        if (Object.hasOwn(found, name)) {
          problems.push({ line: lineAt(key), sentence: say("key_twice", { key: name, line: lines.get(place) }) });
          continue;
        }
        lines.set(place, lineAt(key));
        const inner = value ? values(value, [...path, name], lineOf, lines, problems) : null;
        Object.defineProperty(found, name, { value: inner, enumerable: true, writable: true, configurable: true });
      }
      return found;
    }
    if (YAML.isSeq(node)) {
      const over = node.items[data.limits.entries];
      if (over) throw new Unreadable(lineAt(over), "too_many_entries", { limit: data.limits.entries });
      return node.items.map((item, index) => {
        lines.set(JSON.stringify([...path, index]), lineAt(item));
        return values(item, [...path, index], lineOf, lines, problems);
      });
    }
    if (typeof node.value === "string" && (unseen.test(node.value) || node.value.includes("\t"))) {
      problems.push({ line: lineAt(node), sentence: say("unseen_escape") });
    }
    return node.value;
  };

  return { read, decode };
};
