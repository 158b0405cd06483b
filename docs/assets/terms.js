// Notes of sources and words: a tap or key opens the note in place, Escape or a press elsewhere closes it, and under a
// mouse that rests there it opens too. Without this script, or popovers, the same links show it by their address.
(() => {
  if (!HTMLElement.prototype.showPopover) return;
  const mouse = matchMedia("(hover: hover)").matches;
  for (const link of document.querySelectorAll(".cite, .term__word")) {
    const note = document.getElementById(link.hash.slice(1));
    if (!note?.matches(".note")) continue; // on another page
    let [soon, resting] = [0, false];
    const later = (wait, action) => (clearTimeout(soon), (soon = setTimeout(action, wait)));
    const open = () => note.matches(":popover-open") || note.showPopover({ source: link });
    const shut = () => note.matches(":popover-open") && note.hidePopover();
    note.addEventListener("toggle", ({ newState }) => {
      link.ariaExpanded = String(newState === "open");
      if (newState === "closed") resting = false;
    });
    link.setAttribute("role", "button");
    link.ariaExpanded = "false";
    let pressed; // whether it was open as the press began, which itself closes it
    link.addEventListener("pointerdown", () => (pressed = note.matches(":popover-open") && !resting));
    link.addEventListener("click", (event) => {
      event.preventDefault();
      clearTimeout(soon);
      const close = pressed ?? note.matches(":popover-open");
      pressed = undefined;
      resting = false;
      close ? shut() : open();
    });
    link.addEventListener("keydown", (event) => event.key === " " && (event.preventDefault(), link.click()));
    note.querySelector(".note__close").addEventListener("click", (event) => (event.preventDefault(), shut(), link.focus()));
    if (!mouse) continue;
    link.addEventListener("mouseenter", () => later(250, () => note.matches(":popover-open") || open((resting = true))));
    note.addEventListener("mouseenter", () => clearTimeout(soon));
    for (const one of [link, note]) one.addEventListener("mouseleave", () => resting && later(200, shut));
  }
})();
