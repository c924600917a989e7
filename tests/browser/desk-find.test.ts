import { expect, test } from 'vitest';
import { interceptable, PHONE, signIn } from '#tests/support/browser/browser.ts';
import { deskApi } from '#tests/support/site/desk-api.ts';

const desk = deskApi();
const field = 'Tìm trong mọi bài';

test('an editor finds a draft by a sentence of its text, without accents, narrows it and opens it', async () => {
  const id = await desk.sharedStory('Chuyến phà cuối ngày', [
    'Đoạn mở đầu.',
    'Bác tài công Sáu Thường kể chuyện bến cũ.',
  ]);
  const thu = await signIn('thu');
  await thu.goto('/desk');
  await thu.getByRole('link', { name: 'Tìm bài', exact: true }).click();
  await thu.getByText('Tìm trong tiêu đề, sapo và thân bài').waitFor();
  await thu.getByRole('combobox', { name: field }).fill('"tai cong sau thuong"');
  await thu.getByRole('button', { name: 'Tìm', exact: true }).click();
  const hit = thu.getByRole('article').filter({ hasText: 'Chuyến phà cuối ngày' });
  await hit.waitFor();
  expect(await hit.locator('mark').allInnerTexts()).toEqual(['tài công Sáu Thường']);
  expect(await hit.textContent()).toContain('Nháp');
  await thu.getByRole('link', { name: /^Nháp/ }).click();
  await thu.waitForURL(/state=draft/);
  await thu.getByRole('link', { name: 'Bỏ lọc Trạng thái: Nháp' }).click();
  await thu.waitForURL((url) => !url.searchParams.has('state'));
  await thu.getByRole('link', { name: 'Chuyến phà cuối ngày' }).click();
  await thu.waitForURL(`**/desk/articles/${id}`);
});

test('typing after choosing a suggestion with an arrow key searches for the typed text', async () => {
  await desk.sharedStory('Ghe ngo Trà Cuôn ra giêng');
  const lan = await interceptable(await signIn('lan'));
  await lan.goto('/desk/find');
  const box = lan.getByRole('combobox', { name: field });
  await box.fill('ghe ngo tra');
  await lan.getByRole('option', { name: /Ghe ngo Trà Cuôn/ }).waitFor();
  await box.press('ArrowDown');
  await expect.poll(() => box.getAttribute('aria-activedescendant')).toBeTruthy();
  // On a slow network the suggestions for fewer letters stay for seconds.
  await lan.route('**/desk/find', (route) =>
    route.request().method() === 'POST' ? undefined : route.continue(),
  );
  await box.press('End');
  await box.pressSequentially(' cuôn');
  await box.press('Enter');
  await lan.waitForURL((url) => url.searchParams.get('q') === 'ghe ngo tra cuôn');
});

test('headlines are suggested during typing, and arrow keys and Enter open one', async () => {
  const id = await desk.sharedStory('Đò dọc Vĩnh Trung giữa mùa nước nổi');
  const lan = await signIn('lan');
  await lan.goto('/desk/find');
  const box = lan.getByRole('combobox', { name: field });
  await box.fill('do doc vinh tr');
  await lan.getByRole('option', { name: /Đò dọc Vĩnh Trung/ }).waitFor();
  await box.press('ArrowDown');
  await expect.poll(() => box.getAttribute('aria-activedescendant')).toBeTruthy();
  await box.press('Escape');
  await expect.poll(() => box.getAttribute('aria-expanded')).toBe('false');
  await box.fill('do doc vinh trung');
  await lan.getByRole('option', { name: /Đò dọc Vĩnh Trung/ }).waitFor();
  await box.press('ArrowDown');
  await box.press('Enter');
  await lan.waitForURL(`**/desk/articles/${id}`);
});

test('the field keeps its focus after a search, and going back restores the earlier query', async () => {
  const lan = await signIn('lan');
  await lan.goto('/desk/find');
  const box = lan.getByRole('combobox', { name: field });
  await expect.poll(() => box.evaluate((node) => node === document.activeElement)).toBe(true);
  for (const words of ['zzmotzz', 'zzhaizz']) {
    await box.fill(words);
    await box.press('Enter');
    await lan.getByText(`Không có bài nào có “${words}”`).waitFor();
  }
  expect(await box.evaluate((node) => node === document.activeElement)).toBe(true);
  await lan.goBack();
  await lan.getByText('Không có bài nào có “zzmotzz”').waitFor();
  await expect.poll(() => box.inputValue()).toBe('zzmotzz');
});

test('a filtered list links to the full-text search, and nothing overflows a phone', async () => {
  await desk.sharedStory(
    'Một tiêu đề rất dài về những chuyến đò ngang cuối cùng trên khúc sông Hậu mùa nước nổi',
    ['Khúc sông ấy có tên Vàmnaothẳm.'],
  );
  const lan = await signIn('lan', { viewport: PHONE });
  await lan.goto('/desk?q=vamnaotham');
  await lan.getByRole('link', { name: 'Tìm “vamnaotham” trong toàn văn mọi bài' }).click();
  await lan.getByRole('article').filter({ hasText: 'Một tiêu đề rất dài' }).waitFor();
  const wider = await lan.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(wider).toBe(0);
});
