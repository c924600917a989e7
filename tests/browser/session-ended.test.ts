import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { newArticleDeskUrl } from '#core/urls.ts';
import { signInAnew } from '#tests/support/browser/browser.ts';
import { longTest } from '#tests/support/long-test.ts';
import { deskApi } from '#tests/support/site/desk-api.ts';
import { theSite } from '#tests/support/site/the-site.ts';
import { openStory, typeAfter, untilSaving, wordsOnScreen } from './unsent-text.ts';
import { bodyOf, cutVersion } from './write-a-story.ts';

const api = deskApi();

const ended = (page: Page) => page.locator('[data-session]');

/** Ends the session of this browser in another tab. */
async function signOutElsewhere(page: Page): Promise<void> {
  const other = await page.context().newPage();
  await other.goto('/desk');
  await other.getByRole('button', { name: 'Đăng xuất' }).click();
  await other.waitForURL(/\/sign-in/);
  await other.close();
}

async function signInAgain(page: Page, password = theSite().password): Promise<void> {
  await ended(page)
    .getByLabel(/^Mật khẩu của/)
    .fill(password);
  await ended(page).getByRole('button', { name: 'Đăng nhập lại' }).click();
}

/** Returns a check whether the page is still the same document. */
async function markPage(page: Page): Promise<() => Promise<boolean>> {
  await page.evaluate(() => Object.assign(window, { isStillThere: true }));
  return () => page.evaluate(() => 'isStillThere' in window);
}

describe('a writer whose session ends in mid-sentence', () => {
  test('keeps the screen and text, signs in again in place, and the text is sent automatically', async () => {
    const id = await api.sharedStory('Hết phiên giữa chừng');
    const lan = await signInAnew('lan');
    await openStory(lan, id);
    const isStillThere = await markPage(lan);
    await signOutElsewhere(lan);
    await ended(lan).waitFor();
    await typeAfter(lan, ' Viết sau khi hết phiên.', 'Đoạn hai.');
    await untilSaving(lan, 'kept');
    await ended(lan).getByText('được giữ trong máy này').waitFor();
    // Background requests for comments, tags and preferences get 401 and do not navigate.
    const refused = lan.waitForResponse((response) => response.request().method() === 'POST');
    await lan.getByRole('combobox', { name: 'Thẻ', exact: true }).fill('Biến');
    await lan.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await refused;
    await signInAgain(lan, 'không phải mật khẩu');
    await ended(lan).getByText('E-mail hoặc mật khẩu không đúng.').waitFor();
    await signInAgain(lan);
    await untilSaving(lan, 'saved');
    await ended(lan).waitFor({ state: 'detached' });
    expect(await isStillThere()).toBe(true);
    expect(await wordsOnScreen(lan)).toBe('Đoạn một.Đoạn hai. Viết sau khi hết phiên.Đoạn ba.');
    await cutVersion(lan);
    expect(JSON.stringify(await api.read(id))).toContain('Viết sau khi hết phiên.');
  });

  longTest(
    'can sign in again in another tab, which opens the story, and the first tab continues',
    async () => {
      const id = await api.sharedStory('Đăng nhập ở tab khác');
      const lan = await signInAnew('lan');
      await openStory(lan, id);
      const isStillThere = await markPage(lan);
      await lan.context().clearCookies();
      // The next connection is refused: its session has ended.
      await lan.context().setOffline(true);
      await typeAfter(lan, ' Mất phiên.', 'Đoạn một.');
      await lan.context().setOffline(false);
      await ended(lan).waitFor();
      const [other] = await Promise.all([
        lan.context().waitForEvent('page'),
        ended(lan)
          .getByRole('link', { name: /ở tab khác/ })
          .click(),
      ]);
      await other.getByLabel('E-mail', { exact: true }).fill('lan@toasoan.example');
      await other.getByLabel('Mật khẩu', { exact: true }).fill(theSite().password);
      await other.getByRole('button', { name: 'Đăng nhập' }).click();
      await other.waitForURL(new RegExp(`/desk/articles/${id}`));
      await lan.bringToFront();
      await untilSaving(lan, 'saved');
      await ended(lan).waitFor({ state: 'detached' });
      expect(await isStillThere()).toBe(true);
      await other.getByText('Đoạn một. Mất phiên.').waitFor();
    },
  );

  test('has no text sent under another person who signs in on the same machine', async () => {
    const id = await api.sharedStory('Người khác đăng nhập');
    const lan = await signInAnew('lan');
    await openStory(lan, id);
    await signOutElsewhere(lan);
    await ended(lan).waitFor();
    await typeAfter(lan, ' Chữ của Lan.', 'Đoạn hai.');
    const other = await lan.context().newPage();
    await other.goto('/sign-in');
    await other.getByLabel('E-mail', { exact: true }).fill('thu@toasoan.example');
    await other.getByLabel('Mật khẩu', { exact: true }).fill(theSite().password);
    await other.getByRole('button', { name: 'Đăng nhập' }).click();
    await other.waitForURL(/\/desk/);
    await openStory(other, id);
    await lan.bringToFront();
    await lan.locator('[data-session="another-person"]').waitFor();
    expect(await wordsOnScreen(other)).toBe('Đoạn một.Đoạn hai.Đoạn ba.');
    await signInAgain(lan);
    await untilSaving(lan, 'saved');
    await cutVersion(lan);
    const { savedBy } = (await api.read(id)) as unknown as { savedBy: { name: string } };
    expect(savedBy.name).toBe('Nguyễn Ngọc Lan');
  });
});

