import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { PHONE, signIn } from '#tests/support/browser/browser.ts';
import { theSite } from '#tests/support/site/the-site.ts';
import { bodyOf } from '#tests/support/workflow/newsroom.ts';
import { actOnArticle } from '#usecases/articles/act-on-article.ts';
import { createArticle } from '#usecases/articles/create-article.ts';
import { listSections } from '#usecases/sections/list-sections.ts';
import { searchTags } from '#usecases/tags/search-tags.ts';
import { contextOfStaff } from '../../scripts/newsroom/find-staff.ts';
import { openNewsroom } from '../support/workflow/open-newsroom.ts';

/** Submits stories over the API. */
async function submitted(person: string, section: string, headlines: readonly string[]): Promise<void> {
  const newsroom = await openNewsroom(theSite().dataDir);
  try {
    const ctx = await contextOfStaff(newsroom.ctx, `${person}@toasoan.example`);
    const sectionId = (await listSections(ctx)).find((each) => each.slug === section)?.id;
    const [tag] = await searchTags(ctx, { q: 'khi hau' });
    for (const headline of headlines) {
      const { id } = await createArticle(ctx, {
        content: {
          ...{ headline, sectionId, tagIds: [tag?.id], sapo: 'Sapo đủ dài để gửi duyệt bài này.' },
          body: bodyOf('Một đoạn văn bản của bài.'),
        },
      });
      await actOnArticle(ctx, { articleId: id, action: 'submit' });
    }
  } finally {
    await newsroom.close();
  }
}

const titles = (page: Page) => page.locator('.queue-headline').allInnerTexts();

async function openFilters(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Bộ lọc/ }).click();
  await page.getByRole('dialog', { name: 'Lọc bài' }).waitFor();
}

test('list filters are kept in the URL, match without accents, and survive going back', async () => {
  await submitted('lan', 'the-gioi', ['Đập thủy điện Nậm Lừa xả nước', 'Đập thủy điện Nậm Lừa đóng cửa']);
  const thu = await signIn('thu');
  await thu.goto('/desk');
  await thu.getByRole('searchbox', { name: 'Tìm trong tiêu đề hoặc số bài' }).fill('nam lua xa');
  await thu.getByRole('button', { name: 'Tìm', exact: true }).click();
  await thu.waitForURL(/q=nam\+lua\+xa/);
  await expect.poll(() => titles(thu)).toEqual(['Đập thủy điện Nậm Lừa xả nước']);
  await openFilters(thu);
  await thu.getByLabel('Chuyên mục').selectOption('thoi-su');
  await thu.getByRole('combobox', { name: 'Tác giả' }).fill('lan');
  await thu.getByRole('option', { name: /Lan/ }).first().click();
  await thu.getByRole('button', { name: 'Xem kết quả' }).click();
  await thu.getByText('Không có bài nào khớp với bộ lọc.').waitFor();
  expect(thu.url()).toMatch(/section=thoi-su&author=/);
  await thu.getByRole('link', { name: /^Bỏ lọc Chuyên mục/ }).click();
  await expect.poll(() => titles(thu)).toEqual(['Đập thủy điện Nậm Lừa xả nước']);
  await thu.goBack();
  await thu.getByText('Không có bài nào khớp với bộ lọc.').waitFor();
});

test('at 360 pixels the list, its filter sheet and its bulk actions fit', async () => {
  await submitted('lan', 'the-gioi', [
    'Hội đồng nhân dân thị trấn Phước Thiềng Đông thông qua nghị quyết nghiêng về phía người nuôi trồng thủy sản nhỏ lẻ',
  ]);
  const thu = await signIn('thu', { viewport: { ...PHONE, width: 360 } });
  await thu.goto('/desk?q=thieng+dong&priority=normal');
  const width = () => thu.evaluate(() => document.documentElement.scrollWidth);
  expect(await width()).toBe(360);
  await thu.getByRole('checkbox', { name: /^Chọn bài/ }).check();
  await thu.getByText('Đã chọn 1 bài').waitFor();
  expect(await width()).toBe(360);
  await openFilters(thu);
  const sheet = await thu.getByRole('dialog').boundingBox();
  expect(sheet?.x).toBe(0);
  expect(Math.round((sheet?.y ?? 0) + (sheet?.height ?? 0))).toBe(PHONE.height);
});
