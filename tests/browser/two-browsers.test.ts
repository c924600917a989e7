import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { signIn } from '#tests/support/browser/browser.ts';
import { longTest } from '#tests/support/long-test.ts';
import { deskApi } from '#tests/support/site/desk-api.ts';
import { SIZES } from '../sizes.ts';
import {
  openStory,
  recoveryOf,
  typeAfter,
  untilOnServer,
  untilSaving,
  wordsOnScreen,
} from './unsent-text.ts';

import { bodyOf, cutVersion, startSuggesting } from './write-a-story.ts';
import { putCursor } from './write-in-body.ts';

const api = deskApi();

/** A unique letter for each key, so that the test can search for each. */
let nextLetter = 0x4e00;
const letters = (count: number) => String.fromCodePoint(...Array.from({ length: count }, () => nextLetter++));

/** Records every letter that is typed into the body of this page. */
async function noteTyped(page: Page): Promise<() => Promise<string>> {
  await page.evaluate(() => {
    const noted: string[] = [];
    Object.assign(window, { noted });
    document.addEventListener('input', (event) => {
      const isBody = event.target instanceof HTMLElement && event.target.closest('.editor-text') !== null;
      if (isBody && event instanceof InputEvent) noted.push(event.data ?? '');
    });
  });
  return () => page.evaluate(() => (window as unknown as { noted: string[] }).noted.join(''));
}

/** Counts the server's acknowledgements: frames that end in 8 and 1 in the Hocuspocus protocol. */
function countSaves(page: Page): () => number {
  let count = 0;
  page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => {
      if (typeof payload !== 'string' && payload.at(-2) === 8 && payload.at(-1) === 1) count += 1;
    }),
  );
  return () => count;
}

async function openBoth(headline: string): Promise<{ id: string; lan: Page; thu: Page }> {
  const id = await api.sharedStory(headline, ['Đoạn của Lan:', 'Đoạn của Thu:']);
  const [lan, thu] = [await signIn('lan'), await signIn('thu')];
  for (const page of [lan, thu]) await openStory(page, id);
  return { id, lan, thu };
}

async function takeOver(thu: Page): Promise<void> {
  const more = thu.getByRole('button', { name: /^Thêm ▾/ });
  await more.click();
  const done = thu.getByRole('status').filter({ hasText: 'Giành quyền sửa' });
  await thu.getByRole('menuitem', { name: 'Giành quyền sửa' }).click();
  await done.waitFor({ state: 'attached' });
  // A closing menu returns the focus after a delay; earlier keys would not reach the text.
  await expect.poll(() => more.evaluate((button) => button === document.activeElement)).toBe(true);
}

describe('an editor takes over a story while its reporter has unsent text', () => {
  test('the reporter sees a notice, the editor’s text, and a kept copy of the unsent text', async () => {
    const { id, lan, thu } = await openBoth('Giành quyền lúc mất mạng');
    await lan.context().setOffline(true);
    await typeAfter(lan, ' chưa kịp gửi', 'Đoạn của Lan:');
    await untilSaving(lan, 'kept');
    await takeOver(thu);
    await typeAfter(thu, ' đã sửa', 'Đoạn của Thu:');
    await untilOnServer(thu, id, ' đã sửa');
    await lan.context().setOffline(false);
    const notice = recoveryOf(lan, 'kept');
    await notice.waitFor();
    await lan.getByText('Người khác đã giành quyền sửa bài này').waitFor();
    await expect.poll(() => wordsOnScreen(lan)).toBe('Đoạn của Lan:Đoạn của Thu: đã sửa');
    expect(await bodyOf(lan).getAttribute('contenteditable')).toBe('false');
    const [fork] = await api.forks(id);
    expect(fork).toMatchObject({ savedByName: 'Nguyễn Ngọc Lan', reason: 'not-allowed' });
    expect(JSON.stringify(fork?.content.body)).toContain('Đoạn của Lan: chưa kịp gửi');
    await notice.getByRole('link', { name: 'Xem bản giữ riêng' }).click();
    await lan.getByText('chưa kịp gửi').first().waitFor();
    // Thu sees the kept copy too and may use it.
    await openStory(thu, id);
    await thu.getByRole('region', { name: 'Bản giữ riêng chưa xử lý' }).getByRole('link').waitFor();
  });

  longTest('an unsent suggestion is in the kept copy as plain text', async () => {
    const { id, lan, thu } = await openBoth('Giành quyền lúc đang đề xuất');
    await startSuggesting(lan);
    await lan.context().setOffline(true);
    await typeAfter(lan, ' nên thêm', 'Đoạn của Lan:');
    await untilSaving(lan, 'kept');
    await takeOver(thu);
    await lan.context().setOffline(false);
    await recoveryOf(lan, 'kept').waitFor();
    const [fork] = await api.forks(id);
    expect(JSON.stringify(fork?.content.body)).toContain('Đoạn của Lan: nên thêm');
  });

  longTest('text typed at the moment of the takeover is in the story or in the kept copy', async () => {
    const { id, lan, thu } = await openBoth('Giành quyền giữa hai phím');
    const typed = await noteTyped(lan);
    await putCursor(bodyOf(lan), 'Đoạn của Lan:');
    await Promise.all([takeOver(thu), lan.keyboard.type(letters(80), { delay: 20 })]);
    await lan.getByText('Người khác đã giành quyền sửa bài này').waitFor();
    // A kept copy of unsent text may still be on its way.
    await expect.poll(async () => lostOf(thu, id, await typed())).toEqual([]);
  });
});

