import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { signIn } from '#tests/support/browser/browser.ts';
import { longTest } from '#tests/support/long-test.ts';
import { pick, saved, writeStory } from './write-a-story.ts';

const story = {
  headline: 'Đò dọc đưa khách về chợ nổi',
  sapo: 'Tuyến mới chạy hai chuyến một ngày, theo con nước.',
  body: 'Chuyến đầu rời bến lúc năm giờ sáng.',
  section: 'Thế giới',
};

const alertWith = (page: Page, words: string) => page.getByRole('alert').filter({ hasText: words });

longTest('a validation error stays until its field is changed, not until the next save', async () => {
  const lan = await signIn('lan');
  await writeStory(lan, story);
  const headline = lan.getByLabel('Tiêu đề', { exact: true });
  await headline.fill('Đò dọc '.repeat(30));
  await lan.getByRole('button', { name: 'Lưu', exact: true }).click();
  await alertWith(lan, 'Có mục chưa đúng.').waitFor();
  await lan.getByLabel('Đề dẫn', { exact: true }).fill('Miền Tây');
  await saved(lan);
  expect(await alertWith(lan, 'Có mục chưa đúng.').count()).toBe(1);
  await headline.fill(story.headline);
  await alertWith(lan, 'Có mục chưa đúng.').waitFor({ state: 'detached' });
});

test('each missing requirement is listed until it is met', async () => {
  const lan = await signIn('lan');
  await writeStory(lan, story);
  await lan.getByRole('button', { name: 'Gửi duyệt', exact: true }).click();
  await alertWith(lan, 'Bài còn thiếu').waitFor();
  await lan.getByLabel('Đề dẫn', { exact: true }).fill('Miền Tây');
  await saved(lan);
  expect(await alertWith(lan, 'Bài còn thiếu').count()).toBe(1);
  await pick(lan, 'Thẻ', 'Biến đổi khí hậu');
  await alertWith(lan, 'Bài còn thiếu').waitFor({ state: 'detached' });
});
