// A chooser at work: answers strike options out, each with its reason; the address carries the answers.
// Without this script every answer says what it strikes out and why, and every option says by what it goes.
(() => {
  const form = document.querySelector("[data-decide]");
  const { make } = window.handbook || {};
  if (!form || !make) return;
  const box = document.querySelector("[data-choices]");
  const MOST = 4; // columns that fit a page
  const [found, list, none] = ["found", "list", "none-left"].map((name) => box.querySelector(`[data-${name}]`));
  const names = [...form.querySelectorAll("[data-question]")].map((part) => part.dataset.question);
  const options = [...box.querySelectorAll("[data-choice]")];
  const table = box.querySelector("[data-whole-table]");
  const nameOf = (option) => option.querySelector(".choice__name").lastChild.textContent;
  const chosen = () => names.map((name) => [name, form.elements[name].value]).filter(([, value]) => value).map((pair) => pair.join("-"));

  // How each option stands under these answers ("say-vote"): out, on a condition, or free; and the reasons why.
  const judge = (answers) =>
    options.map((option) => {
      const reasons = [...option.querySelectorAll("[data-when]")].filter(({ dataset }) => dataset.when === "always" || answers.includes(dataset.when));
      const against = reasons.filter(({ dataset }) => dataset.effect === "strikes");
      return { option, reasons, against, state: against.length ? "out" : reasons.length ? "if" : "free" };
    });

  const link = (option) => make("a", { href: `#${option.id}` }, nameOf(option));
  const heading = (text) => make("h3", {}, text);
  const counted = (many) => (many === 1 ? `1 ${box.dataset.one}` : `${many} ${box.dataset.many}`);
  let folded; // what is struck out stays open where the reader opened it
  const said = make("p", { className: "choices__said" });
  said.setAttribute("role", "status");

  const show = () => {
    const answers = chosen();
    const judged = judge(answers);
    for (const { option, reasons, state } of judged) {
      for (const reason of option.querySelectorAll("[data-when]")) reason.classList.toggle("is-quiet", !reasons.includes(reason));
      option.dataset.state = state;
    }
    const of = (state, apart) => judged.filter((one) => one.state === state && "apart" in one.option.dataset === apart);
    const [free, on, out] = ["free", "if", "out"].map((state) => of(state, false));
    const also = ["free", "if"].flatMap((state) => of(state, true));
    const gone = [...out, ...of("out", true)];
    none.hidden = free.length + on.length > 0;
    found.hidden = !answers.length;
    box.classList.toggle("has-answers", answers.length > 0);
    list.replaceChildren();
    const group = (title, held) => held.length && list.append(heading(title), ...held.map(({ option }) => option));
    if (!answers.length) list.append(...options);
    else {
      group("Stays", free);
      group("Stays on a condition", on);
      group(box.dataset.apartLabel, also);
      if (gone.length) {
        const shut = make("details", { className: "fold choices__out", open: folded?.open ?? false }, make("summary", {}, `Struck out: ${gone.length}, and why`), ...gone.map(({ option }) => option));
        list.append((folded = shut));
      }
    }
    const columns = [...free, ...on].slice(0, MOST).map(({ option }) => option.dataset.choice);
    table.search = answers.length && columns.length > 1 ? `?${table.dataset.wholeTable}=${columns.join(",")}` : "";
    const left = free.length + on.length;
    const some = columns.length < left ? `${columns.length} of them` : "them";
    table.textContent = table.search ? `Compare ${some} in the table` : "The whole table, with its sources";
    // What one changed answer would bring back.
    const near = out.filter(({ against }) => new Set(against.map(({ dataset }) => dataset.when)).size === 1);
    const ifs = on.length && `, ${on.length < left ? `${on.length} of them ` : left > 1 ? "all " : ""}on a condition`;
    said.textContent = answers.length ? `${counted(left)} left${ifs || ""}. ${gone.length} struck out.` : "";
    found.replaceChildren(said, make("p", { className: "screen-only" }, "Your answers stand in the address of this page. Keep it or send it, and they are here again."));
    if (near.length && !left) {
      found.append(make("p", {}, "One answer stands between you and:"), make("ul", {}, ...near.map(({ option, against }) => make("li", {}, link(option), ` (${against[0].querySelector("b").textContent.replace(/:$/, "").toLowerCase()})`))));
    }
    return judged;
  };

  const write = () => {
    const address = new URL(location.href);
    address.hash = "";
    for (const name of names) form.elements[name].value ? address.searchParams.set(name, form.elements[name].value) : address.searchParams.delete(name);
    try {
      history.replaceState(history.state, "", address.href);
    } catch {} // a page opened from a folder
  };
  for (const line of form.querySelectorAll("[data-open-answer]")) {
    line.hidden = false;
    line.querySelector("input").checked = true;
  }
  const print = make("button", { type: "button", className: "button button--tall", onclick: window.handbook.printSheet }, "Print the sheet");
  form.append(make("p", { className: "screen-only" }, print));
  form.classList.add("is-live");
  box.classList.add("is-live");
  const asked = new URLSearchParams(location.search);
  for (const name of names) {
    for (const input of form.querySelectorAll(`input[name="${name}"]`)) if (input.value && input.value === asked.get(name)) input.checked = true;
  }
  show();
  form.addEventListener("change", () => (write(), show()));
  form.addEventListener("submit", (event) => event.preventDefault());
  // For tests: how each option stands under a list of answers.
  window.handbook.judge = (answers) => Object.fromEntries(judge(answers).map(({ option, state }) => [option.dataset.choice, state]));
})();
