// Our plan, kept in this browser and nowhere else: for the page of the plan and for the ticks in chapters.
// Several plans, each with entries by key ("find-out/talk-to-a-union-rep"). An entry holds what a group wrote: tick,
// choice, who, date, note; and the words it was written to, so that nothing is lost when the handbook changes.
// What cannot be read as plans is put aside as text. Where the device is full or shut, the tab keeps what is written;
// where that is shut too, this page does, and says so before it is left.
window.handbook = window.handbook || {};
window.handbook.plans = (() => {
  const [STORE, ASIDE] = ["handbook.plans", "handbook.plans.unread"];
  const LIMITS = { choice: 200, who: 120, date: 10, note: 4000, words: 400 };
  const KEY = /^[a-z0-9-]{1,60}\/[a-z0-9-]{1,120}$/;
  const NAME = 80;
  const FIRST = "Our plan";
  const attempt = (work) => {
    try {
      return work() ?? null;
    } catch {
      return null;
    }
  };
  const isFields = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
  const fresh = () => `p${Date.now().toString(36)}${Math.random().toString(36).slice(2, 6)}`;

  const entryOf = (raw) => {
    const held = raw.tick === true ? { tick: true } : {};
    for (const [name, most] of Object.entries(LIMITS)) if (typeof raw[name] === "string" && raw[name]) held[name] = raw[name].slice(0, most);
    if (held.date && (!/^\d{4}-\d\d-\d\d$/.test(held.date) || Number.isNaN(Date.parse(held.date)))) delete held.date;
    return held;
  };
  const says = ([key, { words, ...held }]) => Object.keys(held).length > 0 || (words && key.includes("/own-"));
  const planOf = (raw) => {
    if (!isFields(raw) || !isFields(raw.entries)) return null;
    const entries = Object.entries(raw.entries).filter(([key, value]) => KEY.test(key) && isFields(value)).map(([key, value]) => [key, entryOf(value)]);
    const text = (value, otherwise) => (typeof value === "string" && value.trim() ? value.slice(0, NAME) : otherwise);
    return { id: text(raw.id, fresh()), name: text(raw.name, FIRST), entries: Object.fromEntries(entries.filter(says)) };
  };
  const stateOf = (raw) => {
    const plans = isFields(raw) && Array.isArray(raw.plans) ? raw.plans.map(planOf).filter(Boolean) : [];
    plans.forEach((plan, i) => { if (plans.slice(0, i).some(({ id }) => id === plan.id)) plan.id = fresh(); });
    if (!plans.length) plans.push({ id: "first", name: FIRST, entries: {} });
    return { open: plans.some(({ id }) => id === raw?.open) ? raw.open : plans[0].id, plans };
  };

  let memory = null; // what neither the device nor the tab took
  let place = "device";
  const aside = () => attempt(() => localStorage.getItem(ASIDE)) ?? attempt(() => sessionStorage.getItem(ASIDE)) ?? held;
  let held = null;
  const putAside = (text) => {
    held = [aside(), text].filter(Boolean).join("\n\n");
    attempt(() => localStorage.setItem(ASIDE, held));
  };
  const read = () => {
    const text = memory ?? attempt(() => sessionStorage.getItem(STORE)) ?? attempt(() => localStorage.getItem(STORE));
    if (text === null) return stateOf(null);
    const raw = attempt(() => JSON.parse(text));
    const state = stateOf(raw);
    if (JSON.stringify(state) !== text) { // not as we wrote it: keep the words of it, and mend what can be read
      putAside(text);
      write(state);
    }
    return state;
  };
  const write = (state) => {
    const text = JSON.stringify(state);
    const put = (store) => attempt(() => { store().setItem(STORE, text); return true; });
    place = put(() => localStorage) ? "device" : put(() => sessionStorage) ? "tab" : "page";
    memory = place === "page" ? text : null;
    if (place === "device") attempt(() => sessionStorage.removeItem(STORE));
  };
  const change = (work) => {
    const state = read();
    const before = work(state);
    write(stateOf(state));
    return before;
  };
  const open = (state, id = state.open) => state.plans.find((plan) => plan.id === id);

  window.addEventListener("beforeunload", (event) => { if (memory !== null) event.preventDefault(); });

  return {
    all: () => read(),
    current: () => open(read()),
    entry: (key) => open(read()).entries[key] || {},
    choose: (id) => change((state) => { state.open = id; }),
    /** Put an entry of a plan in place, or take it away (null). What was there comes back, for undo. */
    set: (key, entry, id) => change((state) => {
      const plan = open(state, id) || open(state);
      const before = plan.entries[key] || null;
      delete plan.entries[key];
      if (entry) plan.entries[key] = entryOf(entry);
      return before;
    }),
    /** Put a plan in place, or take it away (null). What was there comes back. */
    setPlan: (id, plan) => change((state) => {
      const at = state.plans.findIndex((one) => one.id === id);
      const before = state.plans[at] || null;
      state.plans.splice(at < 0 ? state.plans.length : at, at < 0 ? 0 : 1, ...(plan ? [plan] : []));
      if (plan) state.open = plan.id;
      return before;
    }),
    fresh, planOf, aside,
    dropAside: () => {
      held = null;
      for (const store of [() => localStorage, () => sessionStorage]) attempt(() => store().removeItem(ASIDE));
    },
    /** "device"; "tab": until the tab is closed; "page": until the page is left. */
    place: () => place,
    warning: () => ({
      device: "",
      tab: "This browser’s store is full. What you write stays until you close this tab. Save the plan as a file.",
      page: "This browser keeps nothing. What you write stays until you leave this page. Save the plan as a file, or print it.",
    })[place],
  };
})();
