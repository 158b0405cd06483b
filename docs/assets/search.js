// Search: names the filter buttons for screen readers. Pagefind gives them the role of a combobox,
// which takes no name from its text (WCAG 4.1.2), and makes them whenever the dialog is filled.
(() => {
  const dialog = document.querySelector("pagefind-modal");
  if (!dialog) return;
  const name = () => {
    dialog.querySelectorAll("pagefind-filter-dropdown").forEach((filter) => {
      filter.querySelector("[role=combobox]:not([aria-label])")?.setAttribute("aria-label", filter.getAttribute("filter"));
    });
  };
  new MutationObserver(name).observe(dialog, { childList: true, subtree: true });
  name();
})();
