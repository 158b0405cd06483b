// Tables whose rows stand as cards on a small screen: some browsers then take them for no tables, unless each part
// says what it is (WCAG 1.3.1). A script says it, because HTML may not say again what an element is already.
(() => {
  const roles = { TABLE: "table", THEAD: "rowgroup", TBODY: "rowgroup", TR: "row", TD: "cell" };
  for (const table of document.querySelectorAll("table.cases, table.compare, table.stacked")) {
    for (const part of [table, ...table.querySelectorAll("thead, tbody, tr, th, td")]) {
      part.setAttribute("role", roles[part.tagName] || (part.scope.startsWith("row") ? "rowheader" : "columnheader"));
    }
  }
})();
// A table that goes on beyond the edge of its frame says so: what is cut off there looks like the end of it.
(() => {
  if (!window.ResizeObserver) return;
  const cues = new Map();
  const look = new ResizeObserver((seen) => {
    for (const frame of new Set(seen.map(({ target }) => target.closest(".table-scroll")))) {
      cues.get(frame).hidden = frame.scrollWidth < frame.clientWidth + 2;
    }
  });
  for (const frame of document.querySelectorAll(".table-scroll")) {
    const cue = document.createElement("p");
    cue.className = "table-cue";
    cue.textContent = "The table goes on to the right: scroll it sideways.";
    cue.hidden = true;
    frame.before(cue);
    cues.set(frame, cue);
    for (const each of [frame, ...frame.children]) look.observe(each);
  }
})();
