// What the scripts of tables share: words without accents, capitals and hyphens; the nearest of several words;
// sentences about an address; and a way to write an address that people can read.
window.handbook = window.handbook || {};
(() => {
  const fold = (text) =>
    text
      .normalize("NFD")
      .replace(/[\u0300-\u036f\u2019'-]/g, "")
      .toLowerCase()
      .replace(/[^a-z0-9£]+/g, " ")
      .trim();

  // How many letters must be put in, left out, changed or swapped to make one word of another.
  const distance = (a, b) => {
    let [before, row] = [[], Array.from({ length: b.length + 1 }, (_, i) => i)];
    for (let i = 1; i <= a.length; i += 1) {
      const next = [i];
      for (let j = 1; j <= b.length; j += 1) {
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1);
      }
      [before, row] = [row, next];
    }
    return row[b.length];
  };

  // How far a word is from another, from 0 (the same) to 1. The beginning of a word is near it.
  const gap = (wanted, word) => {
    if (wanted.length > 2 && word.startsWith(wanted)) return 0.15;
    return distance(wanted, word) / Math.max(wanted.length, word.length);
  };

  // Of `known` ([{ key, label }]), the one whose key or label is nearest to what was written, as a whole or word by
  // word; none if all are far.
  const nearest = (written, known) => {
    const wanted = fold(written.slice(0, 80).replaceAll("-", " "));
    if (wanted.length < 2) return null;
    const words = wanted.split(" ").filter((word) => word.length > 1);
    let best = null;
    let least = 0.36;
    for (const each of known) {
      const whole = [fold(each.key.replaceAll("-", " ")), fold(each.label)];
      const parts = whole.flatMap((text) => text.split(" ")).filter((part) => part.length > 2);
      const nearestPart = (word) => Math.min(1, ...parts.map((part) => gap(word, part)));
      const byWord = words.reduce((sum, word) => sum + nearestPart(word), 0) / (words.length || 1);
      const far = Math.min(...whole.map((text) => gap(wanted, text)), byWord + 0.05);
      if (far < least) [best, least] = [each, far];
    }
    return best;
  };

  // One element: make("button", { type: "button", className: "button" }, "Text", anotherElement…).
  const make = (name, given = {}, ...inside) => {
    const made = Object.assign(document.createElement(name), given);
    made.append(...inside);
    return made;
  };

  // Prints the one side to fill in, without what comes after it.
  const printSheet = () => {
    const root = document.documentElement;
    root.classList.add("print-sheet");
    window.addEventListener("afterprint", () => root.classList.remove("print-sheet"), { once: true });
    window.print();
  };

  // A sentence about something in the address, with a button for the nearest match, or for each of several, that puts
  // it in its place.
  const note = (list, sentence, guesses, use) => {
    const line = make("li", {}, sentence);
    const buttons = [guesses ?? []].flat().map(({ key, label }) => {
      const button = make("button", { type: "button", className: "link-button" }, label);
      button.addEventListener("click", () => {
        line.remove();
        use(key);
      });
      return button;
    });
    const between = (place) => (!place ? " Did you mean " : place < buttons.length - 1 ? ", " : " or ");
    line.append(...buttons.flatMap((button, place) => [between(place), button]), buttons.length ? "?" : "");
    list.append(line);
  };

  // Values of a name in the address: "a,b" as ["a", "b"]; none where the name is not there.
  const asked = (name) => {
    const given = new URLSearchParams(location.search).getAll(name);
    if (!given.length) return null;
    return [...new Set(given.join(",").split(",").map((value) => value.trim().slice(0, 80)).filter(Boolean))];
  };

  // Put { name: [values] or text } into the address in place of what `names` held there; other names stay.
  const address = (names, values) => {
    const kept = [...new URLSearchParams(location.search)].filter(([name]) => !names.includes(name));
    const added = Object.entries(values).filter(([, value]) => value.length);
    const parts = [...kept, ...added].map(
      ([name, value]) => `${encodeURIComponent(name)}=${[value].flat().map(encodeURIComponent).join(",")}`,
    );
    try {
      history.replaceState(history.state, "", `${location.pathname}${parts.length ? `?${parts.join("&")}` : ""}${location.hash}`);
    } catch {
      // some browsers do not allow it for pages opened from a folder
    }
  };

  Object.assign(window.handbook, { fold, nearest, make, printSheet, note, asked, address });
})();
