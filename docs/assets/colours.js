// Before the page is painted: it is told that scripts run, and has light or dark colours, as the reader chose or as the
// device has them. The button of the header changes them; where nothing can be stored, for this page alone.
(() => {
  const KEPT = "handbook.colours";
  const stored = (work) => {
    try {
      return work(localStorage);
    } catch {
      return null;
    }
  };
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const show = (scheme) => document.body.setAttribute("data-md-color-scheme", scheme);
  const fit = () => {
    const chosen = stored((store) => store.getItem(KEPT));
    show(["default", "slate"].includes(chosen) ? chosen : dark.matches ? "slate" : "default");
  };
  document.documentElement.classList.replace("no-js", "js");
  fit();
  dark.addEventListener("change", fit);
  document.querySelector("[data-colours]").addEventListener("click", () => {
    const wanted = document.body.dataset.mdColorScheme === "slate" ? "default" : "slate";
    stored((store) => store.setItem(KEPT, wanted));
    show(wanted);
  });
})();
