/* Keeps what a guest types, in this tab alone, until it is sent: a phone that loads the tab again loses no word, and on a
   shared device nothing is left once the tab is closed. Texts only: an answer that is chosen is chosen again by nobody. */

const KIND = "draft:guest:", HALF_A_DAY = 12 * 3600 * 1000;

// A browser may refuse its storage altogether; even asking for it then throws.
const shelf = (() => { try { return window.sessionStorage; } catch { return null; } })();
const form = document.querySelector("form[data-tab]"), name = form && KIND + form.dataset.tab;
const texts = form ? [...form.elements].filter(field => field.name && /^(textarea|text)$/.test(field.type)) : [];

const read = () => Object.fromEntries(texts.map(field => [field.name, field.value]));
const parse = text => { try { return JSON.parse(text); } catch { return null; } };
const tidy = text => text.replaceAll("\r\n", "\n").trim();

function keep(sent = false) {
  try { shelf?.setItem(name, JSON.stringify({ at: Date.now(), sent, data: read() })); } catch { /* full: the page still holds it */ }
}

function putBack(data) {
  const differ = texts.filter(field => field.name in data && tidy(data[field.name]) !== tidy(field.value));
  for (const field of differ) field.value = data[field.name];
  const said = document.querySelector("[data-put-back]");
  if (differ.length && said) said.textContent = said.dataset.putBack;
  return differ.length;
}

// What was sent and led to another page, arrived, or came back there as text; what is old is nobody's any more.
function look() {
  for (const other of Object.keys(shelf ?? {}).filter(key => key.startsWith(KIND))) {
    const draft = parse(shelf.getItem(other));
    if (!draft || Date.now() - draft.at > HALF_A_DAY || (draft.sent && other !== name)) shelf.removeItem(other);
    else if (other === name && !putBack(draft.data) && !form.hasAttribute("data-not-kept")) shelf.removeItem(other);
  }
}

form?.addEventListener("input", () => keep());
form?.addEventListener("submit", () => keep(true));
look();
