// Safari empties what is marked autocomplete="off" when a reader comes back to a page that it kept whole, and what is
// left would then be kept as the draft. The mark is for a page loaded anew; so a page that is kept loses it.
addEventListener("pagehide", ({ persisted }) => {
  if (!persisted) return;
  for (const one of document.querySelectorAll("[autocomplete=off]")) one.removeAttribute("autocomplete");
});
