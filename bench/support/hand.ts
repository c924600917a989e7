import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'playwright';

/** Somebody who types and thinks; what they take for it is theirs and not the machine's. */
export type Hand = {
  readonly type: (text: string) => Promise<void>;
  readonly think: (ms: number) => Promise<void>;
  /** What they have taken until now, in milliseconds. */
  readonly spentMs: () => number;
};

/** A hand that presses a key every `keyMs`. What the page takes for a key is not in it, so it counts for the machine. */
export function openHand(page: Page, keyMs: number): Hand {
  let spent = 0;
  async function think(ms: number): Promise<void> {
    spent += ms;
    await wait(ms);
  }
  return {
    think,
    async type(text) {
      for (const letter of text) {
        await page.keyboard.type(letter);
        await think(keyMs * keysFor(letter));
      }
    },
    spentMs: () => spent,
  };
}

/** Keys that a letter takes in Telex: one, and one more for each sign on it (â is aa, ấ is aas, đ is dd). */
export function keysFor(letter: string): number {
  return letter === 'đ' || letter === 'Đ' ? 2 : [...letter.normalize('NFD')].length;
}
