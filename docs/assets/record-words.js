// A value as the check quotes it, and the known word that is nearest to one. The twin of macros/read/problems.py.
const RecordWords = (data, say) => {
  /** A value as Python prints it, which is how the check quotes it. */
  const printed = (value, inside = false) => {
    if (value === null || value === undefined) return "None";
    if (value === true) return "True";
    if (value === false) return "False";
    if (typeof value === "string") return inside ? (value.includes("'") ? JSON.stringify(value) : `'${value}'`) : value;
    if (Array.isArray(value)) return `[${value.map((item) => printed(item, true)).join(", ")}]`;
    if (typeof value === "object") {
      return `{${Object.entries(value).map(([k, v]) => `'${k}': ${printed(v, true)}`).join(", ")}}`;
    }
    return String(value);
  };
  const quoted = (value, limit = 60) => {
    const signs = [...printed(value).trim().split(/\s+/u).join(" ")];
    return signs.length > limit ? `'${signs.slice(0, limit - 1).join("")}…'` : `'${signs.join("")}'`;
  };

  /** How alike two texts are, from 0 to 1: what Python's difflib calls the ratio (Ratcliff and Obershelp). */
  const likeness = (a, b) => {
    const same = (aFrom, aTo, bFrom, bTo) => {
      let best = [aFrom, bFrom, 0];
      let lengths = new Map();
      for (let i = aFrom; i < aTo; i += 1) {
        const next = new Map();
        for (let j = bFrom; j < bTo; j += 1) {
          if (a[i] !== b[j]) continue;
          const size = (lengths.get(j - 1) || 0) + 1;
          next.set(j, size);
          if (size > best[2]) best = [i - size + 1, j - size + 1, size];
        }
        lengths = next;
      }
      const [i, j, size] = best;
      return size ? size + same(aFrom, i, bFrom, j) + same(i + size, aTo, j + size, bTo) : 0;
    };
    return a.length + b.length ? (2 * same(0, a.length, 0, b.length)) / (a.length + b.length) : 1;
  };
  const nearest = (word, known) => {
    const text = printed(word).slice(0, 100).toLowerCase();
    const whole = new Map(known.map((name) => [name.toLowerCase(), name]));
    const words = new Map([...whole.values()].flatMap((name) => name.toLowerCase().split(/[_-]/).map((w) => [w, name])));
    for (const [spellings, cutoff] of [[whole, 0.6], [words, 0.75]]) {
      let best = null;
      for (const spelling of spellings.keys()) {
        const score = likeness(spelling, text);
        if (score >= cutoff && (!best || score > best[0] || (score === best[0] && spelling > best[1]))) {
          best = [score, spelling];
        }
      }
      if (best) return say("did_you_mean", { word: spellings.get(best[1]) });
    }
    return "";
  };

  /** Guesses for the first few misses, among so many known words at most (macros/read/problems.py). */
  const guesser = () => {
    let { guesses: left } = data.limits;
    return (word, known) => {
      left -= 1;
      return left >= 0 ? nearest(word, known.slice(0, data.limits.compared)) : "";
    };
  };

  return { quoted, guesser };
};
