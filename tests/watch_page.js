// What goes wrong in a page, told to the server of tests/other_browsers.py, which puts this before all else of a page.
(() => {
  const tell = (words) => {
    const line = new XMLHttpRequest();
    line.open("POST", "/fault", false); // at once: the page may be left the moment after
    line.send(`${location.pathname}: ${words}`);
  };
  const here = ({ name }) => !/^https?:/.test(name) || new URL(name).origin === location.origin;
  addEventListener("error", ({ message = "", target }) => {
    if (message.startsWith("ResizeObserver loop")) return; // the theme's: what is left is told with the next frame
    tell(message || `${target.src || target.href} did not load`);
  }, true);
  addEventListener("unhandledrejection", ({ reason }) => tell(reason));
  addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => tell(`${violatedDirective} refuses ${blockedURI}`));
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!here(entry)) tell(`calls another host: ${entry.name}`);
  }).observe({ type: "resource", buffered: true });
  const { error } = console;
  console.error = (...words) => { tell(words.join(" ")); error(...words); };
  window.printed = 0;
  window.print = () => { window.printed += 1; }; // a window of the system would keep the test waiting
})();
