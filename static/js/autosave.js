/* Saves while one writes: on this device at once, with the register 1.2 s after the last key, never over another text.
   The form works without it. Its markup, and what the server answers, is written in components/autosave.html. */

const WAIT = 1200, RETRY = 8000, MONTH = 30 * 24 * 3600 * 1000;

const form = document.querySelector("form[data-autosave]");
if (form) autosave(form);

// A browser may refuse its storage altogether; even asking for it then throws.
function places() {
  return ["localStorage", "sessionStorage"].flatMap(kind => { try { return [window[kind]]; } catch { return []; } });
}

function autosave(form) {
  const line = document.querySelector("[data-saved]"), panel = document.querySelector("[data-two-screens]");
  if (!line || !panel) throw new Error("Include components/autosave.html: without its line and panel nobody sees what is saved.");
  const shared = document.querySelector("[data-shared-device]");
  const name = `draft:${form.dataset.user}:${form.dataset.autosave}`;
  let version = Number(form.dataset.version), timer = 0, busy = false, dirty = false, halted = false;

  const drop = () => { for (const place of places()) place.removeItem(name); };
  const say = (what, more = "") => { const text = line.dataset[what] + more; if (line.textContent !== text) line.textContent = text; };
  const fields = () => [...form.elements].filter(field => field.name && !["csrfmiddlewaretoken", "key", "version"].includes(field.name) && !/submit|button|file/.test(field.type));

  // A name that occurs more than once (check boxes, rows) is a list, also when none or one of it is chosen.
  function read() {
    const data = {};
    for (const field of fields()) {
      const on = !/checkbox|radio/.test(field.type) || field.checked;
      const many = field.type === "checkbox" || "list" in field.dataset || form.querySelectorAll(`[name="${CSS.escape(field.name)}"]:not([type=radio])`).length > 1;
      if (many) data[field.name] = (data[field.name] ?? []).concat(on ? [field.value] : []);
      else if (on) data[field.name] = field.value;
      else data[field.name] ??= "";
    }
    return data;
  }
  function write(data) {
    for (const [field, value] of Object.entries(data)) makeRoom(field, Array.isArray(value) ? value.length : 1);
    const seen = {};
    for (const field of fields()) {
      if (!(field.name in data)) continue;
      const value = data[field.name], nth = (seen[field.name] = (seen[field.name] ?? -1) + 1);
      if (/checkbox|radio/.test(field.type)) field.checked = [value].flat().includes(field.value);
      else field.value = Array.isArray(value) ? value[nth] ?? "" : value;
    }
  }
  // Rows that were added by hand (face.js) are not in a fresh page: press their button until there are enough.
  function makeRoom(field, many) {
    const count = () => form.querySelectorAll(`[name="${CSS.escape(field)}"]`).length;
    for (const add of form.querySelectorAll("[data-add-row]")) {
      const pattern = document.getElementById(add.dataset.addRow)?.querySelector("template")?.innerHTML ?? "";
      if (!pattern.includes(`name="${field.replace(/-\d+-/, "-__prefix__-")}"`)) continue;
      for (let tries = 0; count() < many && tries < 80; tries++) add.click();
    }
  }
  function keep(sent = false) {
    const place = places().find(one => one === (form.dataset.shared || shared?.checked ? window.sessionStorage : window.localStorage));
    try { place?.setItem(name, JSON.stringify({ base: version, at: Date.now(), sent, data: read() })); } catch { /* full: the server still gets it */ }
  }
  // From the cookie: whoever signed in again in another tab has a new token, and this page still holds the old one.
  const token = () => /(?:^|; )(?:__Host-csrf|csrftoken)=([^;]+)/.exec(document.cookie)?.[1] ?? form.elements.csrfmiddlewaretoken?.value ?? "";
  const plan = (wait = WAIT) => { clearTimeout(timer); timer = setTimeout(() => { timer = 0; push(); }, wait); };

  async function push(closing = false) {
    if (busy || !dirty || halted) return;
    busy = true; dirty = false; say("saving");
    try {
      const answer = await fetch(form.dataset.url, {
        method: "PUT", keepalive: closing, redirect: "manual",
        headers: { "Content-Type": "application/json", "If-Match": `"${version}"`, "X-CSRFToken": token() },
        body: JSON.stringify(read()),
      });
      if (answer.status === 412) { halted = true; say("conflict"); ask(await answer.json()); }
      else if ([401, 403].includes(answer.status) || answer.type === "opaqueredirect") { dirty = halted = true; say("signedout"); }
      else if (!answer.ok) throw new Error(String(answer.status));
      else {
        const kept = await answer.json();
        version = kept.version; if (!dirty) nudge(kept.hints ?? {});
        if (form.elements.version) form.elements.version.value = version;
        if (!dirty) drop();
        say("done", ` ${new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" })}`);
      }
    } catch {
      dirty = true; say(navigator.onLine ? "failed" : "offline"); plan(RETRY);
    } finally {
      busy = false; if (dirty && !halted && !timer) plan();
    }
  }

  // What the guard sees now. Not while somebody stands on one of its buttons.
  function nudge(hints) {
    for (const place of form.querySelectorAll("[data-nudges]")) {
      if (place.contains(document.activeElement)) continue;
      const open = [...place.querySelectorAll("[open]")].map(one => one.dataset.kind);
      place.replaceChildren(...new DOMParser().parseFromString(hints[place.dataset.nudges] ?? "", "text/html").body.childNodes);
      for (const one of place.children) one.open ||= open.includes(one.dataset.kind);
    }
  }
  // One tap writes the neutral phrase in that place, to be undone like typing; without this script the button saves and does it.
  form.addEventListener("click", event => {
    const button = event.target.closest("button[name=neutral]"), [name, start] = button?.value.split(".") ?? [];
    const field = button && form.elements[name], was = button?.dataset.was;
    const there = field && [...field.value].slice(0, start).join("").length, at = field?.value.indexOf(was, Math.max(0, there - was.length));
    if (!field || at < 0) return;
    event.preventDefault();
    field.focus(); field.setSelectionRange(at, at + was.length);
    if (!document.execCommand("insertText", false, button.dataset.phrase)) {
      field.setRangeText(button.dataset.phrase, at, at + was.length, "end");
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
    button.closest("[data-finding]").remove();
  });

  // Two screens wrote. Nothing is lost and nothing is chosen for anyone: three buttons, and both texts to see.
  function ask({ version: theirVersion, theirs }) {
    const mine = read(), differ = Object.keys(theirs).filter(field => String(theirs[field]) !== String(mine[field] ?? ""));
    const show = (where, data) => { panel.querySelector(where).textContent = differ.map(field => [data[field] ?? ""].flat().join(", ")).filter(Boolean).join("\n\n"); };
    show("[data-mine]", mine); show("[data-theirs]", theirs);
    panel.hidden = false; panel.querySelector("h2").focus();
    panel.onclick = event => {
      const choice = event.target.closest("[data-keep]")?.dataset.keep;
      if (!choice) return;
      if (choice === "theirs") write(theirs);
      if (choice === "both") write(Object.fromEntries(differ.map(field => [field, both(theirs[field], mine[field])])));
      version = theirVersion; halted = false; dirty = choice !== "theirs"; panel.hidden = true;
      if (dirty) { keep(); push(); } else { drop(); say("done"); }
      (form.querySelector("textarea, input:not([type=hidden])") ?? form).focus();
    };
  }
  const both = (theirs, mine) => {
    if (Array.isArray(theirs) || Array.isArray(mine)) return [...new Set([theirs ?? [], mine ?? []].flat())];
    return theirs && mine ? `${theirs}\n\n— ${panel.dataset.between} —\n\n${mine}` : theirs || mine;
  };

  const parse = text => { try { return JSON.parse(text); } catch { return null; } };
  function restore() {
    for (const place of places())
      for (const other of Object.keys(place).filter(key => key.startsWith("draft:"))) {
        const draft = parse(place.getItem(other));
        // Too old, or of another person who used this device, or sent with the Save button and arrived: gone.
        const arrived = other === name && draft?.sent && (version > draft.base || (form.dataset.arrived && draft.data.page === form.dataset.arrived));
        if (!draft || arrived || Date.now() - draft.at > MONTH || !other.startsWith(`draft:${form.dataset.user}:`)) place.removeItem(other);
        else if (other === name && JSON.stringify(draft.data) !== JSON.stringify(read())) {
          write(draft.data); version = draft.base; dirty = true; say("restored"); push();
        }
      }
  }

  form.addEventListener("input", () => { dirty = true; keep(); if (!halted) plan(); });
  form.addEventListener("submit", () => {
    clearTimeout(timer); halted = true;
    if (dirty) keep(true);
    if (form.elements.csrfmiddlewaretoken) form.elements.csrfmiddlewaretoken.value = token();
  });
  shared?.addEventListener("change", () => { drop(); if (dirty) keep(); });
  addEventListener("online", () => push());
  // Back from signing in again in another tab: go on.
  addEventListener("focus", () => { if (dirty && halted && panel.hidden) { halted = false; push(); } });
  document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") push(true); });
  restore();
}
