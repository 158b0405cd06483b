// Explained words: Escape hides the explanation that hover or focus shows (WCAG 1.4.13).
(() => {
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    document.querySelectorAll(".term:hover, .term:focus-within").forEach((term) => {
      term.classList.add("term--quiet");
      const again = () => term.classList.remove("term--quiet");
      term.addEventListener("mouseleave", again, { once: true });
      term.addEventListener("focusout", again, { once: true });
    });
  });
})();
