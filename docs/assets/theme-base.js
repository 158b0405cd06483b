// What the theme's bundle expects to find: a store in the browser, named by the front of the site. Where it is blocked,
// to name it is an error already: so it is named inside the try.
var __md_scope = new URL(document.currentScript.dataset.base, location);
var __md_get = (key, store, scope = __md_scope) => {
  try {
    return JSON.parse((store || localStorage).getItem(`${scope.pathname}.${key}`));
  } catch {
    return null; // storage is switched off: nothing is remembered
  }
};
var __md_set = (key, value, store, scope = __md_scope) => {
  try {
    (store || localStorage).setItem(`${scope.pathname}.${key}`, JSON.stringify(value));
  } catch {
    // storage is full or switched off: nothing is remembered
  }
};
var __md_hash = (text) => [...text].reduce((sum, sign) => (sum << 5) - sum + sign.charCodeAt(0), 0);
// The theme takes single signs for commands ("n" leaves for the next page). A stray key or a word said to voice control
// sets them off, and nobody can switch them off (WCAG 2.1.4). It listens on the window: such keys end at the document.
document.addEventListener("keydown", (event) => {
  if (event.key?.length === 1 && !event.ctrlKey && !event.metaKey) event.stopPropagation();
});
