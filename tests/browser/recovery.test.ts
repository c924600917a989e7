import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { deskUrl, newArticleDeskUrl } from '#core/urls.ts';
import { PHONE, signIn } from '#tests/support/browser/browser.ts';
import { type CrashingBrowser, openBrowser } from '#tests/support/browser/crashing-browser.ts';
import { longTest } from '#tests/support/long-test.ts';
import { deskApi } from '#tests/support/site/desk-api.ts';
import { signInAt } from '#tests/support/site/sign-in-at.ts';
import { theSite } from '#tests/support/site/the-site.ts';
import {
  compareBoth,
  openStory,
  recoveryOf,
  typeAfter,
  untilOnServer,
  untilSaving,
  untilWritten,
  wordsOnScreen,
} from './unsent-text.ts';
import { bodyOf, cutVersion, startSuggesting } from './write-a-story.ts';

const api = deskApi();
const { url } = theSite();

/**
 * Lan writes offline until her browser crashes. `prepare` runs before she is offline, `meanwhile` before she
 * opens the story again.
 */
async function crashed(
  id: string,
  write: (page: Page) => Promise<void>,
  meanwhile: () => Promise<void> = async () => {},
  prepare: (page: Page) => Promise<void> = async () => {},
): Promise<{ page: Page; browser: CrashingBrowser }> {
  const browser = await openBrowser();
  const before = await browser.newPage();
  await signInAt(before, 'lan');
  await openStory(before, id, url);
  await prepare(before);
  await before.context().setOffline(true);
  await write(before);
  await untilSaving(before, 'kept');
  await untilWritten(before);
  await browser.crash();
  await meanwhile();
  await browser.openAgain();
  const page = await browser.newPage();
  await signInAt(page, 'lan');
  await openStory(page, id, url);
  return { page, browser };
}

/** Thu writes in the same story. */
async function thuWrites(id: string, words: string, behind: string): Promise<void> {
  const thu = await signIn('thu');
  await openStory(thu, id);
  await typeAfter(thu, words, behind);
  await untilOnServer(thu, id, words);
}

