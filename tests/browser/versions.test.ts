import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { DESKTOP, PHONE, signIn } from '#tests/support/browser/browser.ts';
import { longTest } from '#tests/support/long-test.ts';
import { SIZES } from '../sizes.ts';
import { cutVersion, openNewStory, saved } from './write-a-story.ts';

const before = 'Nước mặn đến sớm hơn hai tuần so với trung bình nhiều năm ở ba huyện ven biển.';
const headline = 'Đồng bằng sông Cửu Long tìm cách sống chung với mùa nước mặn đến sớm hơn thường lệ';

/** A story of two versions that differ in a word of the body and in the headline. */
async function storyOfTwoVersions(page: Page): Promise<string> {
  const id = await openNewStory(page, { headline, body: before, section: 'Thế giới' });
  await cutVersion(page);
  await page.getByLabel('Tiêu đề', { exact: true }).fill(`${headline} gần ba tuần`);
  await saved(page);
  await cutVersion(page);
  return id;
}

async function openHistory(page: Page, id: string): Promise<void> {
  await page.goto(`/desk/articles/${id}/history`);
  await page.getByRole('heading', { level: 1 }).waitFor();
}

/** The number of the newest version in the timeline. */
async function newestVersion(page: Page): Promise<number> {
  const words = await page
    .getByText(/^Bản \d+$/)
    .locator('visible=true')
    .first()
    .textContent();
  return Number(words?.replace('Bản ', ''));
}

const DEVICES = [
  ['phone', PHONE],
  ['desktop', DESKTOP],
] as const;

describe.each(DEVICES.slice(0, SIZES.devicesOfAJourney))('on a %s', (_, viewport) => {
  test('an older version is compared with the current one and restored', async () => {
    const lan = await signIn('lan', { viewport });
    const id = await storyOfTwoVersions(lan);
    await openHistory(lan, id);
    const newest = await newestVersion(lan);

    await lan.getByRole('button', { name: `Thay đổi bản ${newest}`, exact: true }).click();
    const pane = lan.getByRole('region', { name: 'So sánh' });
    await pane.locator('ins', { hasText: 'gần ba tuần' }).waitFor();
    await pane.getByText(/^1 thay đổi/).waitFor();
    await lan.keyboard.press('n');
    await pane.getByText('Thay đổi 1/1').waitFor();
    expect(await lan.evaluate(() => document.activeElement?.textContent)).toContain('gần ba tuần');

    await pane.getByRole('button', { name: `Khôi phục bản ${newest - 1}` }).click();
    const dialog = lan.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Khôi phục', exact: true }).click();
    await lan.getByText(`Xong: đây là bản ${newest + 1}.`).waitFor();
    await pane.locator('del', { hasText: 'gần ba tuần' }).waitFor();

    await lan.goto(`/desk/articles/${id}`);
    const field = lan.getByLabel('Tiêu đề', { exact: true });
    await field.waitFor();
    expect(await field.inputValue()).toBe(headline);
    expect(await lan.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  });
});

test('a version opens by itself, and the current one offers no restore', async () => {
  const lan = await signIn('lan');
  const id = await storyOfTwoVersions(lan);
  await openHistory(lan, id);
  const newest = await newestVersion(lan);
  await lan.getByRole('button', { name: `Đọc bản ${newest}`, exact: true }).click();
  const pane = lan.getByRole('region', { name: 'So sánh' });
  await pane.getByText(before).waitFor();
  expect(await pane.locator('ins, del').count()).toBe(0);
  expect(await pane.getByRole('button', { name: /^Khôi phục/ }).count()).toBe(0);
});

longTest('restoring from a stale screen is refused with a reason', async () => {
  const lan = await signIn('lan');
  const id = await storyOfTwoVersions(lan);
  await openHistory(lan, id);
  const newest = await newestVersion(lan);
  const elsewhere = await lan.context().newPage();
  await elsewhere.goto(`/desk/articles/${id}`);
  await elsewhere.getByLabel('Tiêu đề', { exact: true }).fill('Tiêu đề của cửa sổ khác');
  await saved(elsewhere);
  await cutVersion(elsewhere);
  await lan.getByRole('button', { name: `Khôi phục bản ${newest - 1}` }).click();
  const dialog = lan.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Khôi phục', exact: true }).click();
  await dialog.getByText(/bản mới hơn bản bạn đang xem/).waitFor();
  await dialog.getByRole('button', { name: 'Hủy' }).click();
  await elsewhere.reload();
  const field = elsewhere.getByLabel('Tiêu đề', { exact: true });
  await field.waitFor();
  expect(await field.inputValue()).toBe('Tiêu đề của cửa sổ khác');
});
