// Drafts of the contribution form, in this browser's storage and nowhere else. The path of the site in; drafts by key out.
// A key is the slug of the record that is corrected, or that of a new one. What cannot be read is kept, never thrown away.
const RecordDrafts = (path) => {
  const STORE = `${path}record-draft:`;
  const FIRST = "new";
  const storage = (work) => {
    try {
      return work(localStorage);
    } catch {
      return null; // storage is full or switched off: the form works, and forgets
    }
  };
  const raw = (key) => storage((store) => store.getItem(STORE + key));
  const has = (key) => raw(key) !== null;
  /** The draft of a key. Throws where its text is none. */
  const get = (key) => {
    const draft = JSON.parse(raw(key));
    if (draft === null || typeof draft.record !== "object" || draft.record === null) throw new Error("no draft");
    return draft;
  };
  const keep = (key, draft) => storage((store) => { store.setItem(STORE + key, JSON.stringify(draft)); return true; });
  /** Whether this browser keeps anything. */
  const works = () => Boolean(storage((store) => { store.setItem(STORE, ""); store.removeItem(STORE); return true; }));
  const drop = (key) => storage((store) => store.removeItem(STORE + key));
  /** All drafts but one. */
  const others = (own) => (storage((store) => Object.keys(store)) || [])
    .filter((name) => name.startsWith(STORE) && name !== STORE + own).sort().map((name) => {
      const key = name.slice(STORE.length);
      try {
        return { key, draft: get(key) };
      } catch {
        return { key, draft: null };
      }
    });
  /** A key for one more new record, or for one more draft of a record: "+" is in no slug. */
  const fresh = (of = FIRST) => {
    let key = of;
    for (let n = 2; has(key); n += 1) key = `${of}+${n}`;
    return key;
  };
  /** The slug of the record that a draft corrects, or that of a new one. */
  const slugOf = (key) => key.split("+")[0];
  /** Calls `work` with the key of a draft that another tab has written. */
  const elsewhere = (work) => addEventListener("storage", ({ key, newValue }) => {
    if (newValue && key?.startsWith(STORE)) work(key.slice(STORE.length));
  });
  /** The file of a record as the site has it now. */
  const published = async (slug) => {
    const answer = await fetch(`${path}data/records/${slug}.yml`);
    if (!answer.ok) throw new Error(answer.status);
    return answer.text();
  };
  return { FIRST, works, raw, has, get, keep, drop, others, fresh, slugOf, elsewhere, published };
};
