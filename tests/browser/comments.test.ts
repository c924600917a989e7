import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { interceptable, PHONE, signIn } from '#tests/support/browser/browser.ts';
import { longTest } from '#tests/support/long-test.ts';
import { theSite } from '#tests/support/site/the-site.ts';
import { act, bodyOf, openStoryInReview } from './write-a-story.ts';
import { selectedWords } from './write-in-body.ts';

const marker = 'Lờidặnriêng';
const quote = 'xuồng máy đưa người già';
const story = {
  headline: 'Lũ lên nhanh trong đêm ở vùng trũng',
  sapo: 'Hai huyện ven sông phải sơ tán hơn một trăm hộ dân ngay trong đêm.',
  body: `Nước lên nhanh. Huyện huy động ${quote} ra khỏi vùng ngập. Mưa đã ngớt.`,
  section: 'Thế giới',
  tags: ['Biến đổi khí hậu'],
};

/** A submitted story by Lan, open on her screen and on her editor's. */
async function openForTwo(): Promise<{ id: string; lan: Page; thu: Page }> {
  const lan = await signIn('lan');
  const id = await openStoryInReview(lan, story);
  const thu = await signIn('thu');
  await thu.goto(`/desk/articles/${id}`);
  await panelOf(thu).getByText('Đang mở (0)').waitFor();
  return { id, lan, thu };
}

function panelOf(page: Page) {
  return page.getByRole('region', { name: 'Bình luận', exact: true });
}

/** Selects words of the body with the mouse. */
async function select(page: Page, words: string): Promise<void> {
  await bodyOf(page).getByText(words).first().waitFor();
  await bodyOf(page).evaluate((body, wanted) => {
    const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const at = walker.currentNode.textContent?.indexOf(wanted) ?? -1;
      if (at < 0) continue;
      (body as HTMLElement).focus();
      document
        .getSelection()
        ?.setBaseAndExtent(walker.currentNode, at, walker.currentNode, at + wanted.length);
      return;
    }
    throw new Error(`“${wanted}” is in no single text`);
  }, words);
  await selected(page, words);
}

/** Puts the cursor before the given words of the body. */
async function cursorBefore(page: Page, words: string): Promise<void> {
  await select(page, words);
  await page.evaluate(() => document.getSelection()?.collapseToStart());
  await selected(page, '');
}

/** Waits until the editor knows the selection: it updates shortly after the browser. */
async function selected(page: Page, words: string): Promise<void> {
  await expect.poll(() => selectedWords(bodyOf(page))).toBe(words);
}

const lit = (page: Page) => bodyOf(page).locator('.comment-mark');
const litText = async (page: Page) => (await lit(page).allTextContents()).join('|');

test('two people discuss a passage live, and the comment stays anchored while the text around it changes', async () => {
  const { lan, thu } = await openForTwo();
  await select(thu, quote);
  await thu.getByRole('button', { name: 'Bình luận đoạn này' }).click();
  await thu.getByLabel('Viết bình luận').fill('Bao nhiêu xuồng, của đơn vị nào?');
  await thu.keyboard.press('Control+Enter');
  await panelOf(thu).getByText('Đang mở (1)').waitFor();
  await expect.poll(() => litText(thu)).toBe(quote);

  // The comment appears on the other screen without a reload.
  const card = panelOf(lan).getByRole('listitem').filter({ hasText: 'Bao nhiêu xuồng' }).first();
  await card.waitFor();
  await expect.poll(() => litText(lan)).toBe(quote);
  await card.getByRole('button', { name: 'Trả lời' }).click();
  await panelOf(lan).getByLabel('Viết trả lời').fill('Ba chiếc của công an huyện.');
  await panelOf(lan).getByRole('button', { name: 'Gửi', exact: true }).click();
  await panelOf(thu).getByText('Ba chiếc của công an huyện.').waitFor();

  // The editor splits the paragraph before and inside the passage and types into it.
  await cursorBefore(thu, 'Huyện');
  await thu.keyboard.press('Enter');
  await cursorBefore(thu, 'đưa');
  await thu.keyboard.insertText('hạng nặng ');
  await cursorBefore(thu, 'đưa');
  await thu.keyboard.press('Enter');
  await expect.poll(() => litText(thu)).toBe('xuồng máy hạng nặng |đưa người già');
  await expect.poll(() => litText(lan)).toBe('xuồng máy hạng nặng |đưa người già');
  await lan.reload();
  await expect.poll(() => litText(lan)).toBe('xuồng máy hạng nặng |đưa người già');

  // A click on the text activates the thread; resolving it removes it from both screens.
  await lit(thu).first().click();
  await panelOf(thu).locator('[data-active="true"]').getByText('Bao nhiêu xuồng').waitFor();
  await panelOf(thu).getByRole('button', { name: 'Xong', exact: true }).click();
  await panelOf(lan).getByText('Đang mở (0)').waitFor();
  await expect.poll(() => litText(lan)).toBe('');
  await panelOf(lan).getByRole('button', { name: 'Đã xong (1)' }).click();
  await panelOf(lan).getByRole('button', { name: 'Mở lại' }).click();
  await panelOf(thu).getByText('Đang mở (1)').waitFor();
});

