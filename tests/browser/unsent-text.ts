import type { Page } from 'playwright';
import { expect } from 'vitest';
import * as Y from 'yjs';
import { fromBase64 } from '#core/shared/base64.ts';
import { articleDeskUrl } from '#core/urls.ts';
import { bodyPart } from '#core/working-copy/working-copy.ts';
import { bodyOf, untilProcessed } from './write-a-story.ts';
import { bodyJson, type EditorJson, putCursor } from './write-in-body.ts';

/** The save state, as the screen shows it. */
export type Saving = 'clean' | 'connecting' | 'waiting' | 'saved' | 'offline' | 'kept' | 'unkept' | 'refused';

/** Waits until the screen shows one of these states for all typed text. */
export async function untilSaving(page: Page, ...states: readonly Saving[]): Promise<void> {
  await untilProcessed(page);
  await page.locator(states.map((state) => `.save-status[data-state="${state}"]`).join(',')).waitFor();
}

/** Waits until the server has these words in the body, regardless of the screen. */
export async function untilOnServer(page: Page, articleId: string, words: string): Promise<void> {
  await expect
    .poll(async () => {
      const answer = await page.request.get(`${articleDeskUrl(articleId)}/working-copy`);
      const { data } = (await answer.json()) as { data: { update: string } };
      const doc = new Y.Doc();
      Y.applyUpdate(doc, fromBase64(data.update));
      return bodyPart(doc).toString();
    })
    .toContain(words);
}

/** Opens a story and waits until it is editable. */
export async function openStory(page: Page, articleId: string, site = ''): Promise<void> {
  await page.goto(`${site}${articleDeskUrl(articleId)}`);
  await bodyOf(page).waitFor();
}

/** Types words after others, key by key. */
export async function typeAfter(page: Page, words: string, behind: string): Promise<void> {
  await putCursor(bodyOf(page), behind);
  await page.keyboard.type(words);
  await untilProcessed(page);
}

/** The notice about text that the server did not have. */
export function recoveryOf(
  page: Page,
  kind: 'left' | 'apart' | 'merged' | 'keeping' | 'kept' | 'beginnings',
) {
  return page.locator(`[data-recovery="${kind}"]`);
}

/** The paragraphs of the body on the screen, joined. */
export async function wordsOnScreen(page: Page): Promise<string> {
  return wordsIn(await bodyJson(bodyOf(page)));
}

function wordsIn({ text = '', content = [] }: EditorJson): string {
  return text.replaceAll('\u00a0', ' ') + content.map(wordsIn).join('');
}

/** Opens the comparison of both texts and returns its deleted and inserted text. */
export async function compareBoth(page: Page): Promise<{ gone: string; come: string }> {
  await page.getByRole('button', { name: 'Xem hai bản' }).click();
  const story = page.getByRole('dialog').locator('.compare-story');
  await story.waitFor();
  return {
    gone: (await story.locator('del').allInnerTexts()).join(' '),
    come: (await story.locator('ins').allInnerTexts()).join(' '),
  };
}

/** Waits until the browser has stored all pending text: this request queues behind the others. */
export async function untilWritten(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('toasoan');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const count = opening.result.transaction('updates').objectStore('updates').count();
          count.onerror = () => reject(count.error);
          count.onsuccess = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
  );
}
