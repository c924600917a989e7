// Keeps a live story true while somebody reads it: by an open line, and where there is none by asking now and then.
// Without this script the page is as true as when it was loaded, and its link loads it anew.
import { offerIn } from './reading.js';

const live = document.querySelector('[data-live]');
const list = live?.querySelector('.live-entries');
const held = new Map();
const pollMs = 15_000;
const helloWithinMs = 10_000;
/** The server says something every twenty seconds. A line that does not may have died on the way, and nobody tells. */
const silentAfterMs = 50_000;
/** Whoever asks now and then tries a line again each so many times: what was in its way may be gone. */
const asksPerTry = 8;
let seen = Number(live?.dataset.changes);
let source = null;
let timer = 0;
let failures = 0;
let asked = 0;

const part = (name) => live.querySelector(name);
/** Written and escaped by the server (`core/live`): the one HTML that this page takes from a string. */
const trusting = window.trustedTypes?.createPolicy('toasoan-live', { createHTML: (html) => html });
const ours = (html) => trusting?.createHTML(html) ?? html;
const elementOf = (html) => document.createRange().createContextualFragment(ours(html)).firstElementChild;
const isNewer = (entry, other) =>
  entry.dataset.at - other.dataset.at > 0 || (entry.dataset.at === other.dataset.at && entry.id > other.id);

/** The day is said where it changes. */
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
  // Newer than all of this page, or older: it stands on another.
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
  part('.live-status').scrollIntoView();
  const newest = list.firstElementChild;
  // What waited may have been withdrawn as the button was pressed.
  if (!newest) return;
  newest.tabIndex = -1;
  newest.focus({ preventScroll: true });
}

function hear(update) {
  if (update.changes > seen) change(update);
  // Unless the page is about to be loaded anew.
  if (update.changes === seen) link(update.breakouts);
}

/** A story that was begun out of an entry comes out, expires or is withdrawn without a change of the entry. */
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
  // Whoever reads further down is not moved about.
  const isAtTop = list.dataset.first !== undefined && list.getBoundingClientRect().top > 0;
  const oldestFirst = [...entries].reverse().map(elementOf);
  // Before the first is put: one that is pinned takes the place of another, which has been read and is not new for that.
  const read = new Set(oldestFirst.map(({ id }) => id).filter((id) => document.getElementById(id)));
  for (const entry of oldestFirst) {
    offerIn(entry);
    const isNew = !read.has(entry.id) && entry.dataset.at - live.dataset.newest > 0;
    const waits = held.has(entry.id) || (isNew && !isAtTop);
    // What an editor pins stands above them all at once, also one that waited.
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
    // Out of reach for now; the next time finds what this one did not.
  }
  // While the answer was on its way a line may have come, or another question: there is one of all these.
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
  // A proxy that keeps what it should pass on says nothing, not even this.
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
    // It comes back by itself, twice.
    failures += 1;
  };
}

if (live && list) {
  part('.live-new button').addEventListener('click', release);
  document.addEventListener('visibilitychange', open);
  const wanted = /^#muc-(.+)$/.exec(location.hash)?.[1];
  // A link to an entry that has moved on to another page.
  if (wanted && !document.getElementById(`muc-${wanted}`) && !location.search.includes(wanted)) {
    location.replace(`${live.dataset.story}?cursor=${wanted}${location.hash}`);
  } else open();
}
