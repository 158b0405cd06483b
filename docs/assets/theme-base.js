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
