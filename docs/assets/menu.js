// The menu of small screens: its button in the header, and what closes it.
(() => {
  const button = document.querySelector("[data-menu-button]");
  const drawer = document.getElementById("__drawer");
  const menu = document.querySelector(".md-sidebar--primary");
  if (!button || !drawer || !menu) return;
  const show = (open) => {
    drawer.checked = open;
    drawer.dispatchEvent(new Event("change", { bubbles: true }));
  };
  drawer.addEventListener("change", () => button.setAttribute("aria-expanded", String(drawer.checked)));
  button.addEventListener("click", () => {
    show(!drawer.checked);
    if (drawer.checked) menu.querySelector("a")?.focus();
  });
  menu.querySelector("[data-menu-close]")?.addEventListener("click", () => {
    show(false);
    button.focus();
  });
  menu.querySelector("[data-search-open]")?.addEventListener("click", () => show(false));
  // Who tabs on from the last link goes to the page, which the open menu would cover.
  menu.addEventListener("focusout", (event) => {
    if (drawer.checked && event.relatedTarget && !menu.contains(event.relatedTarget)) show(false);
  });
  addEventListener("pageshow", () => drawer.checked && show(false)); // who comes back to a page left by its menu
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !drawer.checked) return;
    show(false);
    button.focus();
  });
})();
