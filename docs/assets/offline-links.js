// Only in the offline copy: links made by other scripts, which lead to folders, are taken to the page in the folder.
(() => {
  const toFile = (event) => {
    const link = event.target.closest?.("a[href]");
    if (!link || link.protocol !== "file:" || !link.pathname.endsWith("/")) return;
    const address = new URL(link.href);
    address.pathname += "index.html";
    link.href = address.href;
  };
  for (const kind of ["click", "auxclick", "focusin", "pointerover"]) document.addEventListener(kind, toFile, true);
})();
