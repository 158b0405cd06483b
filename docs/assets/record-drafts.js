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
  const drop = (key) => storage((store) => store.removeItem(STORE + key));
  const all = () => (storage((store) => Object.keys(store)) || [])
    .filter((name) => name.startsWith(STORE)).sort().map((name) => {
      const key = name.slice(STORE.length);
      try {
        return { key, draft: get(key) };
      } catch {
        return { key, draft: null };
      }
    });
  /** A key for one more new record: "+" is in no slug. */
  const fresh = () => {
    let key = FIRST;
    for (let n = 2; has(key); n += 1) key = `${FIRST}+${n}`;
    return key;
  };
  /** The file of a record as the site has it now. */
  const published = async (slug) => {
    const answer = await fetch(`${path}data/records/${slug}.yml`);
    if (!answer.ok) throw new Error(answer.status);
    return answer.text();
  };
  /** The lines of a text that are new in another, and those that are gone from it. */
  const differences = (before, after) => {
    const [old, now] = [before, after].map((text) => text.split("\n"));
    return [
      ...now.filter((line) => !old.includes(line)).map((line) => `New: ${line.trim()}`),
      ...old.filter((line) => !now.includes(line)).map((line) => `Gone: ${line.trim()}`),
    ];
  };
  return { FIRST, raw, has, get, keep, drop, all, fresh, published, differences };
};
