// Explained words: hover, focus or a tap shows the meaning, which stands in the list at the end of the page; a pointer
// can go onto it, and Escape takes it away (WCAG 1.4.13). Without this script the word leads to that list.
(() => {
  const shut = (term) => term.querySelector(".term__meaning")?.remove();
  const open = (term) => {
    const meaning = document.getElementById(term.querySelector("a").getAttribute("aria-describedby"));
    if (!meaning || term.querySelector(".term__meaning")) return;
    const shown = document.createElement("span");
    shown.className = "term__meaning";
    shown.ariaHidden = "true"; // the word is described by the list's own entry
    shown.textContent = meaning.textContent;
    term.append(shown);
  };
  for (const term of document.querySelectorAll(".term")) {
    let tapped = false; // the first tap shows the meaning, a second one follows the link
    term.addEventListener("pointerdown", (event) => {
      tapped = event.pointerType === "touch" && !term.querySelector(".term__meaning");
    });
    term.addEventListener("click", (event) => {
      if (!tapped) return;
      event.preventDefault();
      open(term);
    });
    term.addEventListener("mouseenter", () => open(term));
    term.addEventListener("focusin", () => open(term));
    term.addEventListener("mouseleave", () => term.matches(":focus-within") || shut(term));
    term.addEventListener("focusout", () => term.matches(":hover") || shut(term));
  }
  document.addEventListener("pointerdown", (event) => {
    for (const term of document.querySelectorAll(".term")) if (!term.contains(event.target)) shut(term);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") document.querySelectorAll(".term").forEach(shut);
  });
})();
