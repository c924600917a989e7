import { parseHTML } from 'linkedom';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { suggest } from '../../../public/js/suggest.js';

type Answer = { readonly ok: boolean; readonly json: () => Promise<{ items: readonly object[] }> };

let field: HTMLInputElement;
let list: HTMLElement;
let answer: (asked: string) => Promise<Answer>;
const opened = vi.fn();

const story = (name: string) => ({ kind: 'story', name, url: `/${name}` });
const found = (...names: string[]): Answer => {
  return { ok: true, json: async () => ({ items: names.map(story) }) };
};

beforeEach(() => {
  vi.useFakeTimers();
  opened.mockClear();
  const { document } = parseHTML('<form><input data-suggest="/goi-y" data-suggest-words="{}"></form>');
  field = document.querySelector('input') as HTMLInputElement;
  field.setAttribute(
    'data-suggest-words',
    JSON.stringify({ list: 'Gợi ý', count: '{count} gợi ý', paid: 'Nội dung tài trợ' }),
  );
  Object.defineProperty(field, 'form', { value: document.querySelector('form') });
  Object.defineProperty(document, 'activeElement', { value: field });
  vi.stubGlobal('document', {
    activeElement: field,
    createElement: (name: string) => {
      const element = document.createElement(name);
      return Object.assign(element, { scrollIntoView: () => {}, click: () => opened(element.textContent) });
    },
  });
  // An aborted request is not answered.
  vi.stubGlobal('fetch', (address: string, { signal }: { signal: AbortSignal }) => {
    const isTakenBack = new Promise<never>((_, fail) => {
      signal.addEventListener('abort', () => fail(signal.reason));
    });
    return Promise.race([answer(new URL(address, 'http://x').searchParams.get('q') ?? ''), isTakenBack]);
  });
  suggest(field);
  list = document.querySelector('.suggestions') as unknown as HTMLElement;
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Each test types its own words, because answers are cached for all fields. */
async function type(text: string) {
  field.value = text;
  fire('input');
  await vi.advanceTimersByTimeAsync(200);
}

function fire(name: string, key?: string) {
  const Event = field.ownerDocument.defaultView?.Event as typeof globalThis.Event;
  const event = Object.assign(new Event(name, { cancelable: true }), { key });
  field.dispatchEvent(event);
  return event;
}

const offered = () => Array.from(list.children, (option) => option.textContent?.trim());

test('Enter opens the chosen suggestion, and submits the search after further typing', async () => {
  answer = async () => found('Bão số 5');
  await type('bão');
  expect(offered()).toEqual(['Bão số 5']);
  fire('keydown', 'ArrowDown');
  expect(fire('keydown', 'Enter').defaultPrevented).toBe(true);
  expect(opened).toHaveBeenCalledExactlyOnceWith('Bão số 5');

  answer = () => new Promise(() => {});
  await type('bão giá');
  expect(fire('keydown', 'Enter').defaultPrevented).toBe(false);
  expect(opened).toHaveBeenCalledOnce();
});

test('Enter opens the chosen suggestion after a new answer, but only if it is still listed', async () => {
  for (const [words, names, opens] of [
    ['triều', ['Triều cường', 'Triều lên'], ['Triều lên']],
    ['sạt', ['Sạt lở'], []],
  ] as const) {
    answer = async () => found('Triều lên', 'Triều cường');
    await type(words);
    let arrive = (_: Answer) => {};
    answer = () =>
      new Promise((resolve) => {
        arrive = resolve;
      });
    await type(`${words} c`);
    fire('keydown', 'ArrowDown');
    arrive(found(...names));
    await vi.advanceTimersByTimeAsync(0);
    fire('keydown', 'Enter');
    expect(opened.mock.calls.flat()).toEqual(opens);
    opened.mockClear();
  }
});

test('a refused request is repeated, and old suggestions disappear', async () => {
  answer = async () => found('Lũ về');
  await type('lũ');
  const isRefused = { ok: false, statusText: 'Too Many Requests', json: async () => ({ items: [] }) };
  answer = async () => isRefused;
  await type('lũ quét');
  expect(offered()).toEqual([]);
  answer = async (asked) => found(asked);
  await type('lũ quét');
  expect(offered()).toEqual(['lũ quét']);
});

test('a sponsored story has its label after the headline', async () => {
  const items = [story('Gốm xưa'), { ...story('Gốm mới'), isPaid: true }];
  answer = async () => ({ ok: true, json: async () => ({ items }) });
  await type('gốm');
  expect(offered()).toEqual(['Gốm xưa', 'Gốm mới Nội dung tài trợ']);
});

test('after a network error old suggestions disappear', async () => {
  answer = async () => found('Hạn mặn');
  await type('hạn');
  answer = () => Promise.reject(new TypeError('Failed to fetch'));
  await type('hạn hán');
  expect(offered()).toEqual([]);
});

test('after Escape a late answer does not open the list', async () => {
  answer = async () => found('Mưa đá');
  await type('mưa');
  let arrive = (_: Answer) => {};
  answer = () =>
    new Promise((resolve) => {
      arrive = resolve;
    });
  await type('mưa rào');
  fire('keydown', 'Escape');
  arrive(found('Mưa rào'));
  await vi.advanceTimersByTimeAsync(0);
  expect(list.hidden).toBe(true);
});
