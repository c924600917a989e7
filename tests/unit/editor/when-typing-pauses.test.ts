import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

let draw: () => void;
let keyboard: EventTarget;
let whenTypingPauses: (run: () => void) => void;
const press = () => keyboard.dispatchEvent(new Event('keydown'));
const words: string[] = [];
const write = (word: string) => whenTypingPauses(() => words.push(word));

beforeEach(async () => {
  words.length = 0;
  keyboard = new EventTarget();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  const frames = new Map<number, () => void>();
  vi.stubGlobal('window', keyboard);
  vi.stubGlobal('requestAnimationFrame', (run: () => void) => frames.set(frames.size + 1, run).size);
  vi.stubGlobal('cancelAnimationFrame', (frame: number) => frames.delete(frame));
  draw = () => {
    for (const run of frames.values()) run();
    frames.clear();
    vi.advanceTimersByTime(1);
  };
  // The module remembers the time of the last key press.
  vi.resetModules();
  ({ whenTypingPauses: whenTypingPauses } = await import('#components/editor/when-typing-pauses.ts'));
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('remote edits', () => {
  test('apply at once without local typing', () => {
    write('lời');
    expect(words).toEqual(['lời']);
  });

  test('wait until the next letter is drawn, and apply in order', () => {
    write('');
    press();
    vi.advanceTimersByTime(90);
    write('một');
    write('hai');
    expect(words).toEqual(['']);
    press();
    expect(words).toEqual(['']);
    draw();
    expect(words).toEqual(['', 'một', 'hai']);
  });

  test('apply once when typing pauses', () => {
    write('');
    press();
    write('một');
    vi.advanceTimersByTime(240);
    expect(words).toEqual(['']);
    vi.advanceTimersByTime(20);
    expect(words).toEqual(['', 'một']);
    press();
    draw();
    expect(words).toEqual(['', 'một']);
  });

  test('are not delayed by continuous typing in a window that is not drawn', () => {
    write('');
    press();
    write('một');
    for (let key = 0; key < 5; key += 1) {
      vi.advanceTimersByTime(60);
      press();
    }
    expect(words).toEqual(['', 'một']);
  });
});
