// Writes a record as the text of its file. A correction changes the lines of what is corrected and no others: the
// comments, the order and the line breaks of the file stay. Enhances the contribution form.
const RecordText = (() => {
  // Words that some reader of YAML takes for something else than text, and the texts that no reader does.
  const SPECIAL = /^(?:y|yes|n|no|true|false|on|off|null|nan|inf)$/i;
  const PLAIN = /^[A-Za-z](?:[A-Za-z0-9 ()£%;/+–-]|[.,'](?! *$)|[.] *$)*[A-Za-z0-9.)%]$/;
  const DATE = /^(?:\d{4}(?:-\d\d(?:-\d\d)?)?)(?:\/\d{4}(?:-\d\d(?:-\d\d)?)?)?$/;
  const KEY = /^[A-Za-z][A-Za-z0-9_-]*$/;
  const FOLDS = /^\S+(?: \S+)*$/u; // a text that can be broken at each of its spaces
  const WIDTH = 120;

  const scalar = (value) => {
    if (typeof value !== "string") return JSON.stringify(value);
    const text = value.toWellFormed ? value.toWellFormed() : value;
    if (DATE.test(text) && !/^\d{4}$/.test(text)) return text;
    return PLAIN.test(text) && !SPECIAL.test(text) ? text : JSON.stringify(text);
  };
  // A text of several lines stands as it is, below its field, unless a line has a sign that means something there.
  const LINES = /^(?!.*(?:#|\t|[–—*+•‣◦▪▫●○∙⁃·] ))(?:- )?[^\s].*$/u;
  const isLines = (text) => typeof text === "string" && text.includes("\n") && text.split("\n").every((line, i) => LINES.test(line) || (i && !line)) && !text.endsWith("\n");
  const keyed = (key) => (KEY.test(key) && !SPECIAL.test(key) ? key : JSON.stringify(key));
  const isSet = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
  /** Whether a value stands on the line of its field: a scalar, or a set or list of nothing. */
  const isBare = (value) => value === null || typeof value !== "object" || !Object.keys(value).length;
  const isShort = (list) => list.length > 0 && list.every((word) => typeof word === "string" && KEY.test(word));
  const inBrackets = (list) => `[${list.map(scalar).join(", ")}]`;

  /** A value as block YAML, each line begun with `indent`. Lists of short words stand on one line. */
  const lines = (value, indent) => {
    if (Array.isArray(value)) {
      return value.flatMap((item) => {
        if (isBare(item)) return [`${indent}- ${scalar(item)}`];
        const inner = lines(item, `${indent}  `);
        return [`${indent}- ${inner[0].trimStart()}`, ...inner.slice(1)];
      });
    }
    return Object.entries(value).flatMap(([key, item]) => pair(key, item, indent));
  };
  const pair = (key, item, indent) => {
    const start = `${indent}${keyed(key)}:`;
    if (Array.isArray(item) && isShort(item)) return [`${start} ${inBrackets(item)}`];
    if (isLines(item)) return [`${start} |-`, ...item.split("\n").map((line) => line && `${indent}  ${line}`)];
    if (isBare(item)) return [`${start} ${scalar(item)}`];
    return [start, ...lines(item, `${indent}  `)];
  };

  const alike = (a, b) => {
    if (a === b || String(a) === String(b) && typeof a !== "object" && typeof b !== "object") return true;
    if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item, i) => alike(item, b[i]));
    if (!isSet(a) || !isSet(b)) return false;
    const keys = Object.keys(a);
    return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && alike(a[key], b[key]));
  };

  /** The lines of a folded text. What did not change at its beginning and its end keeps its breaks. */
  const refold = (old, text, indent) => {
    const words = text.split(" ");
    const taken = (list, from) => list.every((word, i) => words[from + i] === word);
    const [above, below] = [[], []];
    const split = old.map((line) => line.trim().split(" "));
    let [first, last] = [0, words.length];
    while (split.length && taken(split[0], first)) {
      above.push(split[0]);
      first += split.shift().length;
    }
    while (split.length && last - split.at(-1).length >= first && taken(split.at(-1), last - split.at(-1).length)) {
      last -= split.at(-1).length;
      below.unshift(split.pop());
    }
    const middle = [];
    for (const word of words.slice(first, last)) {
      const line = middle.at(-1);
      if (line && indent.length + line.join(" ").length + word.length < WIDTH) line.push(word);
      else middle.push([word]);
    }
    return [...above, ...middle, ...below].map((line) => indent + line.join(" "));
  };

  /** What to put in place of what, as [from, to, text], so that the file says `record`. */
  const edits = (text, contents, old, record) => {
    const found = [];
    const put = (from, to, words) => found.push([from, to, words]);
    const startOfLine = (at) => text.lastIndexOf("\n", at - 1) + 1;
    const indentAt = (at) => " ".repeat(at - startOfLine(at));
    const trimmed = (at) => text.slice(0, at).trimEnd().length;
    const endOf = (node) => {
      if (node.flow || !node.items?.length) return trimmed(node.range[1]);
      const last = node.items.at(-1);
      return "key" in last ? endOfPair(last) : endOf(last);
    };
    const endOfPair = ({ key, value }) => Math.max(key.range[1] + 1, value ? endOf(value) : 0);
    const nameOf = ({ key }) => String(key.source ?? key.value ?? "");
    /** What is put in begins with its own indent, which is there already. */
    const inPlace = (block) => block.join("\n").trimStart();
    const dashOf = (item) => text.lastIndexOf("-", item.range[0] - 1);

    const inScalar = (node, value) => {
      const [from, to] = [node.range[0], endOf(node)];
      const [head, ...rest] = text.slice(from, to).split("\n");
      const folded = node.type === "BLOCK_FOLDED" && rest.length && FOLDS.test(value);
      put(from, to, folded ? [head, ...refold(rest, value, /^ */.exec(rest[0])[0])].join("\n") : scalar(value));
    };
    const inValue = (node, before, now) => {
      if (alike(before, now)) return true;
      if (!node || !node.range || isBare(before) !== isBare(now)) return false;
      if (isBare(now)) {
        if (isLines(now) || node.items || now === null || typeof now === "object" || endOf(node) <= node.range[0]) return false;
        inScalar(node, now);
      } else if (node.flow) {
        if (!Array.isArray(now) || !isShort(now)) return false;
        put(node.range[0], endOf(node), inBrackets(now));
      } else if (isSet(before) && isSet(now)) return inSet(node, before, now);
      else if (Array.isArray(before) && Array.isArray(now)) inList(node, before, now);
      else return false;
      return true;
    };
    const inSet = (node, before, now) => {
      const { items } = node;
      const begin = items[0].key.range[0];
      const indent = indentAt(begin);
      const there = new Map();
      for (const each of items) if (!there.has(nameOf(each))) there.set(nameOf(each), each);
      const stays = (each) => Object.hasOwn(now, nameOf(each)) && there.get(nameOf(each)) === each;
      const first = items.findIndex(stays);
      if (first < 0) return false;
      const dashed = text.slice(startOfLine(begin), begin).trim() !== ""; // its first line begins with a dash, to keep
      if (dashed && first) put(begin, items[first].key.range[0], "");
      for (const each of items.slice(dashed ? first : 0)) {
        const [name, from, to] = [nameOf(each), each.key.range[0], endOfPair(each)];
        if (!stays(each)) put(startOfLine(from), to + 1, "");
        else if (!inValue(each.value, before[name], now[name])) put(from, to, inPlace(pair(name, now[name], indent)));
      }
      let after = null;
      for (const [name, value] of Object.entries(now)) {
        const block = there.has(name) ? [] : pair(name, value, indent);
        if (there.has(name)) after = endOfPair(there.get(name));
        else if (after) put(after, after, `\n${block.join("\n")}`);
        else put(begin, begin, `${inPlace(block)}\n${indent}`);
      }
      return true;
    };
    const inList = (node, before, now) => {
      const { items } = node;
      const indent = indentAt(node.range[0]);
      const [few, many] = [Math.min(before.length, now.length), Math.max(before.length, now.length)];
      let [start, end] = [0, 0];
      while (start < few && alike(before[start], now[start])) start += 1;
      while (end < few - start && alike(before.at(-1 - end), now.at(-1 - end))) end += 1;
      const both = few - end; // entries from `start` to here change, and those from here on are more or fewer
      for (let i = start; i < both; i += 1) {
        if (inValue(items[i], before[i], now[i])) continue;
        put(dashOf(items[i]), endOf(items[i]), inPlace(lines([now[i]], indent)));
      }
      if (now.length < many) {
        for (const item of items.slice(both, before.length - end)) put(startOfLine(dashOf(item)), endOf(item) + 1, "");
      } else if (before.length < many) {
        const more = lines(now.slice(both, now.length - end), indent);
        if (both) put(endOf(items[both - 1]), endOf(items[both - 1]), `\n${more.join("\n")}`);
        else put(node.range[0], node.range[0], `${inPlace(more)}\n${indent}`);
      }
    };
    inSet(contents, old, record);
    return found;
  };

  /** A record as the text of its file; with `before` (what the reader gave), as that file with what has changed. */
  const write = (record, before) => {
    if (!before || before.contents.flow) return `${lines(record, "").join("\n")}\n`;
    const found = edits(before.text, before.contents, before.value, record).sort((a, b) => a[0] - b[0]);
    let [text, at] = ["", 0];
    for (const [from, to, words] of found) {
      text += before.text.slice(at, from) + words;
      at = to;
    }
    return text + before.text.slice(at);
  };
  return { write };
})();
