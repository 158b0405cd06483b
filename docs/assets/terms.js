// A link into a fold opens it, in browsers that do not do so themselves.
(() => {
  const open = () => {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    if (target.nextElementSibling?.matches("details.fold")) target.nextElementSibling.open = true;
    target.scrollIntoView();
  };
  addEventListener("hashchange", open);
  if (location.hash) open();
})();
// Notes of sources and words, which a tap or key opens without this script, open under a mouse that rests there too.
(() => {
  if (!matchMedia("(hover: hover)").matches || !HTMLElement.prototype.showPopover) return;
  for (const button of document.querySelectorAll("[popovertarget]:not(.note__close)")) {
    const note = document.getElementById(button.getAttribute("popovertarget"));
    let [soon, byMouse] = [0, false];
    const later = (wait, action) => (clearTimeout(soon), (soon = setTimeout(action, wait)));
    const open = () => note.matches(":popover-open") || (note.showPopover({ source: button }), (byMouse = true));
    const shut = () => byMouse && note.matches(":popover-open") && note.hidePopover();
    button.addEventListener("mouseenter", () => later(250, open));
    note.addEventListener("mouseenter", () => clearTimeout(soon));
    for (const one of [button, note]) one.addEventListener("mouseleave", () => later(200, shut));
    button.addEventListener("click", (event) => (byMouse && event.preventDefault(), (byMouse = false), clearTimeout(soon)));
    note.addEventListener("toggle", ({ newState }) => newState === "closed" && (byMouse = false));
  }
})();
