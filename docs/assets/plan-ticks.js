// Ticks in a chapter are those of the plan that is open, kept as plan-store.js says. Without this script they are for
// this visit and for paper.
(() => {
  const boxes = [...document.querySelectorAll("[data-tick]")];
  const { plans } = window.handbook || {};
  if (!boxes.length || !plans) return;
  const show = () => {
    const { name, entries } = plans.current();
    for (const box of boxes) box.checked = Boolean(entries[box.dataset.tick]?.tick);
    for (const line of document.querySelectorAll("[data-kept]")) {
      line.hidden = false;
      line.querySelector("a").textContent = name;
    }
  };
  for (const box of boxes) {
    box.addEventListener("change", () => {
      const { tick, ...held } = plans.entry(box.dataset.tick);
      const words = box.parentElement.querySelector(".task__text").textContent;
      plans.set(box.dataset.tick, { ...held, ...(box.checked && { tick: true }), words });
      const said = [...document.querySelectorAll("[data-kept-said]")].find((line) => box.compareDocumentPosition(line) & Node.DOCUMENT_POSITION_FOLLOWING);
      if (said) said.textContent = plans.warning() && ` ${plans.warning()}`;
    });
  }
  window.addEventListener("storage", show); // ticked in another tab
  window.addEventListener("pageshow", show); // come back to, with what the browser remembers of the boxes
  show();
})();
