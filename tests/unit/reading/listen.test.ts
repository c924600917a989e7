import { parseHTML } from 'linkedom';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { listen } from '../../../public/js/listen.js';

type Said = { readonly text: string; onend?: () => void; onerror?: (event: { error: string }) => void };

/**
 * The voice of a browser as the Web Speech API has it: a pause holds whatever comes after it, and `cancel` does not end it. On
 * phones (`pauseEnds`) a pause ends what is being said, and there is nothing to go on with.
 */
class Speech {
  paused = false;
  pauseEnds = false;
  queue: Said[] = [];
  said: string[] = [];
  speak(said: Said) {
    this.queue.push(said);
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
    const taken = this.queue.splice(0);
    for (const { onerror } of taken) queueMicrotask(() => onerror?.({ error: 'canceled' }));
  }
  go() {
    if (!this.paused && this.queue[0]) this.said.push(this.queue[0].text);
  }
  /** The one that is being said has come to its end, or could not be said. */
  end(error?: string) {
    const said = this.queue.shift();
    if (error) said?.onerror?.({ error });
    else said?.onend?.();
    this.go();
  }
}

let document: Document;
let button: HTMLButtonElement;
let speech: Speech;
const words = { pause: 'Tạm dừng', resume: 'Nghe tiếp', stop: 'Thôi nghe' };
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

test('who stopped in a pause hears the story when they ask for it again', async () => {
  start();
  expect(speech.said).toEqual(['Nước lên.']);
  press(words.pause);
  press(words.stop);
  await Promise.resolve();
  start();
  expect(speech.said).toEqual(['Nước lên.', 'Nước lên.']);
  speech.end();
  expect(speech.said.at(-1)).toBe('Phà nghỉ.');
});

test('a voice that can say no more gives the reader their button back', () => {
  start();
  speech.end('network');
  expect(bar()).toBeNull();
  expect(document.querySelector('[data-spoken]')).toBeNull();
  start();
  speech.end();
  expect(speech.said.at(-1)).toBe('Phà nghỉ.');
});

test('the number of a footnote is not read as part of a figure, and a line that ends ends what is said', () => {
  const text = document.querySelector('p') as HTMLElement;
  text.innerHTML =
    'Năm 2023<sup class="footnote-mark"><a href="#cuoc-chu-1">1</a></sup> tăng 4%.<br>Phà nghỉ.';
  start();
  speech.end();
  expect(speech.said.at(-1)).toBe('Năm 2023 tăng 4%.\n');
  speech.end();
  expect(speech.said.at(-1)).toBe('Phà nghỉ.');
});

test('who goes on after a pause hears the sentence again, also where the pause of a phone ends what is said', async () => {
  for (const pauseEnds of [false, true]) {
    speech.pauseEnds = pauseEnds;
    start();
    speech.end();
    expect(speech.said.at(-1)).toBe('Phà nghỉ.');
    const heard = speech.said.length;
    press(words.pause);
    await Promise.resolve();
    expect(speech.queue).toEqual([]);
    press(words.resume);
    expect(speech.said.slice(heard)).toEqual(['Phà nghỉ.']);
    expect(bar()?.textContent).toContain(words.pause);
    speech.end();
    expect(bar()).toBeNull();
  }
});

test('what was hushed in a pause takes nothing on when its end comes late', () => {
  start();
  const [hushed] = speech.queue;
  press(words.pause);
  hushed?.onend?.();
  hushed?.onerror?.({ error: 'network' });
  expect(bar()).not.toBeNull();
  press(words.resume);
  expect(speech.said).toEqual(['Nước lên.', 'Nước lên.']);
});

test('a voice has one sentence at a time', () => {
  const text = document.querySelector('p') as HTMLElement;
  text.textContent = 'Phà nghỉ. Chợ đóng.';
  start();
  speech.end();
  expect(speech.queue.map((said) => said.text)).toEqual(['Phà nghỉ. ']);
  speech.end();
  expect(speech.said.at(-1)).toBe('Chợ đóng.');
});

test('a voice that needs a line and has none is told of, and what was taken back is not', () => {
  start();
  press('Tạm dừng');
  speech.end('interrupted');
  expect(miss).not.toHaveBeenCalled();
  press('Nghe tiếp');
  speech.end('network');
  expect(miss).toHaveBeenCalledExactlyOnceWith(button);
  expect(bar()).toBeNull();
});