describe('a browser that crashes while offline', () => {
  test('restores body, headline, sapo and tags, and sends them automatically if the server has no newer text', async () => {
    const id = await api.sharedStory('Máy treo giữa chừng');
    const { page } = await crashed(id, async (lan) => {
      await typeAfter(lan, ' Chưa lên máy chủ.', 'Đoạn hai.');
      for (const [field, words] of [
        ['Tiêu đề', ' rồi bật lại'],
        ['Sapo', ' Sapo viết thêm.'],
      ] as const) {
        await lan.getByLabel(field, { exact: true }).press('End');
        await lan.keyboard.type(words);
      }
      await lan.getByRole('button', { name: 'Gỡ Biến đổi khí hậu' }).click();
    });
    await page.getByText('Đoạn hai. Chưa lên máy chủ.').waitFor();
    await untilSaving(page, 'saved');
    expect(await recoveryOf(page, 'left').count()).toBe(0);
    await cutVersion(page);
    expect(await api.read(id)).toMatchObject({
      headline: 'Máy treo giữa chừng rồi bật lại',
      sapo: 'Một câu sapo đủ dài để bài được gửi đi. Sapo viết thêm.',
      tags: [],
    });
  });

  test('shows both dates and a diff if the server’s text is newer, and merging loses nothing', async () => {
    const id = await api.sharedStory('Ghép sau khi máy treo');
    const { page } = await crashed(
      id,
      (lan) => typeAfter(lan, ' Lan viết.', 'Đoạn hai.'),
      () => thuWrites(id, ' Thu viết.', 'Đoạn ba.'),
    );
    const notice = recoveryOf(page, 'left');
    await notice.waitFor();
    // The newer text was not overwritten and is on the screen.
    expect(await wordsOnScreen(page)).toBe('Đoạn một.Đoạn hai.Đoạn ba. Thu viết.');
    await expect
      .poll(() => notice.locator('dd').allInnerTexts())
      .toEqual([
        expect.stringMatching(/\d{1,2}[:.]\d{2}/),
        expect.stringMatching(/\d{1,2}[:.]\d{2}.*Phạm Hoài Thu/),
      ]);
    const both = await compareBoth(page);
    expect(both.gone).toContain('Thu viết.');
    expect(both.come).toContain('Lan viết.');
    await page.getByRole('dialog').getByRole('button', { name: 'Ghép vào bài' }).click();
    await page.getByText('Đoạn hai. Lan viết.').waitFor();
    await untilSaving(page, 'saved');
    expect(await wordsOnScreen(page)).toBe('Đoạn một.Đoạn hai. Lan viết.Đoạn ba. Thu viết.');
    await openStory(page, id, url);
    await page.getByText('Đoạn hai. Lan viết.').waitFor();
    expect(await notice.count()).toBe(0);
  });

  longTest('can keep the text as a fork: the story stays as it is, and the fork is linked', async () => {
    const id = await api.sharedStory('Để riêng sau khi máy treo');
    const { page } = await crashed(
      id,
      (lan) => typeAfter(lan, ' Lan viết.', 'Đoạn hai.'),
      () => thuWrites(id, ' Thu viết.', 'Đoạn hai.'),
    );
    await recoveryOf(page, 'left').getByRole('button', { name: 'Để riêng bên cạnh bài' }).click();
    await recoveryOf(page, 'kept').waitFor();
    expect(await wordsOnScreen(page)).toBe('Đoạn một.Đoạn hai. Thu viết.Đoạn ba.');
    const [fork, ...others] = await api.forks(id);
    expect(others).toEqual([]);
    expect(JSON.stringify(fork?.content.body)).toContain('Đoạn hai. Lan viết.');
    await page.getByRole('region', { name: 'Bản giữ riêng chưa xử lý' }).getByRole('link').click();
    await page.waitForURL(/\/history\?.*fork-/);
    await page.getByText('Lan viết.').first().waitFor();
  });

  longTest('keeps undecided text over reloads and visits', async () => {
    const id = await api.sharedStory('Chưa quyết định');
    const { page, browser } = await crashed(
      id,
      (lan) => typeAfter(lan, ' Lan viết.', 'Đoạn hai.'),
      () => thuWrites(id, ' Thu viết.', 'Đoạn ba.'),
    );
    await recoveryOf(page, 'left').waitFor();
    await typeAfter(page, ' Lan viết tiếp.', 'Đoạn một.');
    await untilSaving(page, 'saved');
    await page.reload();
    await recoveryOf(page, 'left').waitFor();
    await page.close();
    const later = await browser.newPage();
    await openStory(later, id, url);
    await recoveryOf(later, 'left').waitFor();
    expect((await compareBoth(later)).come).toContain('Lan viết.');
  });
});

longTest('an unsent suggestion is restored as a suggestion', async () => {
  const id = await api.sharedStory('Đề xuất chưa gửi');
  const suggest = (lan: Page) => typeAfter(lan, ' Nên thêm câu này.', 'Đoạn hai.');
  const { page } = await crashed(id, suggest, undefined, startSuggesting);
  await bodyOf(page).locator('ins, [data-suggestion], .suggestion-insertion').first().waitFor();
  await untilSaving(page, 'saved');
  const thu = await signIn('thu');
  await openStory(thu, id);
  await thu.getByText('Nên thêm câu này.').first().waitFor();
  await cutVersion(thu);
  expect(JSON.stringify((await api.read(id)).body)).not.toContain('Nên thêm');
});

longTest('shows an unsent suggestion for comparison if the server’s text is newer', async () => {
  const id = await api.sharedStory('Đề xuất đến muộn');
  const { page } = await crashed(
    id,
    (lan) => typeAfter(lan, ' Nên thêm câu này.', 'Đoạn hai.'),
    () => thuWrites(id, ' Thu viết.', 'Đoạn ba.'),
    startSuggesting,
  );
  await recoveryOf(page, 'left').waitFor();
  expect((await compareBoth(page)).come).toContain('Nên thêm câu này.');
  await page.getByRole('dialog').getByRole('button', { name: 'Ghép vào bài' }).click();
  await page.getByText('Nên thêm câu này.').first().waitFor();
  await untilSaving(page, 'saved');
});

