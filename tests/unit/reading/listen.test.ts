import { parseHTML } from 'linkedom';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { listen } from '../../../public/js/listen.js';

type Said = { readonly text: string; onend?: () => void; onerror?: (event: { error: string }) => void };

/** The voice of a browser as the Web Speech API has it: a pause holds whatever comes after it, and `cancel` does not end it. */
class Speech {
  paused = false;
  queue: Said[] = [];
  said: string[] = [];
  speak(said: Said) {
    this.queue.push(said);
    this.go();
  }
  pause() {
    this.paused = true;
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
const start = () => listen({ button, voice: { lang: 'vi-VN' }, words });
const bar = () => document.querySelector('.listening');
const press = (label: string) =>
  Array.from(bar()?.querySelectorAll('button') ?? [])
    .find(({ textContent }) => textContent === label)
    ?.click();

beforeEach(() => {
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
