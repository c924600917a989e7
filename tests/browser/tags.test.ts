import { beforeAll, expect, test } from 'vitest';
import { PHONE, signIn } from '#tests/support/browser/browser.ts';
import { longTest } from '#tests/support/long-test.ts';
import { saved, writeStory } from './write-a-story.ts';

const addTag = async (page: Awaited<ReturnType<typeof signIn>>, name: string) => {
  await page.goto('/desk/tags');
  await page.getByRole('button', { name: 'Tạo mới' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Tên', { exact: true }).fill(name);
  await dialog.getByRole('button', { name: 'Lưu' }).click();
  await dialog.waitFor({ state: 'hidden' });
};

beforeAll(async () => {
  const thu = await signIn('thu');
  await addTag(thu, 'Đê biển Gò Công');
  await addTag(thu, 'Kè chắn sóng');
});

test('a suggested tag shows its reason and is accepted by one key in the empty field or by one tap', async () => {
  const lan = await signIn('lan');
  await writeStory(lan, {
    headline: 'Đê biển Gò Công vỡ một đoạn dài',
    sapo: 'Sóng đánh suốt đêm.',
    body: 'Đoạn kè chắn sóng ngoài cùng trôi trước.',
  });
  const field = lan.getByRole('combobox', { name: 'Thẻ', exact: true });
  await field.focus();
  const first = lan.getByRole('button', { name: 'Gắn “Đê biển Gò Công”' });
  await first.waitFor();
  expect(await first.textContent()).toContain('có trong tiêu đề');
  expect(await lan.getByRole('button', { name: 'Gắn “Kè chắn sóng”' }).textContent()).toContain(
    'có trong đoạn 1',
  );
  await field.press('Enter');
  await lan.getByRole('button', { name: 'Gỡ Đê biển Gò Công' }).waitFor();
  await first.waitFor({ state: 'hidden' });
  await saved(lan);
  const address = lan.url();

  const onPhone = await signIn('lan', { viewport: PHONE, hasTouch: true });
  await onPhone.goto(address);
  await onPhone.getByRole('button', { name: 'Gợi ý thẻ từ bài' }).tap();
  const touched = onPhone.getByRole('button', { name: 'Gắn “Kè chắn sóng”' });
  await touched.waitFor();
  expect((await touched.boundingBox())?.height).toBeGreaterThanOrEqual(44);
  await touched.tap();
  await onPhone.getByRole('button', { name: 'Gỡ Kè chắn sóng' }).waitFor();
});

longTest('duplicate tags with the longest names fit a phone, and so do the links to each list', async () => {
  const name = 'Ủy ban Thường vụ Quốc hội nước Cộng hòa xã hội chủ nghĩa Việt Nam khóa XV kỳ họp';
  const thu = await signIn('thu', { viewport: { ...PHONE, width: 360 }, hasTouch: true });
  for (const each of [name, name.replace('Quốc hội', 'Quốc.hội')]) await addTag(thu, each);
  await thu.goto('/desk/tags?list=duplicates');
  await thu
    .getByRole('button', { name: new RegExp(`^Gộp “.*” vào “${name.slice(0, 20)}`) })
    .first()
    .waitFor();
  expect(await thu.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  const last = await thu.getByRole('link', { name: 'Quá rộng' }).boundingBox();
  expect((last?.x ?? 360) + (last?.width ?? 0)).toBeLessThanOrEqual(360);
});
