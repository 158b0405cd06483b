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
