/* Keeps an opened method on the device, so that it can be opened again without a connection. What may be kept is the
   worker's to decide (templates/codeofconduct/methods/offline.js): public pages of methods and our own files, nothing else. */

const worker = navigator.serviceWorker;

async function keep() {
  await worker.register("/werkvormen/offline.js");
  const { active } = await worker.ready;
  const files = performance.getEntriesByType("resource").map(one => one.name);
  const ahead = [...document.querySelectorAll("[data-keep]")].map(link => link.href);
  active.postMessage({ keep: [location.href, ...ahead, ...files] });
}

// A browser that may not keep anything reads on as before.
const quietly = () => keep().catch(() => {});
if (worker && document.readyState === "complete") quietly();
else if (worker) addEventListener("load", quietly);
// A worker of a newer release took over while this page was open: it has a shelf of its own.
if (worker?.controller) worker.addEventListener("controllerchange", quietly);
