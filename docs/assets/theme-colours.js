// The reader's choice of light or dark colours, set before the page is painted.
(() => {
  const kept = __md_get("__palette");
  if (!kept || !kept.color) return;
  for (const [key, value] of Object.entries(kept.color)) document.body.setAttribute(`data-md-color-${key}`, value);
})();
