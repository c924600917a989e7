// Updates a live story: by server-sent events, with polling as the fallback. Without this script the page
// shows the state at load, and its link reloads it.
import { offerIn } from './reading.js';

const live = document.querySelector('[data-live]');
const list = live?.querySelector('.live-entries');
const held = new Map();
const pollMs = 15_000;
const helloWithinMs = 10_000;
/** The server sends a heartbeat every 20 s. A longer silence means a dead connection. */
const silentAfterMs = 50_000;
/** Polls between two attempts to open an event stream again. */
const asksPerTry = 8;
let seen = Number(live?.dataset.changes);
let source = null;
let timer = 0;
let failures = 0;
let asked = 0;

const part = (name) => live.querySelector(name);
/** Written and escaped by the server (`core/live`). No other HTML is taken from a string. */
const trusting = window.trustedTypes?.createPolicy('toasoan-live', { createHTML: (html) => html });
const ours = (html) => trusting?.createHTML(html) ?? html;
const elementOf = (html) => document.createRange().createContextualFragment(ours(html)).firstElementChild;
const isNewer = (entry, other) =>
  entry.dataset.at - other.dataset.at > 0 || (entry.dataset.at === other.dataset.at && entry.id > other.id);

/** Shows the day where it changes. */
function showDays() {
  let before = '';
  for (const entry of list.children) {
    entry.firstElementChild.hidden = entry.dataset.day === before;
    before = entry.dataset.day;
  }
}

function put(entry) {
  const there = document.getElementById(entry.id);
  held.delete(entry.id);
  if (there?.parentNode === list && !entry.matches('.is-pinned')) return there.replaceWith(entry);
  there?.remove();
  if (entry.matches('.is-pinned')) return part('.live-pinned').replaceChildren(entry);
  const next = [...list.children].find((other) => isNewer(entry, other)) ?? null;
  // Newer or older than all entries of this page: it belongs to another page.
  const end = next ? next === list.firstElementChild && 'first' : 'last';
  if (!end || end in list.dataset) list.insertBefore(entry, next);
}

function offer() {
  const count = held.size;
  const box = part('.live-new');
  box.hidden = count === 0;
  const words = count === 1 ? live.dataset.newOne : live.dataset.new.replace('{count}', count);
  box.firstElementChild.textContent = words;
  if (count > 0) part('[role="status"]').textContent = words;
}

function release() {
  // A page of older entries has no place for newer ones.
  if (list.dataset.first === undefined) return location.assign(live.dataset.story);
  const entries = [...held.values()];
  for (const entry of entries) put(entry);
  showDays();
  offer();
  list.scrollIntoView();
  const newest = list.firstElementChild;
  // The waiting entries may have been withdrawn in this moment.
  if (!newest) return;
  newest.tabIndex = -1;
  newest.focus({ preventScroll: true });
}

function hear(update) {
  if (update.changes > seen) change(update);
  // Unless the page is about to be reloaded.
  if (update.changes === seen) link(update.breakouts);
}

/** A story that began as an entry is published, expires or is withdrawn without a change of the entry. */
function link(breakouts) {
  for (const entry of [...live.querySelectorAll('.live-entry'), ...held.values()]) {
    const there = entry.querySelector('.live-breakout');
    const html = breakouts[entry.id];
    if (html ? entry.link === html : !there) continue;
    entry.link = html;
    there?.remove();
    if (html) entry.querySelector('.live-entry-foot')?.append(' ', elementOf(html));
  }
}

function change({ changes, isCut, isEnded, status, keys, closing, entries, gone }) {
  if (isCut) return location.reload();
  seen = changes;
  for (const id of gone) {
    document.getElementById(id)?.remove();
    held.delete(id);
  }
  // Does not move the page of a reader who has scrolled down.
  const isAtTop = list.dataset.first !== undefined && list.getBoundingClientRect().top > 0;
  const oldestFirst = [...entries].reverse().map(elementOf);
  // Before any insertion: a newly pinned entry replaces one that was read, so it is not new.
  const read = new Set(oldestFirst.map(({ id }) => id).filter((id) => document.getElementById(id)));
  for (const entry of oldestFirst) {
    offerIn(entry);
    const isNew = !read.has(entry.id) && entry.dataset.at - live.dataset.newest > 0;
    const waits = held.has(entry.id) || (isNew && !isAtTop);
    // A pinned entry is shown on top at once, even if it was waiting.
    if (waits && !entry.matches('.is-pinned')) held.set(entry.id, entry);
    else {
      entry.classList.toggle('is-new', isNew);
      put(entry);
      if (isNew) part('[role="status"]').textContent = live.dataset.newOne;
    }
  }
  part('.live-status').innerHTML = ours(status);
  part('.live-keys').hidden = keys === '';
  part('.live-keys ol').innerHTML = ours(keys);
  showDays();
  offer();
  if (!isEnded) return;
  stop();
  part('.live-closing').innerHTML = ours(closing);
  part('.live-reload').hidden = true;
}

function stop() {
  source?.close();
  source = null;
  clearTimeout(timer);
}

async function poll() {
  clearTimeout(timer);
  try {
    const answer = await fetch(`${live.dataset.updates}?cursor=${seen}`);
    if (answer.status === 404) return location.reload();
    if (answer.ok) hear(await answer.json());
  } catch {
    // Offline for now. The next poll finds what this one missed.
  }
  // In the meantime a stream or another poll may have started; only one may run.
  if (source || document.hidden || live.querySelector('[data-state="ended"]')) return;
  clearTimeout(timer);
  asked += 1;
  const triesLine = asked % asksPerTry === 0;
  if (triesLine) failures = Math.min(failures, 2);
  timer = setTimeout(triesLine ? open : poll, pollMs * (0.8 + Math.random() * 0.4));
}

function open() {
  stop();
  if (document.hidden || live.querySelector('[data-state="ended"]')) return;
  if (failures > 2 || !window.EventSource) return poll();
  const line = new EventSource(`${live.dataset.line}?cursor=${seen}`);
  source = line;
  const fall = () => {
    failures += 1;
    stop();
    poll();
  };
  const isThere = () => {
    failures = 0;
    clearTimeout(timer);
    timer = setTimeout(open, silentAfterMs);
  };
  // A buffering proxy holds back even this event.
  timer = setTimeout(fall, helloWithinMs);
  line.addEventListener('hello', isThere);
  line.addEventListener('beat', isThere);
  line.addEventListener('gone', () => location.reload());
  line.onmessage = ({ data }) => {
    isThere();
    hear(JSON.parse(data));
  };
  line.onerror = () => {
    if (line.readyState === EventSource.CLOSED || failures > 1) return fall();
    // The browser reconnects by itself, twice.
    failures += 1;
  };
}

if (live && list) {
  part('.live-new button').addEventListener('click', release);
  document.addEventListener('visibilitychange', open);
  const wanted = /^#muc-(.+)$/.exec(location.hash)?.[1];
  // A link to an entry that has moved to another page.
  if (wanted && !document.getElementById(`muc-${wanted}`) && !location.search.includes(wanted)) {
    location.replace(`${live.dataset.story}?cursor=${wanted}${location.hash}`);
  } else open();
}
