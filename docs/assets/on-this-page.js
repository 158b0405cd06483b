// "On this page" marks the part that the reader is at, and keeps the mark in sight. Without it the list is a list.
(() => {
  const list = document.querySelector(".md-nav--secondary");
  if (!list || !window.IntersectionObserver) return;
  const links = [...list.querySelectorAll("a")];
  const parts = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1)))).filter(Boolean);
  const box = list.closest(".md-sidebar__scrollwrap");
  const mark = () => {
    const here = parts.filter((part) => part.getClientRects()[0]?.top < innerHeight / 4).at(-1);
    for (const link of links) link.classList.toggle("md-nav__link--active", link.hash === `#${here?.id}`);
    const active = list.querySelector(".md-nav__link--active");
    if (active) box.scrollTop = active.offsetTop - box.clientHeight / 2;
  };
  // A part that is above this line, a quarter down the window, has been come to, however far above.
  const line = new IntersectionObserver(mark, { rootMargin: "999999px 0px -75% 0px" });
  for (const part of parts) line.observe(part);
})();
// A page that is narrowed to one nation leaves parts out, and so do its lists: this one, and that of small screens.
document.addEventListener("handbook.mine", () => {
  for (const link of document.querySelectorAll(".md-nav--secondary a, .contents a")) {
    const part = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    link.parentElement.hidden = Boolean(part) && getComputedStyle(part).display === "none";
  }
});
