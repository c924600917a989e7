import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'playwright';

/** Somebody who types and thinks; what they take for it is theirs and not the machine's. */
export type Hand = {
  readonly type: (text: string) => Promise<void>;
  readonly think: (ms: number) => Promise<void>;
  /** What they have taken until now, in milliseconds. */
  readonly spentMs: () => number;
};

/**
 * A hand that presses a key every `keyMs`. The page works while the finger is on its way to the next key; only what it
 * is late for that key is the machine's.
 */
export function openHand(page: Page, keyMs: number): Hand {
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

/** Keys that a letter takes in Telex: one, and one more for each sign on it (â is aa, ấ is aas, đ is dd). */
export function keysFor(letter: string): number {
  return letter === 'đ' || letter === 'Đ' ? 2 : [...letter.normalize('NFD')].length;
}