longTest('a thread keeps its quote when its text is deleted, and undo restores its anchor', async () => {
  const { lan, thu } = await openForTwo();
  await select(thu, quote);
  await thu.keyboard.press('Control+Alt+m');
  await thu.getByLabel('Viết bình luận').fill('Cần thêm nguồn.');
  await panelOf(thu).getByRole('button', { name: 'Gửi', exact: true }).click();
  // Wait on both screens: a mark that arrives during a selection clears the selection.
  for (const page of [thu, lan]) await expect.poll(() => litText(page)).toBe(quote);
  await select(thu, quote);
  await thu.keyboard.press('Delete');
  for (const page of [thu, lan]) {
    await panelOf(page).getByText('Đoạn này không còn trong bài:').waitFor();
    await panelOf(page).getByText(quote).waitFor();
  }
  await thu.keyboard.press('Control+z');
  for (const page of [thu, lan]) {
    await panelOf(page).getByText('Đoạn này không còn trong bài:').waitFor({ state: 'detached' });
    await expect.poll(() => litText(page)).toBe(quote);
  }
});

longTest(
  'a legal reviewer without write access comments on the headline and mentions its author',
  async () => {
    const { id, lan } = await openForTwo();
    const phuc = await signIn('phuc');
    await phuc.goto(`/desk/articles/${id}`);
    await panelOf(phuc).getByText('Đang mở (0)').waitFor();
    const headline = phuc.getByLabel('Tiêu đề', { exact: true });
    await headline.evaluate((area: HTMLTextAreaElement) => {
      area.focus();
      area.setSelectionRange(0, 2);
    });
    await phuc.keyboard.press('Control+Alt+m');
    const box = phuc.getByLabel('Viết bình luận');
    await box.pressSequentially('Nhờ @nguyen ngoc');
    // Enter picks the first option.
    await panelOf(phuc).getByRole('option', { name: 'Nguyễn Ngọc Lan', selected: true }).waitFor();
    await phuc.keyboard.press('Enter');
    await phuc.keyboard.insertText('xem lại từ này.');
    expect(await box.inputValue()).toBe('Nhờ @Nguyễn Ngọc Lan xem lại từ này.');
    await phuc.keyboard.press('Control+Enter');
    await panelOf(lan).getByText('@Nguyễn Ngọc Lan').waitFor();
    await panelOf(lan)
      .getByRole('button', { name: /^Tiêu đề:/ })
      .click();
    const picked = await lan
      .getByLabel('Tiêu đề', { exact: true })
      .evaluate((area: HTMLTextAreaElement) => area.value.slice(area.selectionStart, area.selectionEnd));
    expect(picked).toBe('Lũ');
  },
);

longTest(
  'Enter picks only a mention that matches the typed letters, even before the server responds',
  async () => {
    const { id } = await openForTwo();
    const phuc = await interceptable(await signIn('phuc'));
    await phuc.goto(`/desk/articles/${id}`);
    await panelOf(phuc).getByRole('button', { name: 'Bình luận về cả bài' }).click();
    const box = phuc.getByLabel('Viết bình luận');
    const offered = panelOf(phuc).getByRole('option');
    await box.pressSequentially('@');
    await offered.nth(1).waitFor();
    await phuc.route('**/desk/articles/**', (route) =>
      route.request().headers()['next-action'] === undefined ? route.continue() : undefined,
    );
    await box.pressSequentially('lan');
    expect(await offered.allTextContents()).toEqual(['Nguyễn Ngọc Lan']);
    await phuc.keyboard.press('Enter');
    expect(await box.inputValue()).toBe('@Nguyễn Ngọc Lan ');
    await box.fill('@Không ai cả');
    await phuc.keyboard.press('Enter');
    expect(await box.inputValue()).toBe('@Không ai cả\n');
  },
);

longTest('a comment started before the document loads waits for its anchor', async () => {
  const { id } = await openForTwo();
  const phuc = await signIn('phuc');
  const line = Promise.withResolvers<void>();
  await phuc.routeWebSocket(/\/collab/, async (route) => {
    await line.promise;
    route.connectToServer();
  });
  await phuc.goto(`/desk/articles/${id}`);
  await panelOf(phuc).getByText('Đang mở (0)').waitFor();
  await phuc.getByLabel('Tiêu đề', { exact: true }).evaluate((area: HTMLTextAreaElement) => {
    area.focus();
    area.setSelectionRange(0, 2);
  });
  await phuc.keyboard.press('Control+Alt+m');
  expect(await phuc.getByLabel('Viết bình luận').count()).toBe(0);
  line.resolve();
  await phuc.getByLabel('Viết bình luận').waitFor();
  expect(await panelOf(phuc).locator('.comment-quote').textContent()).toContain('Lũ');
});