longTest('a new story begun after the session ended is created once its writer has signed in', async () => {
  const lan = await signInAnew('lan');
  await lan.goto(newArticleDeskUrl);
  await bodyOf(lan).waitFor();
  await signOutElsewhere(lan);
  await lan.getByLabel('Tiêu đề', { exact: true }).fill('Bài bắt đầu khi hết phiên');
  await bodyOf(lan).click();
  await lan.keyboard.type('Câu đầu tiên.');
  await ended(lan).waitFor();
  await untilSaving(lan, 'kept');
  await signInAgain(lan);
  await untilSaving(lan, 'saved');
  await lan.waitForURL(/\/desk\/articles\/[0-9a-f-]{36}$/);
  await openStory(lan, lan.url().split('/').at(-1) ?? '');
  expect(await wordsOnScreen(lan)).toBe('Câu đầu tiên.');
});

/** Plans an assignment for Lan and opens it in her browser. */
async function openAssignment(name: string): Promise<Page> {
  const thu = await signInAnew('thu');
  await thu.goto('/desk/planning?by=week&day=2031-05-14');
  await thu.getByRole('button', { name: 'Đề tài mới' }).click();
  const form = thu.getByRole('dialog', { name: 'Đề tài mới' });
  await form.getByLabel('Đề tài', { exact: true }).fill(name);
  await form.getByRole('combobox', { name: 'Giao cho' }).fill('Lan');
  await form.getByRole('option', { name: /Lan/ }).first().click();
  await form.getByRole('button', { name: 'Lưu' }).click();
  await form.waitFor({ state: 'detached' });
  const lan = await signInAnew('lan');
  await lan.goto(thu.url());
  await lan.getByRole('link', { name }).click();
  await lan.waitForURL(/\/desk\/assignments\//);
  return lan;
}

const note = (page: Page) => page.getByLabel('Viết vài dòng');

describe('text typed outside of a story', () => {
  longTest('is kept when the session ends, and is sent after signing in again in place', async () => {
    const lan = await openAssignment('Ghi chú khi hết phiên');
    const isStillThere = await markPage(lan);
    await note(lan).fill('Đã gặp người gác cống.');
    await signOutElsewhere(lan);
    await lan.getByRole('alert').filter({ hasText: 'Phiên đăng nhập đã kết thúc' }).waitFor();
    await lan.getByRole('button', { name: 'Gửi', exact: true }).click();
    const dialog = lan.getByRole('dialog', { name: 'Phiên đăng nhập đã kết thúc' });
    await dialog.getByLabel(/^Mật khẩu của/).fill(theSite().password);
    await dialog.getByRole('button', { name: 'Đăng nhập lại' }).click();
    await dialog.waitFor({ state: 'detached' });
    await lan.getByRole('listitem').filter({ hasText: 'Đã gặp người gác cống.' }).waitFor();
    await expect.poll(() => note(lan).inputValue()).toBe('');
    expect(await isStillThere()).toBe(true);
  });

  longTest('is protected by a question before leaving the page, and restored after a reload', async () => {
    const lan = await openAssignment('Ghi chú dở dang');
    const url = lan.url();
    await note(lan).fill('Còn thiếu số liệu.');
    const question = lan.getByRole('alertdialog', { name: 'Bạn còn chữ chưa gửi' });
    await lan.getByRole('link', { name: 'Thẻ', exact: true }).click();
    await question.getByRole('button', { name: 'Viết tiếp' }).click();
    await lan.evaluate(() => history.back());
    await question.getByRole('button', { name: 'Viết tiếp' }).click();
    expect(lan.url()).toBe(url);
    expect(await note(lan).inputValue()).toBe('Còn thiếu số liệu.');
    await lan.reload();
    await expect.poll(() => note(lan).inputValue()).toBe('Còn thiếu số liệu.');
    await lan.getByText('Chữ bạn gõ lần trước và chưa gửi đã được đưa trở lại.').waitFor();
    await lan.getByRole('link', { name: 'Thẻ', exact: true }).click();
    await question.getByRole('button', { name: 'Rời trang' }).click();
    await lan.waitForURL(/\/desk\/tags/);
    await lan.goto(url);
    await expect.poll(() => note(lan).inputValue()).toBe('Còn thiếu số liệu.');
  });
});

longTest('a page requested after the session ended redirects to a sign-in page with the reason', async () => {
  const lan = await signInAnew('lan');
  await lan.goto('/desk/media');
  await lan.context().clearCookies();
  await lan.goto('/desk/tags');
  await lan.getByText('Hãy đăng nhập để mở trang này.').waitFor();
});
