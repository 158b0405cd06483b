// Tables that stand side by side: choose the columns, hide the rows on which they agree, and on a small screen see
// two columns at a time, with the same row kept in view. Without this script the whole table stands there.
(() => {
  if (!window.handbook) return;
  const { make, nearest, note, asked, address } = window.handbook;
  const most = 4; // more columns than this do not fit a page: the table scrolls in a frame of its own

  // One frame around one table. What is shown can change under it: call `renew()` then.
  const enhance = (frame) => {
    const name = frame.dataset.columns;
    const find = (selector) => frame.querySelector(selector);
    const table = find("table");
    const tools = find("[data-columns-tools]");
    const pager = find("[data-pager]");
    const selects = [...pager.querySelectorAll("select")];
    const notes = find("[data-notes]");
    const boxes = [...tools.querySelectorAll("[data-choice]")];
    const differ = tools.querySelector("[data-differ]");
    let front = [1, 2]; // the columns that a small screen shows, left and right; column 0 is the row's heading

    const heads = () => [...table.tHead.rows[0].cells];
    const lines = () => [...table.tBodies].flatMap((body) => [...body.rows]).filter((row) => row.cells.length > 1);
    const shown = () => heads().flatMap((head, place) => (place && !head.hidden ? [place] : []));
    const nameOf = (head) => head.dataset.name || head.textContent.trim();

    // No box ticked: all columns.
    const choose = () => {
      const wanted = boxes.filter((box) => box.checked).map((box) => box.dataset.choice);
      for (const [place, head] of heads().entries()) {
        if (!place || !boxes.length) continue;
        const hidden = wanted.length > 0 && !wanted.includes(head.dataset.option);
        head.hidden = hidden;
        for (const row of lines()) row.cells[place].hidden = hidden;
      }
    };

    // What a cell says, without its date, confidence and source.
    const said = (cell) => {
      const values = [...cell.querySelectorAll(".compare__value, .fact__value")].map((value) => value.textContent.trim());
      if (values.length) return values.join("|");
      if (cell.querySelector(".not-found")) return "";
      const label = cell.querySelector(".cell-label");
      return cell.textContent.slice(label ? label.textContent.length : 0).trim();
    };

    const renew = () => {
      const places = shown();
      const [left = 1] = [front[0], ...places].filter((place) => places.includes(place));
      front = [left, [front[1], ...places].find((place) => places.includes(place) && place !== left)];
      let hidden = 0;
      for (const row of lines()) {
        const values = places.map((place) => said(row.cells[place]));
        const empty = "row" in row.dataset && values.every((value) => !value) && !row.querySelector("td:not([hidden]) .proof");
        const alike = differ.checked && places.length > 1 && values.every((value) => value === values[0]);
        hidden += alike && !empty;
        row.hidden = empty || alike;
      }
      for (const group of table.querySelectorAll(".compare__group")) {
        group.hidden = [...group.parentElement.rows].every((row) => row === group || row.hidden);
        group.cells[0].colSpan = places.length + 1;
      }
      const wide = places.length > most;
      table.classList.toggle("compare--wide", wide);
      table.classList.toggle("compare--one", places.length === 1);
      frame.classList.toggle("columns--fits", !wide);
      selects.forEach((select, side) => {
        select.replaceChildren(...places.map((place) => make("option", { value: place, selected: place === front[side] }, nameOf(heads()[place]))));
      });
      pager.hidden = places.length < 2;
      bring();
      const all = heads().length - 1;
      const parts = [];
      if (boxes.length) parts.push(places.length < all ? `${places.length} of ${all} columns.` : `All ${all} columns.`);
      if (differ.checked) parts.push(hidden ? `${hidden} ${hidden === 1 ? "row is" : "rows are"} the same and hidden.` : "No rows are the same.");
      const line = tools.querySelector("[data-said]");
      line.textContent = line.dataset.said = parts.join(" ");
    };

    const bring = () => {
      for (const row of [table.tHead.rows[0], ...lines()]) {
        for (const [place, cell] of [...row.cells].entries()) {
          cell.classList.toggle("is-front", front.includes(place));
          cell.classList.toggle("is-right", place === front[1]);
        }
      }
    };

    // Change the column and keep the row that the reader is at where it was in the window.
    const turn = (side, place) => {
      const top = pager.getBoundingClientRect().bottom;
      const row = lines().find((each) => !each.hidden && each.getBoundingClientRect().bottom > top + 1);
      const before = row && row.getBoundingClientRect().top;
      front = place === front[1 - side] ? [front[1], front[0]] : front.map((old, each) => (each === side ? place : old));
      selects.forEach((select, each) => { select.value = front[each]; });
      bring();
      if (row) window.scrollBy({ top: row.getBoundingClientRect().top - before, behavior: "instant" });
    };

    const remember = () => {
      const wanted = boxes.filter((box) => box.checked).map((box) => box.dataset.choice);
      const others = (asked("differ") || []).filter((each) => each !== name);
      const values = { differ: differ.checked ? [...others, name] : others };
      if (boxes.length) values[name] = wanted;
      address(boxes.length ? [name, "differ"] : ["differ"], values);
    };

    const recall = () => {
      differ.checked = (asked("differ") || []).includes(name);
      const wanted = boxes.length ? asked(name) : null;
      if (!wanted) return;
      const options = boxes.map((box) => ({ key: box.dataset.choice, label: box.nextElementSibling.textContent }));
      const known = wanted.filter((key) => options.some((option) => option.key === key));
      for (const box of boxes) box.checked = known.includes(box.dataset.choice);
      for (const key of wanted.filter((each) => !known.includes(each))) {
        note(notes, `The address asks for “${key}”, and this table has no such column.`, nearest(key, options), (guess) => {
          boxes.find((box) => box.dataset.choice === guess).checked = true;
          changed();
        });
      }
    };

    const changed = () => {
      choose();
      renew();
      remember();
    };

    tools.addEventListener("input", changed);
    tools.addEventListener("submit", (event) => event.preventDefault());
    // Print this table and the sources of the page, and leave out the text around it.
    tools.querySelector("[data-print]").addEventListener("click", () => {
      frame.classList.add("is-printed");
      document.documentElement.classList.add("prints-part");
      window.print();
    });
    window.addEventListener("afterprint", () => {
      frame.classList.remove("is-printed");
      document.documentElement.classList.remove("prints-part");
    });
    const all = tools.querySelector("[data-all]");
    if (all) {
      all.addEventListener("click", () => {
        for (const box of boxes) box.checked = false;
        changed();
      });
    }
    const list = tools.querySelector("details");
    if (list) {
      document.addEventListener("click", (event) => {
        if (!list.contains(event.target)) list.open = false;
      });
      list.addEventListener("keydown", (event) => {
        if (event.key !== "Escape") return;
        list.open = false;
        list.querySelector("summary").focus();
      });
    }
    selects.forEach((select, side) => select.addEventListener("change", () => turn(side, Number(select.value))));

    // Who said above where they work sees the columns of that nation, until they choose here. One column needs no
    // tools; a table that has none for that nation gives way to a line. What the address asks for goes before.
    let [mine, named] = [false, asked(name)];
    document.addEventListener("handbook.mine", ({ detail }) => {
      const fitting = heads().filter(({ dataset }) => dataset.nations?.split(" ").some((nation) => detail.includes(nation)));
      const narrowed = detail.length > 0 && fitting.length < boxes.length;
      if (named || (!narrowed && !mine)) return void (named = null);
      mine = narrowed;
      for (const box of boxes) box.checked = narrowed && fitting.some(({ dataset }) => dataset.option === box.dataset.choice);
      choose();
      renew();
      tools.hidden = narrowed && fitting.length < 2;
      find("[data-none]").hidden = !narrowed || fitting.length > 0;
      find(".compare-scroll").hidden = narrowed && !fitting.length;
      pager.hidden ||= narrowed && !fitting.length;
    });

    recall();
    choose();
    renew();
    tools.hidden = false;
    frame.classList.add("columns--ready");
    return { frame, table, notes, renew };
  };

  window.handbook.columns = Object.fromEntries(
    [...document.querySelectorAll("[data-columns]")].map((frame) => [frame.dataset.columns, enhance(frame)]),
  );
})();