longTest('once a returned story is editable, the editor keeps its element and the focus', async () => {
  const id = await api.sharedStory('Bài được rút về', ['Đoạn của Lan:']);
  await api.act('lan', id, 'submit');
  const lan = await signIn('lan');
  await openStory(lan, id);
  const headline = lan.getByLabel('Tiêu đề', { exact: true });
  expect(await headline.isEditable()).toBe(false);
  await api.act('lan', id, 'withdraw-submission');
  await expect.poll(() => headline.isEditable(), { interval: 20 }).toBe(true);
  const text = await bodyOf(lan).elementHandle();
  await putCursor(bodyOf(lan), 'Đoạn của Lan:');
  const words = letters(80);
  await lan.keyboard.type(words, { delay: 20 });
  expect(await text?.evaluate((element) => element === document.activeElement)).toBe(true);
  await untilOnServer(lan, id, words);
});

test(`two browsers save ${SIZES.savesInTurn} times in turn with a takeover, and no letter is lost`, async () => {
  const { id, lan, thu } = await openBoth('Hai trình duyệt thay nhau lưu');
  const savesOf = new Map([lan, thu].map((page) => [page, countSaves(page)]));
  // The counted connections open only now.
  for (const page of [lan, thu]) await openStory(page, id);
  const typedByLan = await noteTyped(lan);
  const typedByThu = await noteTyped(thu);
  let saves = 0;
  const tenth = SIZES.savesInTurn / 10;

  /** The given number of times: types a few keys and waits until they are saved. */
  async function write(page: Page, paragraph: string, times: number): Promise<void> {
    await putCursor(bodyOf(page), paragraph);
    for (let time = 0; time < times; time += 1) {
      const before = savesOf.get(page)?.() ?? 0;
      await page.keyboard.type(letters(2));
      await expect.poll(() => savesOf.get(page)?.(), { interval: 20 }).toBeGreaterThan(before);
      saves += 1;
    }
  }

  await Promise.all([write(lan, 'Đoạn của Lan:', 2.5 * tenth), write(thu, 'Đoạn của Thu:', 2.5 * tenth)]);
  // Lan goes on typing offline, before and after the takeover.
  await lan.context().setOffline(true);
  await lan.keyboard.type(letters(5));
  await untilSaving(lan, 'kept');
  await takeOver(thu);
  await lan.keyboard.type(letters(5));
  await lan.context().setOffline(false);
  await recoveryOf(lan, 'kept').waitFor();
  await write(thu, 'Đoạn của Thu:', tenth);
  const typedFirst = await typedByThu();
  // Thu leaves, which releases the story.
  await thu.goto('/desk');
  await expect.poll(() => bodyOf(lan).getAttribute('contenteditable')).toBe('true');
  await openStory(thu, id);
  const typedAfter = await noteTyped(thu);
  await Promise.all([write(lan, 'Đoạn của Lan:', 2 * tenth), write(thu, 'Đoạn của Thu:', 2 * tenth)]);
  expect(saves).toBe(SIZES.savesInTurn);

  for (const page of [lan, thu]) await untilSaving(page, 'saved');
  const typed = typedFirst + (await typedAfter()) + (await typedByLan());
  expect(typed.length).toBe(2 * SIZES.savesInTurn + 10);
  await expect.poll(() => lostOf(thu, id, typed)).toEqual([]);
}, 300_000);

/** The letters that are in neither the story nor a kept copy. */
async function lostOf(page: Page, id: string, typed: string): Promise<string[]> {
  await cutVersion(page);
  const forkBodies = (await api.forks(id)).map(({ content }) => content.body);
  const found = JSON.stringify([(await api.read(id)).body, forkBodies]);
  return [...typed].filter((letter) => !found.includes(letter));
}
