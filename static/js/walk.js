/* A method step by step: one step on the screen, with its time. Where a group is, is kept on this device alone, as
   moments and not as ticks: after a reload, a locked phone or a lost connection the time is still right. Without this
   script the page is a list of all steps. */

const walk = document.querySelector("[data-walk]");
const steps = [...walk.querySelectorAll("[data-step]")];
const part = name => walk.querySelector(name);
const button = name => part(`[data-do=${name}]`);
const [clock, left, said, softly] = [".walk-clock", ".walk-left", ".walk-said", "#softly"].map(part);
const MINUTE = 60_000, FORGOTTEN = 12 * 60 * MINUTE;
const name = `walk:${walk.dataset.walk}`;
const whole = steps.map(step => (Number(step.dataset.minutes) || 0) * MINUTE);
const shape = whole.join();

let state = fresh(), ticking = 0, sound, lock, before;

function fresh() { return { shape, at: 0, left: {}, until: 0, seen: Date.now() }; }

// Steps that editors changed since, and a session of another day, begin anew.
function load() {
  try {
    const kept = JSON.parse(localStorage.getItem(name));
    const alive = kept?.shape === shape && steps[kept.at] && Date.now() - Math.max(kept.seen, kept.until) < FORGOTTEN;
    state = alive ? kept : fresh();
    softly.checked = localStorage.getItem("walk-softly") === "yes";
  } catch { /* a browser without storage forgets where one is, no more */ }
  before = remaining();
}

function keep() {
  state.seen = Date.now();
  try { localStorage.setItem(name, JSON.stringify(state)); } catch { /* see above */ }
}

function remaining() {
  const full = whole[state.at], rest = state.until ? state.until - Date.now() : state.left[state.at] ?? full;
  return Math.max(0, Math.min(rest, full + 180 * MINUTE));
}

function show() {
  const last = state.at === steps.length - 1;
  steps.forEach((step, place) => { step.toggleAttribute("data-now", place === state.at); });
  clock.hidden = !whole[state.at];
  button("back").disabled = !state.at;
  button("on").disabled = last;
  tick();
}

function tick() {
  const rest = remaining(), seconds = Math.ceil(rest / 1000), words = walk.dataset;
  const text = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  if (left.textContent !== text) left.textContent = text;
  const tell = !rest ? words.over : whole[state.at] > 2 * MINUTE && rest <= MINUTE ? words.nearly : "";
  if (said.textContent !== tell) said.textContent = tell;
  if (before > 0 && !rest && state.until) softSign();
  before = rest;
  const run = button("run"), label = state.until && rest ? run.dataset.pause : run.dataset.start;
  if (run.textContent !== label) run.textContent = label;
  runOn(Boolean(state.until && rest));
}

function runOn(running) {
  if (running && !ticking) { ticking = setInterval(tick, 250); stayAwake(); }
  if (running || !ticking) return;
  clearInterval(ticking);
  ticking = 0;
  lock?.release();
}

// Who lets the time run, lets it run on in the next step.
function go(to) {
  const running = state.until;
  state.left[state.at] = remaining();
  state.at = Math.max(0, Math.min(to, steps.length - 1));
  state.until = 0;
  before = remaining();
  if (running && before) state.until = Date.now() + before;
  keep();
  show();
  scrollTo(0, 0);
  steps[state.at].querySelector("h2").focus({ preventScroll: true });
}

const does = {
  back: () => go(state.at - 1),
  on: () => go(state.at + 1),
  again() { state = fresh(); keep(); go(0); },
  run() {
    const rest = remaining();
    if (state.until && rest) { state.left[state.at] = rest; state.until = 0; }
    else state.until = Date.now() + (rest || whole[state.at]);
    before = remaining();
    keep();
    tick();
  },
  more() {
    const rest = remaining() + MINUTE;
    if (state.until) state.until = Date.now() + rest; else state.left[state.at] = rest;
    before = remaining();
    keep();
    tick();
  },
};

// Browsers give a tone only after a touch, so the instrument is made then.
walk.addEventListener("click", event => {
  if (softly.checked) sound ??= globalThis.AudioContext && new AudioContext();
  does[event.target.closest("[data-do]")?.dataset.do]?.();
});

softly.addEventListener("change", () => {
  try { localStorage.setItem("walk-softly", softly.checked ? "yes" : "no"); } catch { /* see above */ }
});

function softSign() {
  if (!softly.checked) return;
  navigator.vibrate?.([120, 80, 120]);
  if (!sound) return;
  const now = sound.currentTime, tone = sound.createOscillator(), volume = sound.createGain();
  tone.frequency.value = 440;
  volume.gain.setValueAtTime(0, now);
  volume.gain.linearRampToValueAtTime(.15, now + .15);
  volume.gain.linearRampToValueAtTime(0, now + 1.4);
  tone.connect(volume).connect(sound.destination);
  tone.start();
  tone.stop(now + 1.5);
}

// The screen stays on while the time runs; a browser that cannot do that does without.
async function stayAwake() {
  try {
    const given = await navigator.wakeLock?.request("screen");
    given?.addEventListener("release", () => { if (lock === given) lock = null; });
    if (ticking && !lock) lock = given; else given?.release();
  } catch { /* the battery is low, or the page went out of sight meanwhile */ }
}

document.addEventListener("visibilitychange", () => {
  if (document.hidden) return;
  tick();
  if (ticking) stayAwake();
});
addEventListener("pageshow", event => { if (event.persisted) { load(); show(); } });
addEventListener("storage", event => { if (event.key === name) { load(); show(); } });

walk.classList.add("walks");
for (const one of [part(".walk-foot"), button("again")]) one.hidden = false;
load();
show();