longTest(
  'on a phone the offline notice stays in view after the header of the story has scrolled away',
  async () => {
    const id = await api.sharedStory('Viết dưới mưa');
    const lan = await signIn('lan', { viewport: PHONE });
    await openStory(lan, id);
    await lan.context().setOffline(true);
    await typeAfter(lan, ' Chưa lên máy chủ.', 'Đoạn hai.');
    await untilSaving(lan, 'kept');
    await lan.evaluate(() => scrollTo(0, document.body.scrollHeight));
    expect(await lan.locator('.article-top').boundingBox()).toHaveProperty(
      'y',
      expect.toSatisfy((y) => y < -100),
    );
    const status = await lan.getByText('giữ trong máy này').boundingBox();
    expect(status?.y).toBeGreaterThanOrEqual(0);
    expect((status?.y ?? 0) + (status?.height ?? 0)).toBeLessThan(PHONE.height);
  },
);

test('a reload right after a key keeps its letter', async () => {
  const id = await api.sharedStory('Tải lại giữa chừng');
  const lan = await signIn('lan');
  await openStory(lan, id);
  let typed = '';
  for (const letter of 'ĂÊƠƯ') {
    await typeAfter(lan, letter, `Đoạn hai.${typed}`);
    typed += letter;
    await lan.reload();
    await lan.getByText(`Đoạn hai.${typed}`).waitFor();
  }
  // The same offline: only the browser has the letter.
  await lan.context().setOffline(true);
  await typeAfter(lan, 'Y', `Đoạn hai.${typed}`);
  await lan.goto('about:blank');
  await lan.context().setOffline(false);
  await openStory(lan, id);
  await lan.getByText(`Đoạn hai.${typed}Y`).waitFor();
  expect(await wordsOnScreen(lan)).toBe(`Đoạn một.Đoạn hai.${typed}YĐoạn ba.`);
});

test('two tabs of one person with unsent text lose none when one closes and the other crashes', async () => {
  const id = await api.sharedStory('Hai thẻ một người');
  const browser = await openBrowser();
  const tabs = [await browser.newPage(), await browser.newPage()] as const;
  await signInAt(tabs[0], 'lan');
  for (const tab of tabs) await openStory(tab, id, url);
  await tabs[0].context().setOffline(true);
  await typeAfter(tabs[0], ' Thẻ một.', 'Đoạn một.');
  await typeAfter(tabs[1], ' Thẻ hai.', 'Đoạn hai.');
  for (const tab of tabs) await untilSaving(tab, 'kept');
  // One tab is closed. The other goes on: its text is its own and not a recovered draft.
  await tabs[0].close();
  await tabs[1].context().setOffline(false);
  await untilSaving(tabs[1], 'saved');
  expect(await wordsOnScreen(tabs[1])).toBe('Đoạn một.Đoạn hai. Thẻ hai.Đoạn ba.');
  await tabs[1].context().setOffline(true);
  await typeAfter(tabs[1], ' Rồi treo.', 'Đoạn ba.');
  await untilSaving(tabs[1], 'kept');
  await untilWritten(tabs[1]);
  await browser.crash();
  await browser.openAgain();
  const page = await browser.newPage();
  await signInAt(page, 'lan');
  await openStory(page, id, url);
  // Each tab has shown all of its text, so the server has nothing newer.
  await page.getByText('Đoạn một. Thẻ một.').waitFor();
  await page.getByText('Đoạn ba. Rồi treo.').waitFor();
  await untilSaving(page, 'saved');
  expect(await recoveryOf(page, 'left').count()).toBe(0);
  expect(await wordsOnScreen(page)).toBe('Đoạn một. Thẻ một.Đoạn hai. Thẻ hai.Đoạn ba. Rồi treo.');
});

