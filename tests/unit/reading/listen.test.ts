import { parseHTML } from 'linkedom';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { listen } from '../../../public/js/listen.js';

type Utterance = {
  readonly text: string;
  readonly rate?: number;
  onend?: () => void;
  onerror?: (event: { error: string }) => void;
};

/**
 * Speech synthesis by the Web Speech API: a pause holds the rest of the queue, and `cancel` does not end the
 * pause. On phones (`pauseEnds`) a pause ends the current utterance, and nothing can resume.
 */
class Speech {
  paused = false;
  pauseEnds = false;
  queue: Utterance[] = [];
  spoken: string[] = [];
  speak(utterance: Utterance) {
    this.queue.push(utterance);
    this.go();
  }
  pause() {
    if (this.pauseEnds) this.cancel();
    else this.paused = true;
  }
  resume() {
    this.paused = false;
    this.go();
  }
  cancel() {
    const cancelled = this.queue.splice(0);
    for (const { onerror } of cancelled) queueMicrotask(() => onerror?.({ error: 'canceled' }));
  }
  go() {
    if (!this.paused && this.queue[0]) this.spoken.push(this.queue[0].text);
  }
  /** Ends the current utterance, or fails it with an error. */
  end(error?: string) {
    const utterance = this.queue.shift();
    if (error) utterance?.onerror?.({ error });
    else utterance?.onend?.();
    this.go();
  }
}

let document: Document;
let button: HTMLButtonElement;
let speech: Speech;
const words = { pause: 'Tạm dừng', resume: 'Nghe tiếp', stop: 'Thôi nghe', rate: 'Tốc độ' };
const miss = vi.fn();
const start = () => listen({ button, voice: { lang: 'vi-VN' }, words, miss });
const bar = () => document.querySelector('.listening');
const press = (label: string) =>
  Array.from(bar()?.querySelectorAll('button') ?? [])
    .find(({ textContent }) => textContent === label)
    ?.click();

beforeEach(() => {
  miss.mockClear();
  ({ document } = parseHTML(
    '<main><h1>Nước lên.</h1><button>Nghe</button><div class="body"><p>Phà nghỉ.</p></div>',
  ));
  button = document.querySelector('button') as HTMLButtonElement;
  for (const part of document.querySelectorAll('h1, p')) part.scrollIntoView = () => {};
  speech = new Speech();
  vi.stubGlobal('document', document);
  vi.stubGlobal('window', { speechSynthesis: speech });
  vi.stubGlobal('location', { pathname: '/the-gioi/lu-7' });
  vi.stubGlobal('localStorage', {});
  vi.stubGlobal('addEventListener', () => {});
  vi.stubGlobal(
    'SpeechSynthesisUtterance',
    class {
      readonly text: string;
      constructor(text: string) {
        this.text = text;
      }
    },
  );
});

afterEach(() => {
  press(words.stop);
  vi.unstubAllGlobals();
});

test('a story stopped during a pause is read again from the start', async () => {
  start();
  expect(speech.spoken).toEqual(['Nước lên.']);
  press(words.pause);
  press(words.stop);
  await Promise.resolve();
  start();
  expect(speech.spoken).toEqual(['Nước lên.', 'Nước lên.']);
  speech.end();
  expect(speech.spoken.at(-1)).toBe('Phà nghỉ.');
});

test('a speech error restores the button', () => {
  start();
  speech.end('network');
  expect(bar()).toBeNull();
  expect(document.querySelector('[data-spoken]')).toBeNull();
  start();
  speech.end();
  expect(speech.spoken.at(-1)).toBe('Phà nghỉ.');
});

test('footnote numbers are not read, and a line break ends an utterance', () => {
  const text = document.querySelector('p') as HTMLElement;
  text.innerHTML =
    'Năm 2023<sup class="footnote-mark"><a href="#cuoc-chu-1">1</a></sup> tăng 4%.<br>Phà nghỉ.';
  start();
  speech.end();
  expect(speech.spoken.at(-1)).toBe('Năm 2023 tăng 4%.\n');
  speech.end();
  expect(speech.spoken.at(-1)).toBe('Phà nghỉ.');
});

test('resuming after a pause repeats the sentence, also on phones', async () => {
  for (const pauseEnds of [false, true]) {
    speech.pauseEnds = pauseEnds;
    start();
    speech.end();
    expect(speech.spoken.at(-1)).toBe('Phà nghỉ.');
    const spokenCount = speech.spoken.length;
    press(words.pause);
    await Promise.resolve();
    expect(speech.queue).toEqual([]);
    press(words.resume);
    expect(speech.spoken.slice(spokenCount)).toEqual(['Phà nghỉ.']);
    expect(bar()?.textContent).toContain(words.pause);
    speech.end();
    expect(bar()).toBeNull();
  }
});

test('late events of an utterance that was cancelled by a pause are ignored', () => {
  start();
  const [hushed] = speech.queue;
  press(words.pause);
  hushed?.onend?.();
  hushed?.onerror?.({ error: 'network' });
  expect(bar()).not.toBeNull();
  press(words.resume);
  expect(speech.spoken).toEqual(['Nước lên.', 'Nước lên.']);
});

test('one sentence is queued at a time', () => {
  const text = document.querySelector('p') as HTMLElement;
  text.textContent = 'Phà nghỉ. Chợ đóng.';
  start();
  speech.end();
  expect(speech.queue.map((utterance) => utterance.text)).toEqual(['Phà nghỉ. ']);
  speech.end();
  expect(speech.spoken.at(-1)).toBe('Chợ đóng.');
});

test('a network error of the voice is reported, and a cancelled utterance is not', () => {
  start();
  press('Tạm dừng');
  speech.end('interrupted');
  expect(miss).not.toHaveBeenCalled();
  press('Nghe tiếp');
  speech.end('network');
  expect(miss).toHaveBeenCalledExactlyOnceWith(button);
  expect(bar()).toBeNull();
});

test('a stopped story continues at the sentence that was heard last, and begins anew after its end', () => {
  start();
  speech.end();
  press(words.stop);
  start();
  expect(speech.queue.map(({ text }) => text)).toEqual(['Phà nghỉ.']);
  speech.end();
  start();
  expect(speech.spoken.at(-1)).toBe('Nước lên.');
});

test('another story begins at its first sentence', () => {
  start();
  speech.end();
  press(words.stop);
  vi.stubGlobal('location', { pathname: '/the-gioi/mua-8' });
  start();
  expect(speech.spoken.at(-1)).toBe('Nước lên.');
});

test('another speed repeats the sentence, and is kept for the next story', () => {
  start();
  expect(speech.queue.map(({ rate }) => rate)).toEqual([1]);
  press('Tốc độ 1×');
  expect(speech.queue.map(({ text, rate }) => [text, rate])).toEqual([['Nước lên.', 1.25]]);
  expect(bar()?.textContent).toContain('Tốc độ 1.25×');
  press(words.stop);
  start();
  expect(speech.queue.map(({ rate }) => rate)).toEqual([1.25]);
});

test('a speed chosen during a pause does not resume the speech', () => {
  start();
  press(words.pause);
  press('Tốc độ 1×');
  expect(speech.queue).toEqual([]);
  press(words.resume);
  expect(speech.queue.map(({ rate }) => rate)).toEqual([1.25]);
});

test('foreign values in the storage of the browser are ignored', () => {
  vi.stubGlobal('localStorage', { spokenCount: '99 /the-gioi/lu-7 -1' });
  start();
  expect(speech.queue.map(({ text, rate }) => [text, rate])).toEqual([['Nước lên.', 1]]);
});
