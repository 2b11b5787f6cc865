/* Small kindnesses for every page. Nothing here is needed to do one's work: each form and link also works without it. */

// After a refused form the summary has the focus, so that everyone hears what is asked.
document.querySelector("[data-focus]")?.focus();

// The browser's own passkey dialogue can be closed or fail; allauth tells only the console.
document.addEventListener("allauth.error", () => {
  const said = document.getElementById("passkey-said");
  if (said) said.textContent = said.dataset.failed;
});

// One more row (a perspective, an option, a colleague): copies the template inside [data-rows]. Without this script the
// same button sends the form (name="more") and the server answers with an empty row.
document.addEventListener("click", event => {
  const button = event.target.closest("[data-add-row]");
  const rows = button && document.getElementById(button.dataset.addRow);
  const pattern = rows?.querySelector("template");
  if (!pattern) return;
  event.preventDefault();
  const count = document.querySelector(`[name="${rows.dataset.count}"]`);
  const number = count ? Number(count.value) : rows.querySelectorAll("[data-row]").length;
  rows.insertAdjacentHTML("beforeend", pattern.innerHTML.replaceAll("__prefix__", String(number)));
  if (count) count.value = String(number + 1);
  rows.lastElementChild.querySelector("input:not([type=hidden]), textarea, select")?.focus();
});

// A form is sent once, however often one taps. (The server holds the same promise with the form's key.)
document.addEventListener("submit", event => {
  const form = event.target;
  if (form.dataset.sent) event.preventDefault();
  else if (form.method === "post" && !event.defaultPrevented) form.dataset.sent = "yes";
});
addEventListener("pageshow", () => { for (const form of document.forms) delete form.dataset.sent; });

// A link one passes on: to the clipboard, when the browser lets us. The box with the link is selected in any case.
document.addEventListener("click", async event => {
  const button = event.target.closest("[data-copy]"), box = button && document.getElementById(button.dataset.copy);
  if (!box) return;
  box.select();
  try { await navigator.clipboard.writeText(box.value); button.textContent = button.dataset.copied; } catch { /* by hand */ }
});

// Signed out: no text of this person stays on the device.
document.addEventListener("submit", event => {
  if (!event.target.action?.includes("/logout/")) return;
  try {
    for (const store of [localStorage, sessionStorage])
      for (const name of Object.keys(store)) if (name.startsWith("draft:")) store.removeItem(name);
  } catch { /* a browser without storage kept nothing */ }
});
