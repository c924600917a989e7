import { afterPaint } from './after-paint.ts';

/** Who has pressed no key for this long does not type, in milliseconds. */
const restMs = 250;

let waiting: (() => void)[] = [];
let lastKey: number | null = null;
let resting: ReturnType<typeof setTimeout> | undefined;
let callOff = () => {};

/**
 * Runs this when no letter has to wait for it: at once where nobody types, else when the next letter has been drawn,
 * so that it is over before the one after it, or when typing rests. What waits runs in the order in which it came.
 */
export function whenTypingPauses(run: () => void): void {
  listen();
  if (!isTyping()) {
    run();
    return;
  }
  waiting.push(run);
  if (waiting.length === 1) resting = setTimeout(runAll, restMs);
}

function listen() {
  if (lastKey !== null) return;
  lastKey = Number.NEGATIVE_INFINITY;
  window.addEventListener('keydown', onKey, { capture: true });
}

function isTyping(): boolean {
  return lastKey !== null && performance.now() - lastKey < restMs;
}

function onKey() {
  lastKey = performance.now();
  if (waiting.length === 0) return;
  callOff();
  callOff = afterPaint(runAll);
}

function runAll() {
  clearTimeout(resting);
  callOff();
  const due = waiting;
  waiting = [];
  for (const run of due) run();
}
