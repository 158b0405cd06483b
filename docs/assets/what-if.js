// The what-if page at work: reads its figures as people write them, reckons five cases with the workbook's model, shows
// each as a picture and all as a table, and keeps the figures on this device. Nothing is sent.
(() => {
  const form = document.querySelector("[data-what-if]");
  const { make, cashFlow, cashPicture, figure } = window.handbook || {};
  if (!form || !cashPicture) return;
  const KEPT = "handbook.what-if";
  const CASES = [
    ["As planned", {}],
    ["Pay award nobody funds", { award: 1 }],
    ["Contract cut", { cut: 1 }],
    ["Award and cut together", { award: 1, cut: 1 }],
    ["Contract lost", { lost: 1 }],
  ];
  // by kind of figure: the least, the most, whether whole, and what to say
  const KINDS = {
    cash: [-1e10, 1e10, false, "Write a sum in pounds, such as 12,000 or 12k or 1.2m."],
    money: [0, 1e10, false, "Write a sum in pounds, such as 12,000 or 12k or 1.2m. Nothing below zero."],
    rate: [0, 100, false, "Write a rate from 0 to 100, such as 16%."],
    months: [0, 12, true, "Write whole months, from 0 to 12."],
    month: [1, 36, true, "Write the number of a month, from 1 to 36."],
  };
  const fields = [...form.querySelectorAll("[data-kind]")];
  const shown = document.querySelector("[data-what-if-result]");
  const said = form.querySelector("[data-said]");
  const aloud = form.querySelector("[data-aloud]");
  const example = form.querySelector("[data-example]");
  const texts = () => Object.fromEntries(fields.map((field) => [field.name, field.value]));
  const begun = texts();
  const fill = (held) => fields.forEach((field) => { field.value = held[field.name] ?? ""; });
  const storage = (work) => {
    try {
      return work(localStorage);
    } catch {
      return null; // full, blocked, or no JSON: the page works, and forgets
    }
  };

  const told = (field, sentence) => {
    const line = document.getElementById(`${field.id}-error`);
    line.textContent = sentence;
    line.hidden = !sentence;
    if (sentence) field.setAttribute("aria-invalid", "true");
    else field.removeAttribute("aria-invalid");
  };
  // The figures by their names, or null where one is to mend.
  const read = () => {
    const found = {};
    for (const field of fields) {
      const [least, most, whole, sentence] = KINDS[field.dataset.kind];
      const number = field.value.trim() ? figure(field.value) : null;
      const wrong = number !== null && !(number >= least && number <= most && (!whole || Number.isInteger(number)));
      told(field, wrong ? sentence : "");
      found[field.name] = wrong ? NaN : number;
    }
    for (const [from, to] of [["PensionLow", "PensionHigh"], ["LostMonth", "LostLast"]]) {
      found[to] ??= found[from];
      if (found[to] < (found[from] ?? 0)) {
        told(form.elements[to], "This is below the figure before it. Put the lower one first.");
        found[to] = NaN;
      }
    }
    return Object.values(found).some(Number.isNaN) ? null : found;
  };

  // A case under each pension rate and each month in which the contract may be lost; the worst first.
  const runs = (found, tests) => {
    const months = tests.lost ? Array.from({ length: found.LostLast - found.LostMonth + 1 }, (_, i) => found.LostMonth + i) : [1];
    const rates = [...new Set([found.PensionHigh, found.PensionLow])];
    const given = { ...found, CutMonth: 1, AwardMonth: 1, PayMoves: 1, CostsEnd: 1 };
    for (const name of ["AwardRate", "CutRate", "SavingRate"]) given[name] = found[name] / 100;
    const each = (rate, LostMonth) => cashFlow({ ...given, LostMonth, Pay: found.GrossPay * (1 + rate / 100) + found.Insurance }, tests);
    return rates.flatMap((rate) => months.map((month) => each(rate, month))).sort((a, b) => a.lowest - b.lowest);
  };

  const pounds = (sum) => `${Math.round(sum) < 0 ? "−\u2060" : ""}£${Math.abs(Math.round(sum)).toLocaleString("en-GB")}`;
  const range = (all) => {
    const [least, most] = [Math.min(...all), Math.max(...all)];
    return least === most ? `${least}` : `${least} to ${most}`;
  };
  const at = ({ lowest, month }) => `${pounds(lowest)}, month ${month}`;
  const outs = (all) => {
    const out = all.map((run) => run.out).filter(Boolean);
    return out.length ? `${out.length < all.length ? "At worst month" : "Month"} ${out.length < all.length ? Math.min(...out) : range(out)}` : "Lasts";
  };
  const sentence = (all) => {
    const [worst, best] = [all[0], all.at(-1)];
    const low = worst.lowest === best.lowest ? `Lowest cash: ${at(worst)}.` : `Lowest cash: at worst ${at(worst)}; at best ${at(best)}.`;
    if (!worst.out) return `The money lasts for three years. ${low}`;
    const out = all.map((run) => run.out);
    return `${out.every(Boolean) ? `The money runs out ${Math.min(...out) === Math.max(...out) ? `in month ${out[0]}` : `between months ${Math.min(...out)} and ${Math.max(...out)}`}.` : `At worst the money runs out in month ${Math.min(...out.filter(Boolean))}. At best it lasts for three years.`} ${low}`;
  };
  const table = (found) => {
    const head = make("tr", {}, ...["Case", "Lowest cash at worst", "Lowest cash at best", "Money runs out", "Months below zero"].map((text) => make("th", { scope: "col" }, text)));
    const cells = (all) => [at(all[0]), at(all.at(-1)), outs(all), range(all.map((run) => run.below))].map((text) => make("td", {}, text));
    const body = found.map(([name, all]) => make("tr", {}, make("th", { scope: "row" }, name), ...cells(all)));
    const frame = make("div", { className: "table-scroll", tabIndex: 0 }, make("table", { className: "what-if__table" }, make("caption", {}, "The five cases beside each other"), make("thead", {}, head), make("tbody", {}, ...body)));
    frame.setAttribute("role", "region");
    frame.setAttribute("aria-label", "The five cases beside each other");
    return frame;
  };

  const show = () => {
    const found = read();
    const faults = form.querySelectorAll("[aria-invalid]").length;
    example.hidden = !fields.every((field) => field.value === begun[field.name]);
    if (!found) return shown.replaceChildren(make("p", {}, make("strong", {}, `Mend ${faults === 1 ? "one figure" : `${faults} figures`} first: the sentence beside it says how.`)));
    if (!fields.some((field) => ["cash", "money"].includes(field.dataset.kind) && found[field.name])) return shown.replaceChildren(make("p", {}, "Type your figures, and what comes of them stands here."));
    const cases = CASES.filter(([, tests]) => !tests.lost || found.LostMonth).map(([name, tests]) => [name, runs(found, tests)]);
    const all = cases.flatMap(([, runs]) => runs.flatMap((run) => run.closing));
    const whole = [Math.min(0, ...all), Math.max(0, ...all)];
    const pictures = cases.map(([name, all]) => make("div", { className: "what-if__case" }, make("h3", {}, name), make("p", {}, sentence(all)), cashPicture(all, whole, `${name}. ${sentence(all)}`)));
    shown.replaceChildren(make("h2", {}, "Does the money last?"), make("div", { className: "what-if__cases" }, ...pictures), table(cases));
    if (!found.LostMonth) shown.append(make("p", {}, "The lost contract is left out: no month is given for it."));
  };

  const keep = () => {
    if (storage((store) => { store.setItem(KEPT, JSON.stringify(texts())); return true; })) return;
    said.textContent = "This browser keeps nothing. Print the page before you leave it.";
  };
  const change = (held, words) => {
    const before = texts();
    const undo = make("button", { type: "button", className: "link-button" }, "Undo");
    undo.addEventListener("click", () => { fill(before); said.textContent = "Your figures are back."; keep(); show(); });
    fill(held);
    said.replaceChildren(words, undo);
    keep();
    show();
  };
  form.querySelector("[data-clear]").addEventListener("click", () => change({}, "All figures are cleared, here and on this device. "));
  form.querySelector("[data-begin]").addEventListener("click", () => change(begun, "The made-up example is back. "));
  form.querySelector("[data-print]").addEventListener("click", window.handbook.printSheet);
  // For who cannot see it: what is wrong with a figure, or when the money runs out in each case.
  const tell = () => {
    const wrong = form.querySelector("[aria-invalid]");
    const cases = [...shown.querySelectorAll("tbody tr")].map(({ cells }) => `${cells[0].textContent}: ${cells[3].textContent}.`);
    if (wrong) aloud.textContent = `${wrong.labels[0].textContent}: ${document.getElementById(`${wrong.id}-error`).textContent}`;
    else aloud.textContent = cases.length ? `When the money runs out. ${cases.join(" ")}` : shown.textContent;
  };
  form.addEventListener("change", () => { said.textContent = ""; keep(); show(); tell(); });
  form.addEventListener("submit", (event) => event.preventDefault());
  const before = storage((store) => JSON.parse(store.getItem(KEPT)));
  const fits = before && fields.every((field) => typeof before[field.name] === "string" && before[field.name].length <= 40);
  if (fits) fill(before);
  document.querySelector("[data-by-workbook]").hidden = true;
  form.hidden = shown.hidden = false;
  show();
})();
