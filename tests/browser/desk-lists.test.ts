import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { newVisitor, PHONE, signIn } from '#tests/support/browser.ts';
import { bodyOf } from '#tests/support/newsroom.ts';
import { theSite } from '#tests/support/the-site.ts';
import { actOnArticle } from '#usecases/articles/act-on-article.ts';
import { createArticle } from '#usecases/articles/create-article.ts';
import { listSections } from '#usecases/sections/list-sections.ts';
import { searchTags } from '#usecases/tags/search-tags.ts';
import { contextOfStaff } from '../../scripts/newsroom/find-staff.ts';
import { openNewsroom } from '../support/open-newsroom.ts';

/** Stories that somebody has handed in, made without a browser; gives their ids. */
async function submitted(person: string, section: string, headlines: readonly string[]): Promise<string[]> {
  const newsroom = await openNewsroom(theSite().dataDir);
  try {
    const ctx = await contextOfStaff(newsroom.ctx, `${person}@toasoan.example`);
    const sectionId = (await listSections(ctx)).find((each) => each.slug === section)?.id;
    const [tag] = await searchTags(ctx, { q: 'khi hau' });
    const ids: string[] = [];
    for (const headline of headlines) {
      const { id } = await createArticle(ctx, {
        content: {
          ...{ headline, sectionId, tagIds: [tag?.id], sapo: 'Sapo đủ dài để gửi duyệt bài này.' },
          body: bodyOf('Một đoạn văn bản của bài.'),
        },
      });
      await actOnArticle(ctx, { articleId: id, action: 'submit' });
      ids.push(id);
    }
    return ids;
  } finally {
    await newsroom.close();
  }
}

const titles = (page: Page) => page.locator('.queue-headline').allInnerTexts();

async function openFilters(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Bộ lọc/ }).click();
  await page.getByRole('dialog', { name: 'Lọc bài' }).waitFor();
}

test('a list is narrowed in the address, without accents, and the way back leads back', async () => {
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
  // The address alone shows the same to whoever may see it.
  const tam = await signIn('tam');
  await tam.goto('/desk?view=all&q=N%E1%BA%ACM%20L%E1%BB%AAA');
  expect((await titles(tam)).length).toBe(2);
  await tam.goto('/desk?section=khong-con');
  await tam.getByRole('alert').filter({ hasText: 'không còn dùng được' }).waitFor();
});

test('a filter is saved, shared with the desk, and taken away by the second press', async () => {
  const thu = await signIn('thu');
  await thu.goto('/desk?state=in_review&claim=nobody');
  await thu.getByRole('button', { name: 'Lưu bộ lọc này' }).click();
  await thu.getByLabel('Tên').fill('Chờ người nhận');
  await thu.getByLabel('Chia sẻ với ban').selectOption({ label: 'Thế giới' });
  await thu.getByRole('button', { name: 'Lưu', exact: true }).click();
  await thu.getByRole('link', { name: 'Chờ người nhận' }).waitFor();
  const lan = await signIn('lan');
  await lan.goto('/desk');
  await lan.getByRole('link', { name: /Chờ người nhận/ }).click();
  await lan.waitForURL(/state=in_review&claim=nobody/);
  await thu.getByRole('button', { name: 'Sắp xếp bộ lọc' }).click();
  await thu.getByRole('button', { name: 'Xóa “Chờ người nhận”' }).click();
  await thu.getByRole('button', { name: 'Xóa hẳn “Chờ người nhận”' }).click();
  await thu.getByRole('link', { name: 'Chờ người nhận' }).waitFor({ state: 'detached' });
});

test('many stories are acted on at once, and each refusal stands at its story', async () => {
  const names = ['Bến phà Vàm Trắng một', 'Bến phà Vàm Trắng hai', 'Bến phà Vàm Trắng ba'] as const;
  const ids = await submitted('lan', 'the-gioi', names);
  const thu = await signIn('thu');
  await thu.goto('/desk?q=vam+trang');
  await thu.getByRole('checkbox', { name: `Chọn bài “${names[2]}”` }).focus();
  await thu.keyboard.press('Space');
  await thu.getByText('Đã chọn 1 bài').waitFor();
  await thu.keyboard.press('Shift+ArrowDown');
  await thu.keyboard.press('Shift+ArrowDown');
  await thu.getByText('Đã chọn 3 bài').waitFor();
  // Meanwhile somebody else has taken one of them on.
  const newsroom = await openNewsroom(theSite().dataDir);
  try {
    const tam = await contextOfStaff(newsroom.ctx, 'tam@toasoan.example');
    await actOnArticle(tam, { articleId: ids[1], action: 'claim' });
  } finally {
    await newsroom.close();
  }
  await thu.getByLabel('Chọn việc…').selectOption({ label: 'Nhận duyệt' });
  await thu.getByRole('button', { name: 'Thực hiện' }).click();
  await thu.getByRole('dialog').getByRole('button', { name: 'Thực hiện' }).click();
  await thu.getByText('Xong 2 bài.').waitFor();
  const refused = thu.locator('.queue-row', { hasText: names[1] });
  await refused.getByText('Người khác đang duyệt bài này.').waitFor();
  await expect.poll(() => thu.locator('.queue-claim', { hasText: 'Thu đang duyệt' }).count()).toBe(2);
});

test('on a phone of 360 pixels the list, its sheet and the bar for many fit', async () => {
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

test('the signed-out are sent to sign in, filter and all', async () => {
  const visitor = await newVisitor();
  await visitor.goto('/desk?q=nam+lua');
  expect(visitor.url()).toContain('/sign-in');
  expect(await visitor.content()).not.toContain('Nậm Lừa');
});

test('how soon a story is wanted is set where it is written, by its desk, and seen by its author and in the list', async () => {
  const [id] = await submitted('lan', 'the-gioi', ['Cầu phao Bến Lội gãy nhịp giữa']);
  const thu = await signIn('thu', { viewport: PHONE });
  await thu.goto(`/desk/articles/${id}`);
  const line = thu.locator('.plan-line');
  await line.getByText('Chưa đặt hạn').waitFor();
  await line.getByRole('button', { name: 'Đặt hạn và ưu tiên' }).click();
  const dialog = thu.getByRole('dialog', { name: 'Đặt hạn và ưu tiên' });
  await dialog.getByLabel('Ưu tiên').selectOption('Gấp');
  await dialog.getByLabel('Hạn nộp', { exact: true }).fill('2031-07-17T18:05');
  await dialog.getByRole('button', { name: 'Lưu' }).click();
  await line.getByText('Ưu tiên: Gấp · Hạn 18:05 17/7/2031 (GMT+7)').waitFor();

  const lan = await signIn('lan');
  await lan.goto(`/desk/articles/${id}`);
  await lan.getByText('Ưu tiên: Gấp · Hạn 18:05 17/7/2031 (GMT+7)').waitFor();
  expect(await lan.getByRole('button', { name: 'Đặt hạn và ưu tiên' }).count()).toBe(0);
  await lan.goto('/desk?view=mine&priority=urgent');
  expect(await titles(lan)).toContain('Cầu phao Bến Lội gãy nhịp giữa');
});
