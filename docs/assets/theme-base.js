// What the theme's bundle expects to find: a store in the browser, named by the front of the site.
var __md_scope = new URL(document.currentScript.dataset.base, location);
var __md_get = (key, store = localStorage, scope = __md_scope) => {
  try {
    return JSON.parse(store.getItem(`${scope.pathname}.${key}`));
  } catch {
    return null; // storage is switched off: nothing is remembered
  }
};
var __md_set = (key, value, store = localStorage, scope = __md_scope) => {
  try {
    store.setItem(`${scope.pathname}.${key}`, JSON.stringify(value));
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
