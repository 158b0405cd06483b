// A plan as a Word document: the blank one, which is made with the handbook, in; the same with what was written, out.
// A row of its tables is found by the words of its second cell.
window.handbook = window.handbook || {};
window.handbook.planWord = (() => {
  const W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  const BODY = "word/document.xml";
  const all = (from, name) => [...from.getElementsByTagNameNS(W, name)];
  const words = (from) => all(from, "t").map((text) => text.textContent).join("").replace(/\s+/g, " ").trim();
  // XML has no place for these signs, and Word opens no file with one.
  const clean = (text) => text.replace(/[^\t\n\x20-\ud7ff\ue000-\ufffd]/g, "");

  const write = (cell, text) => {
    const [doc, line] = [cell.ownerDocument, all(cell, "p")[0]];
    const made = (name) => doc.createElementNS(W, `w:${name}`);
    for (const run of all(line, "r")) run.remove();
    const run = made("r");
    clean(text).split("\n").forEach((part, i) => {
      if (i) run.append(made("br"));
      const piece = made("t");
      piece.setAttribute("xml:space", "preserve");
      piece.textContent = part;
      run.append(piece);
    });
    line.append(run);
  };
  const fill = (row, { tick, who, note }) => {
    const cells = all(row, "tc");
    if (tick) write(cells[0], "☒");
    if (who) write(cells[3], who);
    if (note) write(cells[4], note);
  };

  /** `title` of the plan, and `rows`: { words, tick, who, note, after }. One that the blank has not is put at the end of
      the stage whose gate reads `after`. */
  return async (address, title, rows) => {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error("no document");
    const parts = fflate.unzipSync(new Uint8Array(await answer.arrayBuffer()));
    const doc = new DOMParser().parseFromString(fflate.strFromU8(parts[BODY]), "application/xml");
    write({ ownerDocument: doc, getElementsByTagNameNS: (space, name) => (name === "p" ? [all(doc, "p")[0]] : []) }, title);
    const found = new Map(all(doc, "tr").map((row) => [words(all(row, "tc")[1]), row]));
    for (const row of rows) {
      const there = found.get(row.words.replace(/\s+/g, " ").trim());
      if (there) fill(there, row);
      else {
        const last = found.get(row.after) || all(doc, "tr").at(-1);
        const own = last.cloneNode(true);
        write(all(own, "tc")[1], row.words);
        write(all(own, "tc")[2], "Our own");
        last.before(own);
        fill(own, row);
      }
    }
    parts[BODY] = fflate.strToU8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${new XMLSerializer().serializeToString(doc.documentElement)}`);
    return new Blob([fflate.zipSync(parts)], { type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document" });
  };
})();
