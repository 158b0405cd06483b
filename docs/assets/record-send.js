// The doors out: the file to download, the e-mail, GitHub, and the words that go with the file and not into it.
// Enhances the contribution form.
const RecordSend = ({ box, form, data, fields, short, reveal }) => {
  const find = (name) => box.querySelector(`[data-${name}]`);
  const all = (selector) => [...box.querySelectorAll(selector)];
  const MOST_MAIL = 1900; // characters of an e-mail's address: Windows opens none above 2,046
  const MOST = 7500; // characters of an address; GitHub refuses above 8,191, and signing in writes it once more
  const mine = ["own", "licence", "interest", "words"].map((name) => [name, form.elements.namedItem(`my-${name}`)]);
  const said = () => Object.fromEntries(mine.map(([name, input]) => [name, input.type === "checkbox" ? input.checked : input.value]));
  const say = (words) => {
    for (const [name, input] of mine) input[input.type === "checkbox" ? "checked" : "value"] = words[name] ?? input.defaultValue ?? "";
  };
  /** Say beside each question about the sender that it has no answer yet, where the whole form was `asked` for; those
   *  questions. Until they are answered no way to send stands open: there is the file to save. */
  const ask = (asked) => {
    const open = mine.filter(([name, input]) => name !== "words" && !(input.type === "checkbox" ? input.checked : input.value)).map(([, input]) => input);
    for (const [name, input] of mine) {
      const wanted = asked && open.includes(input);
      const error = find(`wanted-${name}`);
      if (error) error.hidden = !wanted;
      if (wanted) input.setAttribute("aria-invalid", "true");
      else input.removeAttribute("aria-invalid");
    }
    for (const door of all("[data-opens]")) door.hidden = open.length > 0;
    return open;
  };
  /** The name of the file of a new record, from the name of the organisation. */
  const freeSlug = (record) => {
    const name = fields.slug(String(record.name ?? "")) || "my-mutual";
    let free = data.taken.includes(name) ? `${name}-record` : name;
    for (let n = 2; Object.hasOwn(data.records, free); n += 1) free = `${name.slice(0, 55)}-${n}`;
    return free;
  };
  let address = "";
  /** Fill every door with the file. `loaded` is the slug of the record that is corrected, `count` what is to be mended,
   *  `same` whether it is the record as it stands, `changes` what a correction changes in it. */
  const prepare = (name, text, loaded, count, same, changes) => {
    const open = ask(true).length;
    find("verdict").textContent = [
      same ? "You have changed nothing yet. Change what is wrong, or tell it in your own words above." : "",
      count ? `There ${count === 1 ? "is one thing" : `are ${count} things`} to mend, listed above.` : "The check finds nothing to mend.",
      open ? `Before you send it, answer what “About you” asks above: ${open === 1 ? "one question" : `${open} questions`}. Then the ways to send it stand here. You can save a copy now.`
        : count ? "You may send it as it is: say what you could not settle, and whoever reads it will help." : "Choose one way.",
    ].filter(Boolean).join(" ");
    for (const element of all("[data-name]")) element.textContent = name;
    document.getElementById("record-text").value = text;
    document.getElementById("record-note").value = note(changes);
    if (address) URL.revokeObjectURL(address);
    address = URL.createObjectURL(new Blob([text], { type: "application/yaml" }));
    Object.assign(find("download"), { href: address, download: name });
    const { repository, branch, contact } = data;
    if (repository) {
      const whole = `${repository}/new/${branch}?filename=case_studies/${name}&value=${encodeURIComponent(text)}`;
      const long = Boolean(loaded) || whole.length > MOST;
      find("short").hidden = long;
      find("long").hidden = !long;
      find("replace").hidden = !loaded;
      const page = loaded ? `${repository}/edit/${branch}/case_studies/${name}` : `${repository}/new/${branch}?filename=case_studies/${name}`;
      for (const link of all("[data-github]")) {
        Object.assign(link, { href: long ? page : whole, target: "_blank", rel: "noopener" });
      }
      find("long").querySelector("p").textContent = loaded
        ? "A file that is there already takes two steps." : "The text is too long to hand over in one step, so there are two.";
    }
    if (contact) {
      const subject = `Case study: ${fields.read().name || name}`;
      const letter = (words) => `mailto:${contact}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(`The file ${name} is attached.\n\n${words}\n`.replaceAll("\n", "\r\n"))}`;
      const whole = letter(note(changes));
      const fits = whole.length <= MOST_MAIL;
      find("mail").href = fits ? whole : letter("(Paste the words to send with it here.)");
      find("mailed").hidden = !fits;
      find("unmailed").hidden = fits;
    }
  };
  /** What goes with a file and not into it: consent, interest, what a correction changes, and what was not told. */
  const note = (changes) => {
    const { own, licence, interest, words } = said();
    const left = short.leftOut();
    return [
      `The words are my own: ${own ? "yes" : "not said"}.`,
      `May be used under CC BY 4.0: ${licence ? "yes" : "not said"}.`,
      `My connection with the organisation: ${interest || "not said"}.`,
      words.trim(),
      ...(changes.length ? ["What I changed:", ...changes.map((line) => `- ${line}`)] : []),
      left.length ? `Not told: ${left.join("; ")}.` : "",
    ].filter(Boolean).join("\n");
  };
  const copy = async ({ currentTarget }) => {
    const area = document.getElementById(currentTarget.dataset.copy || "record-text");
    let done = false;
    try {
      await navigator.clipboard.writeText(area.value);
      done = true;
    } catch {
      reveal(area);
      area.focus();
      area.select();
      done = document.execCommand("copy");
    }
    find("done").textContent = done ? "The text is copied." : "This browser does not let the page copy. The text is selected: press Ctrl and C.";
  };
  for (const button of all("[data-copy]")) button.addEventListener("click", copy);
  find("download").addEventListener("click", ({ currentTarget }) => {
    find("done").textContent = `${currentTarget.download} is saved where your browser keeps downloads.`;
  });
  return { prepare, ask, said, say, freeSlug };
};
