// What is folded: a link into it opens it, in browsers that do not do so by themselves; and a button prints all of it.
// Without this script a fold is opened by hand, and paper shows what is open.
(() => {
  const open = () => {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target || !target.closest("details:not([open])")) return;
    for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    target.scrollIntoView();
  };
  window.addEventListener("hashchange", open);
  open();

  for (const button of document.querySelectorAll("[data-print-all]")) {
    const fold = document.querySelector("[data-fold]");
    button.hidden = false;
    button.addEventListener("click", () => {
      const before = fold.open;
      fold.open = true;
      window.addEventListener("afterprint", () => { fold.open = before; }, { once: true });
      window.print();
    });
  }
})();
