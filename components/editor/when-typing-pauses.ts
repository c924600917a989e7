import { afterPaint } from './after-paint.ts';

/** A person who pressed no key for this long does not type; in milliseconds. */
const restMs = 250;

let waiting: (() => void)[] = [];
let lastKey: number | null = null;
let resting: ReturnType<typeof setTimeout> | undefined;
let callOff = () => {};

/**
 * Runs a function without delaying a letter: at once if the person is not typing. Otherwise it runs after the
 * next letter is painted, or when typing pauses. Functions run in order.
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
