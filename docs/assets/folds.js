// What is folded: a link into it opens it, in browsers that do not do so by themselves. Of the evidence of a record,
// paper has what the reader opened, of all else everything: it is kept here what the reader chose. A page of answers
// prints the subjects that are open, if any is; and then, or where it is narrowed to a reader, opened sources alone.
// Without this script a fold is opened by hand, and paper has what is open.
(() => {
  const evidence = document.querySelector("[data-fold]");
  const choose = (fold, open) => {
    fold.open = open;
    if (fold === evidence) fold.toggleAttribute("data-chosen", open);
  };
  const openTarget = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const below = target?.nextElementSibling; // a heading leads to the fold it stands over
    if (below?.matches("details.fold")) choose(below, true);
    if (!target?.closest("details") && !below?.matches("details.fold")) return;
    for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) choose(fold, true);
    target.scrollIntoView();
  };
  window.addEventListener("hashchange", openTarget);
  openTarget();
  // Who says where they work has fewer columns to read, and sees them at once.
  document.addEventListener("handbook.mine", ({ detail }) => {
    if (detail.length) for (const fold of document.querySelectorAll("details.fold:has([data-columns])")) fold.open = true;
  });

  const subjects = [...document.querySelectorAll("h2[data-alone] + details.fold")];
  let only; // the subject whose button was pressed
  const [shut, left] = [[], []];
  const leave = () => {
    const open = subjects.filter((fold) => (only ? fold === only : fold.open));
    if (open.length) left.push(...subjects.filter((fold) => !open.includes(fold)).flatMap((fold) => [fold, fold.previousElementSibling]));
    if (open.length || document.querySelector("[data-mine-said]:not(:empty)")) left.push(...document.querySelectorAll("[data-proof]:not([open])"));
    for (const part of left) part.classList.add("screen-only");
    // Addresses of links that are not printed.
    const linked = (row) => [...document.querySelectorAll(`[data-note="${row.firstElementChild.textContent}"]`)].some((link) => !link.closest(".screen-only, [hidden], .evidence-fold:not([data-chosen])"));
    const rows = [...document.querySelectorAll(".link-notes dl > div")];
    const idle = rows.filter((row) => !linked(row));
    if (idle.length === rows.length) idle.push(...document.querySelectorAll(".link-notes"));
    for (const part of idle) left.push(part), part.classList.add("screen-only");
  };
  const print = (printed) => {
    if (printed) leave();
    else for (const part of left.splice(0)) part.classList.remove("screen-only");
    if (!printed) for (const fold of shut.splice(0)) fold.open = false;
    else for (const fold of document.querySelectorAll("details:not([open])")) shut.push(fold), (fold.open = true);
  };
  window.addEventListener("beforeprint", () => print(true));
  window.addEventListener("afterprint", () => print(false));
  matchMedia("print").addEventListener("change", ({ matches }) => print(matches)); // where those two are not told

  const offer = (fold, button) =>
    button.addEventListener("click", () => {
      only = fold;
      window.addEventListener("afterprint", () => (only = null), { once: true });
      window.print();
    });
  for (const fold of subjects) {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "button button--quiet", textContent: "Print these answers" });
    fold.append(button);
    offer(fold, button);
  }
  for (const button of document.querySelectorAll("[data-mine-print]")) offer(null, button);

  if (!evidence) return;
  evidence.querySelector("summary").addEventListener("click", () => evidence.toggleAttribute("data-chosen", !evidence.open));
  const button = document.querySelector("[data-print-all]");
  button.hidden = false;
  button.addEventListener("click", () => {
    const before = evidence.hasAttribute("data-chosen");
    window.addEventListener("afterprint", () => choose(evidence, before), { once: true });
    choose(evidence, true);
    window.print();
  });
})();
