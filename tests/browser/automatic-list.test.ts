import { expect, test } from 'vitest';
import { newVisitor, PHONE, signIn } from '#tests/support/browser/browser.ts';
import { act, openStoryInReview, saved } from './write-a-story.ts';

test('an editor sees why each related story was chosen, removes one and pins another, and readers see the result', async () => {
  const lan = await signIn('lan');
  const id = await openStoryInReview(lan, {
    headline: 'Trạm bơm nước ngọt chạy ba ca để cứu lúa đông xuân',
    sapo: 'Mặn lên sớm, ba huyện ven biển bơm nước ngọt cả ngày lẫn đêm.',
    body: 'Nông dân đổi lịch xuống giống vì nước mặn vào sâu hơn mọi năm.',
    section: 'Thế giới',
    tags: ['Biến đổi khí hậu'],
  });

  const thu = await signIn('thu', { viewport: PHONE });
  await thu.goto(`/desk/articles/${id}`);
  await thu.getByText('Máy chọn thêm').click();
  const list = thu.locator('.automatic-stories').first();
  await list.getByRole('listitem').first().waitFor();
  const rows = list.getByRole('listitem');
  expect(await rows.count()).toBeGreaterThanOrEqual(3);
  for (const row of await rows.all()) {
    await row.getByText(/^Cùng (dòng sự kiện|loạt bài|viết về|đề tài|chuyên mục)/).waitFor();
  }
  const [out = '', pinned = ''] = await rows.getByRole('link').allTextContents();

  await thu.getByRole('button', { name: `Loại “${out}” khỏi tin liên quan của bài này` }).click();
  await thu.getByRole('heading', { name: 'Đã loại (1)' }).waitFor();
  await thu
    .getByRole('status')
    .filter({ hasText: `Đã loại “${out}”.` })
    .waitFor();
  expect(await list.getByRole('link', { name: out, exact: true }).count()).toBe(0);

  await thu.getByRole('button', { name: `Ghim “${pinned}”` }).click();
  await saved(thu);
  expect(await list.getByRole('link', { name: pinned, exact: true }).count()).toBe(0);
  await thu.locator('.chosen-item').getByText(pinned).waitFor();
  expect(await thu.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);

  // The server remembers the edited list for the next editor.
  await thu.reload();
  await thu.getByText('Máy chọn thêm').click();
  await thu.getByRole('heading', { name: 'Đã loại (1)' }).waitFor();

  await act(thu, 'Duyệt');
  await act(thu, 'Xuất bản');
  const address = await thu.getByRole('link', { name: 'Xem trên trang' }).first().getAttribute('href');
  const reader = await newVisitor({ javaScriptEnabled: false });
  await reader.goto(address ?? '');
  const related = reader.getByRole('region', { name: 'Tin liên quan' });
  expect(await related.getByRole('heading', { level: 3 }).first().textContent()).toContain(pinned);
  expect(await related.getByRole('link', { name: out, exact: true }).count()).toBe(0);
});