longTest('two stories begun offline and never sent stay separate, and each can be continued', async () => {
  const browser = await openBrowser();
  const tabs = { 'Bão số 9': await browser.newPage(), 'Giá gạo': await browser.newPage() };
  await signInAt(tabs['Bão số 9'], 'lan');
  for (const tab of Object.values(tabs)) {
    await tab.goto(url + newArticleDeskUrl);
    await bodyOf(tab).waitFor();
  }
  await tabs['Bão số 9'].context().setOffline(true);
  for (const [headline, tab] of Object.entries(tabs)) {
    await tab.getByLabel('Tiêu đề', { exact: true }).fill(headline);
    await bodyOf(tab).click();
    await tab.keyboard.type(`Thân bài ${headline}.`);
    await untilSaving(tab, 'kept');
    await untilWritten(tab);
  }
  await browser.crash();
  await browser.openAgain();
  const page = await browser.newPage();
  await signInAt(page, 'lan');
  // A person who opens the desk first sees the notice there.
  await page.goto(url + deskUrl);
  const notice = page.locator('[data-recovery="stories"]');
  await notice.waitFor();
  expect(await notice.getByRole('link').allInnerTexts()).toEqual(
    expect.arrayContaining(['Giá gạo', 'Bão số 9']),
  );
  await notice.getByRole('link', { name: 'Giá gạo' }).click();
  const beginning = recoveryOf(page, 'beginnings').getByRole('listitem').filter({ hasText: 'Giá gạo' });
  await beginning.getByRole('button', { name: 'Viết tiếp' }).click();
  await untilSaving(page, 'saved');
  await page.waitForURL(/\/desk\/articles\/[0-9a-f-]{36}$/);
  expect(await page.getByLabel('Tiêu đề', { exact: true }).inputValue()).toBe('Giá gạo');
  await expect.poll(() => wordsOnScreen(page)).toBe('Thân bài Giá gạo.');
  await recoveryOf(page, 'beginnings').getByText('Bão số 9', { exact: true }).waitFor();
});

longTest('going back to the desk right after a key leaves no unsent text and no notice', async () => {
  const id = await api.sharedStory('Về hàng bài ngay');
  const lan = await signIn('lan');
  await openStory(lan, id);
  await typeAfter(lan, ' Câu cuối.', 'Đoạn ba.');
  await lan.getByRole('link', { name: 'Bài vở' }).click();
  await lan.getByRole('heading', { name: 'Bài vở' }).waitFor();
  // The visit ends once its last letters are saved; after that there is nothing to report. The lock of the
  // bell lasts as long as the desk is open.
  await expect
    .poll(() =>
      lan.evaluate(async () => {
        const { held = [] } = await navigator.locks.query();
        return held.filter(({ name }) => name?.startsWith('toasoan visit ')).length;
      }),
    )
    .toBe(0);
  await lan.reload();
  await lan.getByRole('heading', { name: 'Bài vở' }).waitFor();
  await lan.waitForLoadState('networkidle');
  expect(await lan.locator('[data-recovery="stories"]').count()).toBe(0);
  let receives = true;
  await lan.routeWebSocket(/\/collab/, (line) => {
    const server = line.connectToServer();
    server.onMessage((message) => {
      if (receives) line.send(message);
    });
  });
  await openStory(lan, id);
  // Text that the server did not acknowledge within two seconds is restored from the browser shortly after
  // the page text.
  await expect.poll(() => wordsOnScreen(lan)).toBe('Đoạn một.Đoạn hai.Đoạn ba. Câu cuối.');
  // A page closed before the acknowledgement keeps its letters, and the desk finds that they arrived. The
  // test drops every acknowledgement: a busy machine may take longer than the three seconds after which they
  // expire.
  receives = false;
  await typeAfter(lan, ' Câu nữa.', 'Câu cuối.');
  await untilOnServer(lan, id, ' Câu nữa.');
  const asked = lan.waitForResponse((response) => response.url().endsWith('/working-copy'));
  await lan.goto(deskUrl);
  await asked;
  await lan.waitForLoadState('networkidle');
  expect(await lan.locator('[data-recovery="stories"]').count()).toBe(0);
});
