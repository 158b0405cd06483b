// Case studies side by side: two to four records, named in the address or chosen on the page. The column of each is
// a small script below data/compare/, so that it also works from a folder without a server. Without this script
// the page shows the four records it was built with.
(() => {
  const { columns, make, nearest, note, asked, address, fold } = window.handbook || {};
  const place = columns && columns.cases;
  if (!place) return;
  const { frame, table, notes, renew } = place;
  const folder = frame.dataset.from;
  const chooser = frame.querySelector("[data-chooser]");
  const input = chooser.querySelector("input");
  const caption = table.caption.textContent;
  const atFirst = table.dataset.cases.split(",");
  const [most, offered] = [4, 12]; // columns; names to choose from
  const columnOf = new Map(); // slug: { head, cells }, as they arrive
  let records = []; // [{ key: slug, label: name }]
  let cases = []; // what the reader chose; until then those that the page was built with are shown
  let emptied = false; // the reader took all of them out

  window.handbook.compared = {
    list: (known) => {
      records = known.map(([key, label]) => ({ key, label }));
    },
    add: (slug, column) => columnOf.set(slug, column),
  };
  const load = (name) =>
    new Promise((done, failed) => {
      document.head.append(make("script", { src: `${folder}${name}.js`, onload: done, onerror: failed }));
    });
  const nameOf = (slug) => records.find(({ key }) => key === slug).label;

  // HTML made at build time by the page's own templates, with every text escaped.
  const cell = (kind, role, html, label) => {
    const made = make(kind);
    made.innerHTML = html;
    made.setAttribute("role", role);
    if (label) made.prepend(under(label));
    return made;
  };
  const under = (label) => make("span", { className: "cell-label", ariaHidden: "true" }, label);
  const nothing = (label, words) => {
    const dash = [make("span", { className: "not-found", ariaHidden: "true" }, "–"), make("span", { className: "visually-hidden" }, words)];
    const made = make("td", {}, under(label), ...(words ? dash : [make("span", { className: "not-found" }, "Not recorded")]));
    made.setAttribute("role", "cell");
    return made;
  };

  const shown = () => (cases.length || emptied ? cases : atFirst);

  // The column that says far more than each of the others: on paper it is given more room.
  const longest = (heads) => {
    const said = (place) => table.querySelectorAll(`tr[data-row] > :nth-child(${place + 1}) > .compare__fact`).length;
    const [most, second] = heads.map((head) => [said(head.cellIndex), head]).sort(([one], [other]) => other - one);
    return second && most[0] > 1.5 * second[0] ? most[1] : null;
  };

  const draw = () => {
    const cases = shown().filter((slug) => columnOf.has(slug));
    if (!cases.length && !emptied) return; // nothing could be loaded: what the page was built with stays
    for (const part of frame.querySelectorAll("[data-empty], .compare__rows, .compare-scroll, [data-columns-tools] > :is(.check, [data-print])")) part.hidden = !cases.length;
    const head = table.tHead.rows[0];
    while (head.cells.length > 1) head.lastElementChild.remove();
    for (const slug of cases) {
      const made = cell("th", "columnheader", columnOf.get(slug).head);
      made.scope = "col";
      made.dataset.name = nameOf(slug);
      made.ariaLabel = made.textContent.trim(); // the heading is the name, without the button that stands with it
      if (cases.length > 1) made.append(" ", wayOut(slug));
      head.append(made);
    }
    for (const row of table.querySelectorAll("tr[data-row]")) {
      while (row.cells.length > 1) row.lastElementChild.remove();
      for (const slug of cases) {
        const html = columnOf.get(slug).cells[row.dataset.row];
        row.append(html ? cell("td", "cell", html, nameOf(slug)) : nothing(nameOf(slug), row.dataset.emptySays));
      }
    }
    const long = longest([...head.cells].slice(1));
    if (long) long.dataset.long = "";
    const same = String(cases) === String(atFirst);
    table.caption.textContent = same ? caption : `${cases.map(nameOf).join(", ")}: side by side`;
    renew();
  };

  const wayOut = (slug) => {
    const button = make("button", { type: "button", className: "link-button compare__out", ariaLabel: `Take out ${nameOf(slug)}` }, "Take out");
    button.addEventListener("click", async () => {
      cases = shown().filter((each) => each !== slug);
      await show();
      (table.querySelector(".compare__out") || input).focus();
    });
    return button;
  };

  // Load what is missing, draw, and write the address.
  const show = async () => {
    for (const slug of shown()) {
      if (columnOf.has(slug)) continue;
      try {
        await load(slug);
      } catch {
        cases = shown().filter((each) => each !== slug);
        note(notes, `${nameOf(slug)} could not be loaded. Try again, or open its own page.`);
      }
    }
    draw();
    address(["cases"], { cases: emptied && !cases.length ? [""] : cases });
    tell();
  };

  const tell = () => {
    const line = frame.querySelector("[data-said]");
    const number = shown().length;
    const few = number ? `Only ${nameOf(shown()[0])} is here. Add another to compare it with.` : "None is here yet. Add the first.";
    const said = number > 1 ? `${number} organisations side by side.` : few;
    line.textContent = `${said} ${line.dataset.said}`.trim(); // what columns.js says of the rows comes after
  };
  frame.querySelector("[data-columns-tools]").addEventListener("input", tell);

  // What is added joins what is shown. What an address names stands alone, and so nothing is there `before` it.
  // A slug, a name or a part that only one name has, however it is spelt: added, or a sentence and what it may mean.
  const add = (word, before = shown()) => {
    const wanted = fold(word);
    const whole = records.find(({ key, label }) => key === word || fold(label) === wanted || fold(key) === wanted);
    const parts = wanted.length > 2 ? records.filter(({ label }) => fold(label).includes(wanted)) : [];
    const found = whole || (parts.length === 1 ? parts[0] : null);
    if (!found) {
      const some = parts.length > offered ? ` The first ${offered} are named here; write more of the name to find the others.` : "";
      const told = parts.length ? `${parts.length} records have “${word}” in their name.${some}` : `No record is called “${word}”.`;
      note(notes, told, parts.length ? parts.slice(0, offered) : nearest(word, records), async (key) => {
        if (add(key, before.length ? shown() : cases)) await show((input.value = ""));
        input.focus();
      });
      return false;
    }
    if (before.includes(found.key)) {
      note(notes, `${found.label} is here already.`);
      return false;
    }
    if (before.length >= most) {
      note(notes, `${most} at most fit side by side, so ${found.label} was not added. Take one out first.`);
      return false;
    }
    cases = [...before, found.key];
    return true;
  };

  const begin = async () => {
    try {
      await load("index");
    } catch {
      if (asked("cases")) note(notes, "The other records could not be loaded. Here are those that the page opens with.");
      return;
    }
    const wanted = asked("cases");
    for (const word of (wanted || []).slice(0, 12)) add(word, cases);
    emptied = wanted?.length === 0;
    if (wanted?.length && !cases.length) note(notes, "Until you choose, here are those that the page opens with.");
    chooser.querySelector("datalist").append(...records.map(({ label }) => make("option", { value: label })));
    chooser.hidden = false;
    await show();
    frame.dataset.ready = "";
  };

  chooser.addEventListener("submit", async (event) => {
    event.preventDefault();
    notes.replaceChildren();
    if (!input.value.trim()) return;
    if (add(input.value.trim())) {
      await show();
      input.value = "";
    }
    input.focus();
  });
  chooser.querySelector("[data-empty]").addEventListener("click", async () => {
    [cases, emptied] = [[], true];
    notes.replaceChildren();
    await show();
    input.focus();
  });
  begin();
})();
