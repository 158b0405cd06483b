// Answers that differ by employer and nation: shows those of the reader. The choice stands in the address
// (?employer=council&nation=wales) and is kept on this device. Without this script each answer says for whom it differs.
(() => {
  const form = document.querySelector("[data-mine]");
  if (!form) return;
  const KEPT = "handbook.mine";
  const names = [...new Set([...form.elements].map((field) => field.name).filter(Boolean))];
  const [said, clear, print] = ["said", "clear", "print"].map((name) => form.querySelector(`[data-mine-${name}]`));
  const kept = () => {
    try {
      return JSON.parse(localStorage.getItem(KEPT)) || {};
    } catch {
      return {}; // a browser that keeps nothing
    }
  };
  const chosen = () => Object.fromEntries(names.map((name) => [name, form.elements[name].value]).filter(([, value]) => value));
  const choose = (wanted) => names.forEach((name) => form.querySelectorAll(`[name=${name}]`).forEach((field) => (field.checked = field.value === wanted[name])));
  function show() {
    const mine = chosen();
    const fits = ({ dataset }) => names.every((name) => !mine[name] || !dataset[`${name}s`] || dataset[`${name}s`].split(" ").includes(mine[name]));
    for (const one of document.querySelectorAll("[data-fits]")) one.hidden = !fits(one);
    for (const fold of document.querySelectorAll("[data-differs]")) {
      const answers = [...fold.querySelectorAll("[data-fits]")];
      fold.hidden = answers.every((one) => one.hidden);
      for (const source of fold.parentElement.querySelectorAll("[data-only]")) source.hidden = source.dataset.only.split(" ").every((place) => answers[place].hidden);
      fold.open = names.every((name) => mine[name]) && !fold.hidden;
      const line = fold.querySelector("summary");
      line.dataset.all ??= line.textContent;
      const now = fold.open ? "For you" : line.dataset.all;
      line.ariaLabel = line.ariaLabel.replace(line.textContent, () => now); // it goes on with the question
      line.textContent = now;
      // What holds in the reader's nation comes before what holds in general, which was written for Great Britain.
      const general = fold.parentElement.querySelector(":scope > p");
      fold.open && fold.querySelector("[data-nations]:not([hidden])") ? general.before(fold) : general.after(fold);
    }
    const words = Object.keys(mine).map((name) => form.querySelector(`[name=${name}]:checked`).nextElementSibling.textContent);
    said.textContent = words.length ? `Shown for: ${words.join(", ")}.` : "";
    for (const way of document.querySelectorAll("[data-mine-first]")) way.hidden = words.length === names.length;
    for (const button of [clear, print]) if (button) button.hidden = !words.length;
    document.dispatchEvent(new CustomEvent("handbook.mine", { detail: Object.values(mine) })); // for tables
  }
  function note() {
    const [mine, address] = [chosen(), new URL(location.href)];
    for (const name of names) mine[name] ? address.searchParams.set(name, mine[name]) : address.searchParams.delete(name);
    try {
      history.replaceState(history.state, "", address.href);
      localStorage.setItem(KEPT, JSON.stringify({ ...kept(), ...Object.fromEntries(names.map((name) => [name, mine[name]])) }));
    } catch {} // a page from a folder, or a browser that keeps nothing
    show();
    if (from && names.every((name) => mine[name])) [location.hash, from] = [from, ""];
  }
  const asked = Object.fromEntries([...new URLSearchParams(location.search)].filter(([name]) => names.includes(name)));
  let from = ""; // the answer that sent the reader to the chooser, and gets the reader back
  document.addEventListener("click", ({ target }) => {
    const way = target.closest("[data-mine-first] a");
    if (way) from = way.closest(".answer").previousElementSibling.id;
  });
  form.hidden = false;
  choose(Object.keys(asked).length ? asked : kept());
  show();
  form.addEventListener("change", note);
  form.addEventListener("submit", (event) => event.preventDefault());
  clear.addEventListener("click", () => (choose({}), note()));
})();
