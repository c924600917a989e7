import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'playwright';

/** A simulated person who types and thinks. That time does not count as the machine's. */
export type SimulatedTypist = {
  readonly type: (text: string) => Promise<void>;
  readonly think: (ms: number) => Promise<void>;
  /** The time spent so far, in milliseconds. */
  readonly spentMs: () => number;
};

/**
 * A typist who presses a key every `keyMs`. The page works between the keys; only its delay beyond the next
 * key counts as the machine's time.
 */
export function openTypist(page: Page, keyMs: number): SimulatedTypist {
  let spent = 0;
  return {
    async think(ms) {
      spent += ms;
      await wait(ms);
    },
    async type(text) {
      let due = performance.now();
      for (const letter of text) {
        await page.keyboard.type(letter);
        const takes = keyMs * keysFor(letter);
        spent += takes;
        due += takes;
        const rest = due - performance.now();
        if (rest > 0) await wait(rest);
        else due = performance.now();
      }
    },
    spentMs: () => spent,
  };
}

/** The number of Telex keys for a letter: one, and one more per diacritic (â is aa, ấ is aas, đ is dd). */
export function keysFor(letter: string): number {
  return letter === 'đ' || letter === 'Đ' ? 2 : [...letter.normalize('NFD')].length;
}
