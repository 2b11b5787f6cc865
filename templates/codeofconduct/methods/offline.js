/* The worker of /werkvormen/: opens a method again when the connection drops.

   It keeps the public pages of methods and our own files, as anyone without an account gets them (credentials are left
   out), and nothing else: no address outside its list, no question in an address, no answer that was led elsewhere.
   One shelf per release. A new one fetches anew what lay on the old one, and then the old one goes. */

const SHELF = "methods-{{ release }}";
const FILES = "{{ files }}";
const PAGE = /^\/werkvormen\/(?:[-\w%]+\/(?:samen\/)?)?$/;
const PATIENCE = 4000;

const isFile = url => url.pathname.startsWith(FILES);
const mayKeep = url => url.origin === location.origin && !url.search && (isFile(url) || PAGE.test(url.pathname));

addEventListener("install", () => skipWaiting());

addEventListener("activate", event => event.waitUntil((async () => {
  const others = (await caches.keys()).filter(name => name.startsWith("methods-") && name !== SHELF);
  await Promise.allSettled(others.map(moveFrom));
  await clients.claim();
})()));

async function moveFrom(name) {
  const lay = (await (await caches.open(name)).keys()).map(request => new URL(request.url));
  await Promise.allSettled(lay.filter(url => !isFile(url)).map(keep));
  await caches.delete(name);
}

addEventListener("message", event => {
  const addresses = (event.data?.keep ?? []).map(address => new URL(address, location.origin));
  event.waitUntil(Promise.allSettled(addresses.map(keep)));
});

addEventListener("fetch", event => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || !mayKeep(url)) return;
  event.respondWith(isFile(url) ? file(event.request, url) : page(event.request, url));
});

const kept = async url => (await caches.open(SHELF)).match(url.pathname, { ignoreVary: true });

async function keep(url) {
  url.hash = "";
  if (!mayKeep(url) || (isFile(url) && await kept(url))) return;
  const shelf = await caches.open(SHELF);
  const answer = await fetch(url, { credentials: "omit", redirect: "manual" });
  if (answer.status === 404 || answer.status === 410) await shelf.delete(url.pathname);
  if (answer.status !== 200) return;
  await shelf.put(url.pathname, answer.clone());
  if (!isFile(url)) await keepFilesOf(await answer.text());
}

async function keepFilesOf(text) {
  const named = [...text.matchAll(/(?:href|src)="([^"]+)"/g)].map(found => new URL(found[1], location.origin));
  await Promise.allSettled(named.filter(isFile).map(keep));
}

async function file(request, url) {
  return await kept(url) ?? fetch(request);
}

// The newest when there is a connection; what is kept when there is none, or when it takes too long.
async function page(request, url) {
  const copy = await kept(url);
  if (!copy) return fetch(request);
  const late = new Promise(answer => setTimeout(answer, PATIENCE, copy.clone()));
  const asked = fetch(request).then(answer => answer.status < 500 ? answer : copy.clone(), () => copy.clone());
  return Promise.race([asked, late]);
}
