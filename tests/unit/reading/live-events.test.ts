import { parseHTML } from 'linkedom';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

/** An EventSource that the test controls. */
class Line {
  static readonly CLOSED = 2;
  static readonly opened: Line[] = [];
  readyState = 1;
  onerror?: () => void;
  readonly #listeners = new Map<string, () => void>();
  constructor() {
    Line.opened.push(this);
  }
  addEventListener(name: string, listener: () => void) {
    this.#listeners.set(name, listener);
  }
  says(name: string) {
    this.#listeners.get(name)?.();
  }
  close() {
    this.readyState = Line.CLOSED;
  }
  breaks() {
    this.readyState = Line.CLOSED;
    this.onerror?.();
  }
}

/** Pending answers of the server. */
const asked: (() => void)[] = [];
let document: Document;
let isHidden = false;

/** Whether requests are answered at once or by the test. */
let answersAtOnce = true;

beforeEach(async () => {
  vi.useFakeTimers();
  ({ document } =
    parseHTML(`<section data-live data-line="/live/7/line" data-updates="/live/7/updates" data-changes="1">
    <p class="live-status"></p><div class="live-new"><button></button></div><div class="live-entries"></div></section>`));
  Object.defineProperty(document, 'hidden', { get: () => isHidden });
  isHidden = false;
  answersAtOnce = true;
  asked.length = 0;
  Line.opened.length = 0;
  vi.stubGlobal('document', document);
  vi.stubGlobal('window', { EventSource: Line });
  vi.stubGlobal('EventSource', Line);
  vi.stubGlobal('location', { hash: '', search: '', reload: () => {} });
  vi.stubGlobal('fetch', () => {
    const answer = { ok: true, status: 200, json: async () => ({ changes: 1 }) };
    return new Promise((resolve) => {
      asked.push(() => resolve(answer));
      if (answersAtOnce) resolve(answer);
    });
  });
  vi.resetModules();
  await import('../../../public/js/live.js');
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function show(isShown: boolean) {
  isHidden = !isShown;
  document.dispatchEvent(
    new (document.defaultView as unknown as { Event: typeof Event }).Event('visibilitychange'),
  );
}

const line = () => Line.opened.at(-1) as Line;

test('a connected stream stays open when an earlier poll is answered late', async () => {
  answersAtOnce = false;
  line().breaks();
  expect(asked).toHaveLength(1);
  show(false);
  show(true);
  asked[0]?.();
  await vi.advanceTimersByTimeAsync(1000);
  const second = line();
  second.says('hello');
  await vi.advanceTimersByTimeAsync(40_000);
  expect(second.readyState).toBe(1);
  expect(asked).toHaveLength(1);
});

test('hiding and showing the page during polling does not increase the polling rate', async () => {
  for (let times = 0; times < 3; times += 1) {
    line().breaks();
    show(false);
    show(true);
  }
  answersAtOnce = false;
  asked.length = 0;
  await vi.advanceTimersByTimeAsync(18_000);
  for (let times = 0; times < 4; times += 1) {
    show(false);
    show(true);
  }
  const inTheAir = asked.length;
  for (const answer of asked) answer();
  answersAtOnce = true;
  await vi.advanceTimersByTimeAsync(60_000);
  // One in 12 to 18 seconds.
  expect(asked.length - inTheAir).toBeLessThanOrEqual(5);
});

test('a polling page reconnects to the stream when it is available again', async () => {
  for (let times = 0; times < 3; times += 1) {
    line().breaks();
    show(false);
    show(true);
  }
  const before = Line.opened.length;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(Line.opened).toHaveLength(before);
  await vi.advanceTimersByTimeAsync(120_000);
  expect(Line.opened.length).toBeGreaterThan(before);
  line().says('hello');
  asked.length = 0;
  await vi.advanceTimersByTimeAsync(45_000);
  expect(asked).toEqual([]);
});
