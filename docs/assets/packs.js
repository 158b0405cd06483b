/* Meeting packs: a button that prints the pack, and one on each sheet that prints that sheet alone. An address that
   ends in #print opens the print window at once. Without this script the page says how to print. */
(() => {
  const pack = document.querySelector("[data-pack]");
  if (!pack) return;

  function print(sheet) {
    pack.classList.toggle("pack--one", Boolean(sheet));
    sheet?.classList.add("is-chosen");
    window.print();
  }

  window.addEventListener("afterprint", () => {
    pack.classList.remove("pack--one");
    pack.querySelector(".is-chosen")?.classList.remove("is-chosen");
  });

  pack.querySelector("[data-pack-print]").hidden = false;
  pack.querySelector("[data-pack-plain]").hidden = true;
  pack.querySelector("[data-print]").addEventListener("click", () => print(null));
  for (const sheet of pack.querySelectorAll(".sheet")) {
    const line = document.createElement("p");
    line.className = "pack__one";
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button button--quiet";
    button.textContent = "Print this sheet";
    button.setAttribute("aria-label", `Print this sheet: ${sheet.querySelector("h2").textContent}`);
    button.addEventListener("click", () => print(sheet));
    line.append(button);
    sheet.querySelector("h2").after(line);
  }
  if (location.hash === "#print") {
    window.addEventListener("load", () => {
      history.replaceState(null, "", location.pathname);
      print(null);
    });
  }
})();
