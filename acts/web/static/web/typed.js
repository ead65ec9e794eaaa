// What was typed and not saved outlives «Назад», a session that ended and a server that went away:
// it stays in this tab, for this account, until it is saved, thrown away, or the account leaves.
(() => {
  const KEY = "acts-typed";
  const who = document.body.dataset.who || "";
  const isStale = Boolean(document.querySelector("[data-stale]"));
  const isBack = performance.getEntriesByType("navigation")[0]?.type !== "navigate";
  const read = () => { try { return JSON.parse(sessionStorage.getItem(KEY) || "{}"); } catch { return {}; } };
  const write = (all) => { try { sessionStorage.setItem(KEY, JSON.stringify(all)); } catch { /* no room: as without this file */ } };
  const forms = () => [...document.querySelectorAll("main form")].filter((form) => form.method === "post" && form.elements.csrfmiddlewaretoken);
  const nameOf = (form) => `${location.pathname}${location.search} ${form.elements.step?.value || form.id || ""}`;
  const isText = (field) => field.name && field.name !== "csrfmiddlewaretoken" && !["file", "password", "submit", "button", "search"].includes(field.type);

  const remember = (form, isSent) => {
    const fields = [...form.elements].filter(isText);
    const values = fields.filter((one) => !["checkbox", "radio"].includes(one.type) || one.checked).map((one) => [one.name, one.value]);
    write({ ...read(), [nameOf(form)]: { who, values, isSent } });
  };
  const forget = (form) => { const all = read(); delete all[nameOf(form)]; write(all); };

  const fill = (form, values) => {
    const left = values.map(([name, value]) => [name, value]);
    for (const field of [...form.elements].filter(isText)) {
      if (["checkbox", "radio"].includes(field.type)) {
        field.checked = values.some(([name, value]) => name === field.name && value === field.value);
        continue;
      }
      const place = left.findIndex(([name]) => name === field.name);
      if (place >= 0) { field.value = left.splice(place, 1)[0][1]; }
    }
    const holder = form.closest("details");
    if (holder) { holder.open = true; }
    const note = document.createElement("p");
    note.className = "alert alert-info";
    note.setAttribute("role", "status");
    note.textContent = "Здесь то, что вы ввели раньше и не сохранили. ";
    const drop = document.createElement("button");
    drop.type = "button";
    drop.className = "btn btn-sm btn-outline-secondary";
    drop.textContent = "Убрать и начать заново";
    drop.addEventListener("click", () => { forget(form); form.dataset.left = "1"; location.reload(); });
    note.append(drop);
    form.prepend(note);
    form.dataset.typed = "1";
  };

  // A page that answers a form has either taken it in or shows it again: nothing is left to keep.
  // A page that asks to log in, or one that came by «Назад», has not.
  const all = Object.fromEntries(Object.entries(read()).flatMap(([name, draft]) => {
    if (!who || isStale) { return [[name, { ...draft, isSent: false }]]; }
    return draft.who !== who || (draft.isSent && !isBack) ? [] : [[name, draft]];
  }));
  write(all);
  if (!who || isStale) { return; }
  for (const form of forms()) {
    const draft = all[nameOf(form)];
    if (draft) { fill(form, draft.values); }
  }
  document.addEventListener("input", (event) => {
    const form = event.target.closest?.("main form");
    if (form) { form.dataset.typed = "1"; }
  });
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.action.endsWith("/logout/")) { sessionStorage.removeItem(KEY); return; }
    if (forms().includes(form)) { form.dataset.left = "1"; if (form.dataset.typed) { remember(form, true); } }
  });
  window.addEventListener("pagehide", () => {
    for (const form of forms()) { if (form.dataset.typed && !form.dataset.left) { remember(form, false); } }
  });
})();
