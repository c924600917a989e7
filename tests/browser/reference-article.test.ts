import { existsSync, readFileSync } from 'node:fs';
import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { readPressText } from '#core/interchange/read-press-text.ts';
import { newVisitor, signIn } from '#tests/support/browser/browser.ts';
import { theSite } from '#tests/support/site/the-site.ts';
import { act, bodyOf, pick, saved } from './write-a-story.ts';

const file = new URL('../../../shared/corpora/reference-article.vi.txt', import.meta.url);
const isThere = existsSync(file);
if (!isThere) process.stderr.write(`SKIPPED: the reference article is not at ${file.pathname}\n`);

/** Calls the API as the person signed in on the page, as the desk's own screens do. */
async function call(page: Page, address: string, data: unknown): Promise<{ id: string; number: number }> {
  const answer = await page.request.post(`/api/v1${address}`, {
    data,
    headers: { origin: theSite().url },
  });
  expect(answer.ok(), `${address}: ${await answer.text()}`).toBe(true);
  return answer.json();
}

/** Pastes plain text at the cursor, as from the clipboard of another program. */
async function paste(page: Page, text: string): Promise<void> {
  await bodyOf(page).evaluate((element, plain) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', plain);
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}

test.skipIf(!isThere)(
  'the reference article, pasted as plain text, reaches readers with its five related stories as references',
  async () => {
    const text = readFileSync(file, 'utf8');
    const { lead, paragraphs, related } = readPressText(text);
    expect(related).toHaveLength(5);
    // The five targets are published first; their headlines are the first words of each block.
    const targets = related.map((line) => line.split(/\s+/).slice(0, 10).join(' '));
    const lan = await signIn('lan');
    const thu = await signIn('thu');
    for (const headline of targets) {
      const { id } = await call(lan, '/articles', {
        headline,
        sapo: 'Một bài trong kho, để được nhắc tới.',
        bodyHtml: '<p>Nội dung của bài trong kho.</p>',
        section: 'the-gioi',
        tags: [{ name: 'Biến đổi khí hậu' }],
      });
      await call(lan, `/articles/${id}/submit`, {});
      await call(thu, `/articles/${id}/approve`, {});
      await call(thu, `/articles/${id}/publish`, {});
    }

    await lan.goto('/desk/articles/new');
    const headline = 'Bài tham chiếu được dán vào từ bản thảo';
    await lan.getByLabel('Tiêu đề', { exact: true }).fill(headline);
    await lan
      .getByLabel('Sapo', { exact: true })
      .fill('Sapo của bài tham chiếu, do phóng viên viết thêm khi dán bài.');
    await lan.getByLabel('Chuyên mục', { exact: true }).selectOption({ label: 'Thế giới' });
    await pick(lan, 'Thẻ', 'Biến đổi khí hậu');
    await bodyOf(lan).click();
    await paste(lan, text);
    await lan.getByText('5 tin liên quan được nhận ra').waitFor();
    await lan.getByText('5 có trong kho bài').waitFor();
    await lan.getByRole('button', { name: 'Chèn làm tin liên quan' }).click();
    await saved(lan);
    expect(
      await bodyOf(lan)
        .locator('p')
        .filter({ hasText: paragraphs[0]?.slice(0, 40) })
        .count(),
    ).toBe(1);
    await act(lan, 'Gửi duyệt');
    await lan.getByText('Chờ duyệt').first().waitFor();
    await thu.goto(lan.url());
    await act(thu, 'Duyệt');
    await thu.getByRole('button', { name: 'Xuất bản', exact: true }).waitFor();
    await act(thu, 'Xuất bản');
    await thu.getByRole('link', { name: 'Xem trên trang' }).waitFor();
    const address = await thu.getByRole('link', { name: 'Xem trên trang' }).getAttribute('href');

    const reader = await newVisitor({ javaScriptEnabled: false });
    await reader.goto(address ?? '');
    const main = reader.getByRole('main');
    for (const paragraph of paragraphs) {
      expect(await main.getByText(paragraph.slice(0, 60)).count(), paragraph.slice(0, 60)).toBeGreaterThan(0);
    }
    for (const target of targets) {
      expect(await main.getByRole('link', { name: target }).count(), target).toBeGreaterThan(0);
    }
    // The photo line and bars of the manuscript are parsed, not printed.
    expect(lead?.credit).toBe('Reuters');
    expect(await main.getByText('|').count()).toBe(0);
  },
);