longTest(
  'a comment that cannot be sent stays in its box, also over a reload, and is then sent once',
  async () => {
    const { thu } = await openForTwo();
    await panelOf(thu).getByRole('button', { name: 'Bình luận về cả bài' }).click();
    await thu.getByLabel('Viết bình luận').fill('Bài nên có thêm bản đồ.');
    await thu.context().setOffline(true);
    await panelOf(thu).getByRole('button', { name: 'Gửi', exact: true }).click();
    await panelOf(thu).getByText('Phần bạn viết còn nguyên ở đây.').waitFor();
    await thu.context().setOffline(false);
    await thu.reload();
    await panelOf(thu).getByText('Đang mở (0)').waitFor();
    expect(await thu.getByLabel('Viết bình luận').inputValue()).toBe('Bài nên có thêm bản đồ.');
    await panelOf(thu).getByRole('button', { name: 'Gửi', exact: true }).click();
    await panelOf(thu).getByText('Đang mở (1)').waitFor();
    await thu.reload();
    await panelOf(thu).getByText('Đang mở (1)').waitFor();
    // The button shows while no comment box is open; the box opens with a delay.
    await panelOf(thu).getByRole('button', { name: 'Bình luận về cả bài' }).waitFor();
    expect(await thu.getByLabel('Viết bình luận').count()).toBe(0);
  },
);

test('no response to a reader contains a comment', async () => {
  const { id, lan, thu } = await openForTwo();
  await panelOf(thu).getByRole('button', { name: 'Bình luận về cả bài' }).click();
  await thu.getByLabel('Viết bình luận').fill(`${marker}: đừng đăng trước trưa.`);
  await thu.keyboard.press('Control+Enter');
  await panelOf(lan).getByText(marker).waitFor();
  await act(thu, 'Duyệt');
  await thu.getByText('Đã duyệt').first().waitFor();
  await act(thu, 'Xuất bản');
  const link = thu.getByRole('link', { name: 'Xem trên trang' });
  await link.waitFor();
  const address = (await link.getAttribute('href')) ?? '';
  const number = address.split('-').at(-1);
  const { url } = theSite();
  for (const path of [
    address,
    '/',
    '/the-gioi',
    '/the-gioi/rss.xml',
    '/rss.xml',
    '/feed.json',
    '/sitemap.xml',
    '/news-sitemap.xml',
    `/api/v1/public/articles/${number}`,
    '/api/v1/public/articles',
    `/tim-kiem?${new URLSearchParams({ q: story.headline })}`,
  ]) {
    // During revalidation the cache serves the older page. No version may contain the comment.
    let hasLeaked = false;
    const hasStory = async () => {
      const bytes = await (await fetch(`${url}${path}`)).text();
      hasLeaked ||= bytes.includes(marker);
      return path.includes('sitemap') || bytes.includes('Lũ lên nhanh');
    };
    await expect.poll(hasStory, { message: path }).toBe(true);
    expect([path, hasLeaked]).toEqual([path, false]);
  }
  expect((await fetch(`${url}/api/v1/articles/${id}/comments`)).status).toBe(401);
  // The preview, which shows the public page, must not contain it either.
  expect((await (await lan.request.get(`/desk/articles/${id}/preview`)).text()).includes(marker)).toBe(false);
});

longTest('on a phone the comments are a bottom sheet', async () => {
  const { id } = await openForTwo();
  const phone = await signIn('thu', { viewport: PHONE, hasTouch: true, isMobile: true });
  await phone.goto(`/desk/articles/${id}`);
  const toggle = phone.getByRole('button', { name: 'Bình luận (0)' });
  await toggle.click();
  await panelOf(phone).getByRole('button', { name: 'Bình luận về cả bài' }).click();
  await phone.getByLabel('Viết bình luận').fill('Gửi từ điện thoại.');
  await panelOf(phone).getByRole('button', { name: 'Gửi', exact: true }).click();
  await panelOf(phone).getByText('Gửi từ điện thoại.').waitFor();
  const box = await panelOf(phone).boundingBox();
  expect(Math.round((box?.y ?? 0) + (box?.height ?? 0))).toBe(PHONE.height);
  expect(box?.width).toBe(PHONE.width);
  await panelOf(phone).getByRole('button', { name: 'Đóng' }).click();
  await phone.getByRole('button', { name: 'Bình luận (1)' }).waitFor();
});
