// A date or a number as people write it in; the same as a file holds it, out, or "" where it is not understood.
// The twin of macros/read/as_meant.py: tests/as_meant.yml holds both to the same answers. Also what is wrong with a web
// address.
const AsMeant = (() => {
  const MONTHS = "january february march april may june july august september october november december".split(" ");
  const MOST_LETTERS = 40;
  const dashes = (text) => text.replace(/[\u2010-\u2015\u2212]/g, "-");
  const AROUND =
    /^(?:(?:c\.?|ca\.?|circa|about|around|approx\.?|approximately|in|since|from|by|before|after|(?:the )?(?:beginning|start|middle|end) of|early|mid|late|spring|summer|autumn|winter|easter|christmas|(?:mon|tues|wednes|thurs|fri|satur|sun)day,?)[ -]+(?:in |of )?)+|(?: ?\?| onwards?| ?(?:-|to) ?(?:date|present|now|today))$/g;
  const TWO = /^(?:from |between )?([^/]+?)(?: ?[-/] ?| to | and | until )([^/]*[a-z][^/]*)$/;
  const year = "((?:18|19|20)\\d\\d)";
  const month = `(${MONTHS.map((name) => `${name.slice(0, 3)}(?:${name.slice(3)})?`).join("|")}|sept)\\.?`;
  const SHAPES = [
    [`^${year}$`, "y"],
    [`^(?:from |between )?${year} ?(?:/|-|to|and) ?${year}$`, "yy"],
    [`^(?:fy ?)?${year} ?[/-] ?(\\d\\d)$`, "ye"],
    [`^(\\d\\d?)(?:st|nd|rd|th)?(?: of)? ${month},? ${year}$`, "dmy"],
    [`^${month} (\\d\\d?)(?:st|nd|rd|th)?,? ${year}$`, "mdy"],
    [`^${month},? ${year}$`, "my"],
    [`^(\\d\\d?)[/.-](\\d\\d?)[/.-]${year}$`, "dmy"],
    [`^${year}[/.-](\\d\\d?)[/.-](\\d\\d?)$`, "ymd"],
    [`^(\\d\\d?)[/.-]${year}$`, "my"],
    [`^${year}[./-](\\d\\d?)$`, "ym"],
  ].map(([pattern, shape]) => [new RegExp(pattern), shape]);

  const dated = (groups, shape) => {
    if (shape === "yy" || shape === "ye") {
      const first = Number(groups[0]);
      const next = shape === "yy" ? Number(groups[1]) === first + 1 : (first + 1) % 100 === Number(groups[1]);
      if (next) return `${first}-04/${first + 1}-03`;
      return shape === "yy" && groups[0] < groups[1] ? `${groups[0]}/${groups[1]}` : "";
    }
    const part = Object.fromEntries([...shape].map((key, i) => [key, groups[i]]));
    const written = [part.y];
    for (const key of ["m", "d"].filter((each) => each in part)) {
      const named = MONTHS.findIndex((name) => name.slice(0, 3) === part[key].slice(0, 3)) + 1;
      const number = named || Number(part[key]);
      if (!(number >= 1 && number <= (key === "m" ? 12 : 31))) return "";
      written.push(String(number).padStart(2, "0"));
    }
    return written.join("-");
  };

  const plain = (written) => ([...written].length > MOST_LETTERS ? "" : dashes(written.trim().toLowerCase()));
  /** A date: "2013-04-01" for "1 April 2013"; or a period, where the field takes one. "" for what `loose` has. */
  const date = (written, period) => {
    const text = plain(written);
    if (period && text === "undated") return text;
    for (const [pattern, shape] of SHAPES) {
      const found = pattern.exec(text);
      const meant = found && dated(found.slice(1), shape);
      if (meant) return period || !meant.includes("/") ? meant : "";
    }
    const [, begin, end] = (period && TWO.exec(text)) || [];
    const last = end && date(end, false);
    const first = last && (date(begin, false) || date(`${begin} ${last.slice(0, 4)}`, false));
    return first && first < last ? `${first}/${last}` : "";
  };
  /** The date to write for what says more than a date can hold: "2012" for "Spring 2012". */
  const loose = (written, period) => {
    const text = plain(written);
    const [begin, end] = date(text.replace(AROUND, ""), true).split("/");
    if (!/^\d/.test(begin) || date(text, period)) return "";
    return !end ? begin : period ? `${begin.slice(0, 4)}/${end.slice(0, 4)}` : begin.slice(0, 4);
  };

  const NUMBER = /^(-?)£? ?(-?)(\d{1,3}(?:[, ]\d{3})+|\d+)(\.\d+)? ?(%|k|m|mn|mln|mil|mill|bn|thousand|million|billion)?\.?$/;
  const TIMES = { k: 3, thousand: 3, m: 6, mn: 6, mln: 6, mil: 6, mill: 6, million: 6, bn: 9, billion: 9 };

  const BRACKETS = /^\((.*)\)$/; // as accounts write what is below nought
  /** A number in digits: "1200000" for "£1.2m", "12" for "12%", "-3000" for "(3,000)". */
  const number = (written) => {
    const found = [...written].length <= MOST_LETTERS ? NUMBER.exec(dashes(written.trim().toLowerCase()).replace(BRACKETS, "-$1")) : null;
    if (!found || (found[1] && found[2])) return "";
    const decimals = (found[4] || ".").slice(1);
    const moved = TIMES[found[5]] || 0;
    const digits = found[3].replace(/[, ]/g, "") + decimals.padEnd(moved, "0").slice(0, moved);
    const rest = decimals.slice(moved).replace(/0+$/, "");
    const plain = (digits.replace(/^0+/, "") || "0") + (rest ? `.${rest}` : "");
    return plain === "0" ? plain : `${found[1] || found[2]}${plain}`;
  };

  // How exact a number is, in the words around it.
  const EXACT = [
    ["up_to", /\bup to\b|at most|maximum/],
    ["fewer_than", /fewer than|less than|under|below|</],
    ["more_than", /more than|over\b|above|at least|\+|>/],
    ["about", /about|around|approx|roughly|nearly|almost|circa|\bc\.|\bc ?\d|~/],
  ];
  const LESS = /\b(?:loss|deficit|minus)\b/;
  /** The number in a text of more than a number, as it stands there, the end of a range, and how exact the words make it;
   *  nothing where there is none, more than two, or two that are no range or may each have a unit ("£1-2m"). */
  const inside = (written) => {
    const text = [...written].length <= MOST_LETTERS ? dashes(written.trim().toLowerCase()) : "";
    const found = [...text.matchAll(/(?:£ ?)?\d[\d,]*(?:\.\d+)? ?(?:%|(?:k|m|mn|mln|mil|mill|bn|thousand|million|billion)\b)?/g)];
    const [first, to] = found.map(([each]) => each.trim());
    if (!found.length || found.length > 2 || !number(first)) return {};
    if (to) {
      const between = text.slice(found[0].index + first.length, found[1].index);
      const unit = (each) => /[a-z%]*$/.exec(each)[0];
      if (!/^ ?(?:-|to|and|or) ?$/.test(between) || (unit(to) && !unit(first)) || !(Number(number(to)) > Number(number(first)))) return {};
    }
    return { number: `${LESS.test(text) && !to ? "-" : ""}${first}`, to, exact: EXACT.find(([, words]) => words.test(text))?.[0] };
  };

  /** A date or period of a file as people read it: "1 October 2003", "October 2003 to March 2004". */
  const inWords = (written) => {
    const day = (text) => {
      const [year, month, number] = text.split("-");
      const name = month && MONTHS[month - 1];
      if (month && !name) return text;
      return [number && Number(number), name && name[0].toUpperCase() + name.slice(1), year].filter(Boolean).join(" ");
    };
    return written.split("/").map(day).join(" to ");
  };

  const PRIVATE = ["localhost", "local", "localdomain", "internal", "intranet", "lan", "invalid", "alt", "arpa"];
  const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

  /** What is wrong with a web address, as the name of a sentence (macros/read/as_meant.py); "" where nothing is. */
  const addressFault = (address) => {
    const scheme = ["https://", "http://"].find((each) => address.toLowerCase().startsWith(each));
    if (!scheme) return "address_scheme";
    // eslint-disable-next-line no-control-regex
    if (/[\s\x00-\x20\x7f\x85<>"'`{}|\\^]/.test(address)) return "address_unfit";
    const authority = address.slice(scheme.length).split(/[/?#]/)[0];
    if (authority.includes("@")) return "address_user";
    const colon = authority.indexOf(":");
    const port = colon < 0 ? "1" : authority.slice(colon + 1);
    if (!/^[0-9]{1,5}$/.test(port) || Number(port) < 1 || Number(port) > 65535) return "address_port";
    const labels = (colon < 0 ? authority : authority.slice(0, colon)).toLowerCase().replace(/\.$/, "").split(".");
    if (PRIVATE.includes(labels.at(-1))) return "address_private";
    if (labels.includes("") || labels.length < 2 || /^[0-9]*$/.test(labels.at(-1))) return "address_host";
    const bare = (label) => label.normalize("NFD").replace(/\p{Mn}/gu, "");
    return labels.some((label) => label.startsWith("xn--") || !LABEL.test(bare(label))) ? "address_letters" : "";
  };

  /** Whether the calendar has a day, a month or a year, as a file holds it. */
  const isDay = (text) => {
    const found = /^(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?$/.exec(text);
    return Boolean(found) && (!found[3] || (found[3] > 0 && found[3] <= new Date(Date.UTC(found[1], found[2], 0)).getUTCDate()));
  };
  const SITE = /^(?:www\.|[\w.-]+\.(?:uk|org|com|net|coop|wales|cymru|scot|eu|info|int)(?:[/?#]|$))/i;
  /** A web address with what it lacks at its beginning: "https://www.example.org" for "www.example.org". */
  const address = (written) => {
    const bare = written.replace(/^<(.*)>$/, "$1");
    const whole = SITE.test(bare) ? `https://${bare}` : bare;
    return addressFault(whole) && whole === bare ? written : whole;
  };

  const MANY = [[1e9, " billion"], [1e6, " million"]];

  /** What was `written` for a date or a number, in words, as it was taken; "" where it says so itself, or was not
   *  understood. */
  const echo = (kind, taken, unit, written) => {
    if (kind !== "number") {
      const words = kind === "address" ? taken : String(taken).split("/").every(isDay) ? inWords(String(taken)) : "";
      return words === written ? "" : words;
    }
    if (typeof taken !== "number") return "";
    const [size, name] = MANY.find(([each]) => Math.abs(taken) >= each && Number.isInteger(taken / (each / 1000))) || [1, ""];
    const digits = `${(taken / size).toLocaleString("en-GB", { maximumFractionDigits: 9 })}${name}`;
    const words = unit === "£" ? `£${digits}`.replace("£-", "-£") : unit === "%" ? `${digits}%` : [digits, unit].filter(Boolean).join(" ");
    return words === written ? "" : words;
  };

  return { date, loose, number, inside, address, inWords, echo, addressFault };
})();
