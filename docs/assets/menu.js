// The menu button of small screens: opens and closes the theme's drawer, by mouse and by keyboard.
(() => {
  const button = document.querySelector("[data-menu-button]");
  const drawer = document.getElementById("__drawer");
  if (!button || !drawer) return;
  const show = (open) => {
    drawer.checked = open;
    drawer.dispatchEvent(new Event("change", { bubbles: true }));
    button.setAttribute("aria-expanded", String(open));
  };
  button.addEventListener("click", () => {
    show(!drawer.checked);
    if (drawer.checked) document.querySelector(".md-sidebar--primary a")?.focus();
  });
  drawer.addEventListener("change", () => button.setAttribute("aria-expanded", String(drawer.checked)));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && drawer.checked) {
      show(false);
      button.focus();
    }
  });
})();
