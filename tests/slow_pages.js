// Everything that a page puts off comes late, so that a test which looks too early fails each time, not once in fifty.
(() => {
  const LATE = 400; // ms
  const { setTimeout, requestAnimationFrame } = window;
  window.setTimeout = (action, wait = 0, ...rest) => setTimeout(action, wait + LATE, ...rest);
  window.requestAnimationFrame = (action) => setTimeout(() => requestAnimationFrame(action), LATE / 2);
})();
