// The table of all case studies: filters, free text, columns, sorting, what is chosen to compare, all kept in the
// address. Without this script the whole table stands there, with links to views by sector and by outcome.
(() => {
  const frame = document.querySelector("[data-case-table]");
  if (!frame || !window.handbook) return;
  const { fold, nearest, make, note, asked, address } = window.handbook;
  const find = (selector) => frame.querySelector(selector);
  const tools = find("[data-tools]");
  const table = find("table[data-cases]");
  const heads = [...table.tHead.rows[0].cells];
  const keys = heads.map((head) => head.dataset.key);
  const labels = Object.fromEntries(heads.map((head) => [head.dataset.key, head.textContent.trim()]));
  const most = 4;

  // What a cell says, without its label for small screens.
  const textOf = (cell) => cell.textContent.replace(cell.querySelector(".cell-label")?.textContent, "");

  const records = [...table.tBodies[0].rows].map((row) => ({
    row,
    slug: row.dataset.slug,
    name: row.cells[0].querySelector("a").textContent,
    marks: new Set(row.dataset.facets.split(" ")),
    words: ` ${fold(`${[...row.cells].map(textOf).join(" ")} ${row.dataset.words || ""}`)} `,
  }));

  // What can be filtered by: each with its boxes, and the number of records beside each box.
  const facets = [...new Set([...tools.querySelectorAll("input[type=checkbox]")].map((box) => box.name))]
    .filter((name) => name !== "columns")
    .map((name) => {
      const boxes = [...tools.querySelectorAll(`input[name="${name}"]`)].map((box) => ({
        box,
        mark: `${name}:${box.value}`,
        label: box.dataset.label || box.nextElementSibling.textContent,
        count: box.parentElement.querySelector("[data-count]"),
      }));
      const shell = tools.querySelector(`[data-facet="${name}"]`);
      const label = shell ? shell.querySelector("summary").firstChild.textContent.trim() : "";
      return { name, label, boxes, chosen: shell && shell.querySelector("[data-chosen]") };
    });
  const columnBoxes = [...tools.querySelectorAll("input[name=columns]")];
  const columnsAtFirst = columnBoxes.filter((box) => box.checked).map((box) => box.value);
  const text = tools.elements.q;
  const sorting = tools.elements.sort;
  const notes = find("[data-notes]");
  const picked = new Map(); // slug: name, in the order of choosing

  // ---- Filters

  // How a typed word is found: whole, or where no record has it so, as the beginning of a word, or inside one. So
  // "home" does not find "homeless", and "hom" finds both.
  const ways = [
    (words, word) => words.includes(` ${word} `) || words.includes(` ${word}s `),
    (words, word) => words.includes(` ${word}`),
    (words, word) => words.includes(word),
  ];
  const filter = () => {
    const typed = fold(text.value).split(" ").filter(Boolean);
    const wanted = typed.map((word) => [word, ways.find((way) => records.some(({ words }) => way(words, word)))]);
    const on = facets.map((facet) => facet.boxes.filter(({ box }) => box.checked).map(({ mark }) => mark));
    const counts = new Map();
    let found = 0;
    for (const record of records) {
      const worded = wanted.every(([word, way]) => way?.(record.words, word));
      const failing = worded ? facets.filter((_, i) => on[i].length && !on[i].some((mark) => record.marks.has(mark))) : null;
      const shown = worded && !failing.length;
      if (record.row.hidden === shown) record.row.hidden = !shown;
      found += shown;
      // A value's number: the records there would be with it, all other filters as they are.
      if (worded && failing.length < 2) {
        for (const mark of record.marks) {
          if (!failing.length || mark.startsWith(`${failing[0].name}:`)) counts.set(mark, (counts.get(mark) || 0) + 1);
        }
      }
    }
    for (const facet of facets) {
      for (const { count, mark, box } of facet.boxes) {
        if (!count) continue;
        count.textContent = counts.get(mark) || 0;
        box.parentElement.classList.toggle("check--none", !counts.get(mark));
      }
      if (facet.chosen) {
        const number = facet.boxes.filter(({ box }) => box.checked).length;
        facet.chosen.textContent = number ? ` ${number}` : "";
      }
    }
    return found;
  };

  const chips = () => {
    const list = find("[data-chips]");
    const on = facets.flatMap((facet) => facet.boxes.filter(({ box }) => box.checked).map((each) => ({ ...each, facet })));
    list.replaceChildren(
      ...on.map(({ box, label, facet }, place) => {
        const name = facet.label ? `${facet.label}: ${label}` : label;
        const button = chip(name, `Take out the filter ${name}`);
        button.addEventListener("click", () => {
          box.checked = false;
          show();
          (list.querySelectorAll("button")[place] || list.querySelector("button:last-of-type") || text).focus();
        });
        return make("li", {}, button);
      }),
    );
    find("[data-more-chosen]").textContent = on.length ? ` (${on.length} chosen)` : "";
    find("[data-reset]").hidden = !on.length && !text.value.trim();
  };

  const chip = (label, does) => {
    const sign = make("span", { className: "chip__sign", ariaHidden: "true" }, "×");
    return make("button", { type: "button", className: "chip", ariaLabel: does, title: does }, `${label} `, sign);
  };

  const say = (found) => {
    const order = sorted();
    let said = `${found} of ${records.length} organisations`;
    if (order.key !== "name" || order.down) {
      const number = heads[keys.indexOf(order.key)].classList.contains("number");
      const way = number ? ["lowest first", "highest first"] : ["A to Z", "Z to A"];
      said += `, sorted by ${labels[order.key].toLowerCase()}, ${way[Number(order.down)]}`;
    }
    const line = find("[data-said]");
    find(".table-scroll").hidden = !found; // its headings, above nothing
    const parts = [`${said}.`];
    if (!found) {
      parts.push(" Nothing matches all of this. Take out a filter, or write fewer words.");
      const guess = nearestWord();
      if (guess) {
        const button = make("button", { type: "button", className: "link-button" }, guess);
        button.addEventListener("click", () => {
          text.value = guess;
          show();
          text.focus();
        });
        parts.push(" Did you mean ", button, "?");
      }
    }
    line.replaceChildren(...parts);
  };

  // The word of the table nearest to what was written, where no record has that.
  let known = null;
  const nearestWord = () => {
    const missing = fold(text.value).split(" ").find((word) => word && !records.some((record) => record.words.includes(word)));
    if (!missing) return null;
    known = known || [...new Set(records.flatMap((record) => record.words.trim().split(" ")))].map((word) => ({ key: word, label: word }));
    const guess = nearest(missing, known);
    return guess && guess.key;
  };

  // ---- Columns

  // A small screen has of each record its line and its status, and what the reader asked for: columns, and the order.
  const columns = () => {
    const chosen = columnBoxes.filter((box) => box.checked).map((box) => box.value);
    const shown = new Set(["name", ...chosen]);
    const asked = new Set([sorted().key, ...(String(chosen) === String(columnsAtFirst) ? [] : chosen)]);
    frame.classList.toggle("case-table--wide", shown.size > columnsAtFirst.length + 1);
    for (const row of table.rows) {
      for (const [place, cell] of [...row.cells].entries()) {
        const key = place - 1 in keys ? keys[place - 1] : null; // the first cell holds the box to compare
        if (key && cell.hidden === shown.has(key)) cell.hidden = !shown.has(key);
        cell.classList.toggle("is-asked", asked.has(key));
      }
    }
  };

  // ---- Sorting: sortable-tablesort does it when a heading is pressed

  table.classList.add("sortable", "asc", "n-last");
  heads[0].setAttribute("aria-sort", "ascending");
  for (const head of heads) head.replaceChildren(make("button", { type: "button", className: "sort" }, labels[head.dataset.key]));

  const sorted = () => {
    const head = heads.find((each) => each.hasAttribute("aria-sort"));
    return { key: head.dataset.key, down: head.getAttribute("aria-sort") === "descending" };
  };
  const sort = (key, down) => {
    const head = heads[keys.indexOf(key)];
    for (const each of heads) each.removeAttribute("aria-sort");
    if (down) head.setAttribute("aria-sort", "ascending");
    head.firstElementChild.click();
  };
  table.addEventListener("sort-end", () => {
    sorting.value = sorted().key;
    columns();
    show();
  });
  sorting.addEventListener("change", (event) => {
    event.stopPropagation();
    sort(sorting.value, false);
  });

  // ---- Choosing what to compare

  const bar = find("[data-compare-bar]");
  table.tHead.rows[0].prepend(headOfBoxes());
  table.caption.append(make("span", { className: "cell-label" }, "Tick two to four to set them side by side."));
  for (const { row, slug, name } of records) {
    const box = make("input", { type: "checkbox", value: slug, ariaLabel: `Compare ${name}`, autocomplete: "off" });
    const cell = make("td", { className: "pick" }, make("label", { className: "pick__label" }, box, make("span", { ariaHidden: "true" }, "Compare")));
    cell.setAttribute("role", "cell");
    row.prepend(cell);
  }
  function headOfBoxes() {
    const head = make("th", { className: "no-sort pick", scope: "col" }, make("span", { className: "visually-hidden" }, "Compare"));
    head.setAttribute("role", "columnheader");
    return head;
  }
  const boxOf = (slug) => table.querySelector(`.pick input[value="${CSS.escape(slug)}"]`);

  const pick = (slug, name, wanted) => {
    if (wanted && picked.size === most) {
      find("[data-bar-said]").textContent = `${most} at most fit side by side. Take one out before you add ${name}.`;
      boxOf(slug).checked = false;
      return;
    }
    if (wanted) picked.set(slug, name);
    else picked.delete(slug);
    const box = boxOf(slug);
    if (box) box.checked = wanted;
    showBar();
    remember();
  };

  const showBar = () => {
    const number = picked.size;
    bar.hidden = !number;
    document.documentElement.classList.toggle("has-compare-bar", number > 0);
    const go = find("[data-bar-go]");
    const list = find("[data-bar-chips]");
    find("[data-bar-said]").textContent = number === 1 ? "1 chosen. Choose one more to compare." : `${number} chosen.`;
    list.replaceChildren(
      ...[...picked].map(([slug, name]) => {
        const button = chip(name, `Take ${name} out of the comparison`);
        button.addEventListener("click", () => {
          pick(slug, name, false);
          (list.querySelector("button") || boxOf(slug)).focus();
        });
        return make("li", {}, button);
      }),
    );
    go.textContent = number > 1 ? `Compare ${number} side by side` : "Compare";
    if (number > 1) go.href = `${bar.dataset.compareBar}?cases=${[...picked.keys()].join(",")}`;
    else go.removeAttribute("href");
    go.hidden = number < 2;
  };

  table.addEventListener("change", (event) => {
    const box = event.target.closest(".pick input");
    if (box) pick(box.value, records.find((record) => record.slug === box.value).name, box.checked);
  });
  find("[data-bar-clear]").addEventListener("click", () => {
    for (const slug of [...picked.keys()]) pick(slug, "", false);
    text.focus();
  });

  // ---- The address

  const names = ["q", "sort", "columns", "compare", ...facets.map((facet) => facet.name)];
  const remember = () => {
    const order = sorted();
    const shown = columnBoxes.filter((box) => box.checked).map((box) => box.value);
    const values = { q: text.value.trim() };
    for (const facet of facets) values[facet.name] = facet.boxes.filter(({ box }) => box.checked).map(({ box }) => box.value);
    if (order.key !== "name" || order.down) values.sort = `${order.down ? "-" : ""}${order.key}`;
    if (String(shown) !== String(columnsAtFirst)) values.columns = shown.length ? shown : "name";
    values.compare = [...picked.keys()];
    address(names, values);
  };

  const recall = () => {
    const search = new URLSearchParams(location.search);
    text.value = (search.get("q") || "").slice(0, 200);
    for (const facet of facets) {
      const options = facet.boxes.map(({ box, label }) => ({ key: box.value, label, box }));
      for (const value of asked(facet.name) || []) {
        const option = options.find(({ key }) => key === value);
        if (option) option.box.checked = true;
        else {
          const sentence = `The address asks for “${value}” under ${facet.label || "Role"}, and no record has that.`;
          note(notes, sentence, nearest(value, options), (key) => {
            options.find((each) => each.key === key).box.checked = true;
            show();
          });
        }
      }
    }
    const shown = asked("columns");
    if (shown) {
      const options = columnBoxes.map((box) => ({ key: box.value, label: labels[box.value], box }));
      for (const box of columnBoxes) box.checked = shown.includes(box.value);
      for (const value of shown.filter((each) => each !== "name" && !options.some(({ key }) => key === each))) {
        note(notes, `The address asks for a column “${value}”, and there is none.`, nearest(value, options), (key) => {
          options.find((each) => each.key === key).box.checked = true;
          columns();
          show();
        });
      }
      columns();
    }
    for (const slug of (asked("compare") || []).slice(0, 10)) {
      const record = records.find((each) => each.slug === slug);
      if (record) pick(slug, record.name, true);
      else {
        const options = records.map((each) => ({ key: each.slug, label: each.name }));
        note(notes, `The address names “${slug}” to compare, and no record has that name.`, nearest(slug, options), (key) => {
          pick(key, records.find((each) => each.slug === key).name, true);
        });
      }
    }
    const order = search.get("sort");
    if (order) {
      const [key, down] = order.startsWith("-") ? [order.slice(1), true] : [order, false];
      const options = keys.map((each) => ({ key: each, label: labels[each] }));
      if (keys.includes(key)) sort(key, down);
      else note(notes, `The address asks to sort by “${key.slice(0, 80)}”, and there is no such column.`, nearest(key, options), (each) => sort(each, down));
    }
    for (const name of search.keys()) {
      if (names.includes(name)) continue;
      const options = facets.filter((facet) => facet.label).map((facet) => ({ key: facet.name, label: facet.label }));
      const guess = nearest(name, options);
      if (guess) note(notes, `The address asks for “${name.slice(0, 80)}”, and the table cannot be filtered by that. The nearest is “${guess.label}”.`);
    }
  };

  const show = () => {
    say(filter());
    chips();
    remember();
  };

  const reset = () => {
    for (const facet of facets) for (const { box } of facet.boxes) box.checked = false;
    text.value = "";
    notes.replaceChildren();
    show();
    text.focus();
  };

  tools.addEventListener("input", (event) => {
    if (event.target.name === "columns") columns();
    if (event.target !== sorting) show();
  });
  tools.addEventListener("submit", (event) => event.preventDefault());
  find("[data-reset]").addEventListener("click", reset);

  // One list of values is open at a time; Escape or a press elsewhere closes it.
  const lists = [...tools.querySelectorAll("details.facet")];
  document.addEventListener("click", (event) => {
    for (const list of lists) if (!list.contains(event.target)) list.open = false;
  });
  tools.addEventListener("keydown", (event) => {
    const list = event.key === "Escape" && lists.find((each) => each.open && each.contains(event.target));
    if (!list) return;
    list.open = false;
    list.querySelector("summary").focus();
  });
  for (const list of lists) {
    list.addEventListener("toggle", () => {
      if (list.open) for (const other of lists) if (other !== list) other.open = false;
    });
  }

  // On a small screen all of them stand behind one button.
  const wide = window.matchMedia("(min-width: 64em)");
  const unfold = () => { find("[data-more]").open = wide.matches; };
  wide.addEventListener("change", unfold);
  unfold();

  table.caption.querySelector("[data-total]").hidden = true; // the line above the table says it
  recall();
  tools.hidden = false;
  show();
})();
