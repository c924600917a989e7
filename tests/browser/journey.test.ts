import { describe, expect, test } from 'vitest';
import { DESKTOP, newVisitor, PHONE, signIn } from '#tests/support/browser/browser.ts';
import { longTest } from '#tests/support/long-test.ts';
import { SIZES } from '../sizes.ts';
import { act, writeStory } from './write-a-story.ts';

const DEVICES = [
  ['phone', PHONE, '#6f2f4a'],
  ['desktop', DESKTOP, '#2f6f62'],
] as const;

describe.each(DEVICES.slice(0, SIZES.devicesOfAJourney))('on a %s', (device, viewport, color) => {
  test('a story goes from the reporter’s first word to a reader without JavaScript', async () => {
    const headline = `Trạm đo mặn tự động đầu tiên của huyện bắt đầu gửi số liệu (${device})`;
    const lan = await signIn('lan', { viewport });
    const id = await writeStory(lan, {
      headline,
      sapo: 'Từ sáng nay, nông dân nhận độ mặn từng giờ qua tin nhắn, thay vì chờ bản tin cuối ngày.',
      body: 'Trạm đặt ở cống đầu kênh, chạy bằng một tấm pin mặt trời.',
      section: 'Thế giới',
      tags: ['Biến đổi khí hậu'],
      lead: { caption: 'Trạm đo mới ở cống đầu kênh.', credit: 'Lan', alt: 'Trạm đo bên con kênh', color },
    });
    const reader = await newVisitor({ viewport, javaScriptEnabled: false });
    await act(lan, 'Gửi duyệt');
    await lan.getByText('Chờ duyệt').first().waitFor();

    const thu = await signIn('thu', { viewport });
    await thu.goto('/desk');
    await thu.getByRole('link', { name: headline }).first().click();
    await thu.waitForURL(`**/desk/articles/${id}`);
    await act(thu, 'Nhận duyệt');
    await act(thu, 'Duyệt');
    await thu.getByRole('button', { name: 'Xuất bản', exact: true }).waitFor();
    await reader.goto('/');
    expect(await reader.getByRole('link', { name: headline }).count()).toBe(0);

    await act(thu, 'Xuất bản');
    await thu
      .getByRole('link', { name: /Xem|trang đọc/i })
      .first()
      .waitFor();
    // The home page, section and tag show it after their caches are invalidated.
    for (const address of ['/', '/the-gioi', '/chu-de/bien-doi-khi-hau']) {
      const links = async () => {
        await reader.goto(address);
        return reader.getByRole('link', { name: headline }).count();
      };
      await expect.poll(links).toBeGreaterThan(0);
    }
    await reader.getByRole('link', { name: headline }).first().click();
    await reader.getByRole('heading', { level: 1, name: headline }).waitFor();
    // Before the style sheet has loaded, the page may be as wide as its picture.
    await reader.waitForLoadState('load');
    const page = reader.getByRole('main');
    await page.getByText('Trạm đặt ở cống đầu kênh, chạy bằng một tấm pin mặt trời.').waitFor();
    await page.getByText('(Nguồn: Lan)').waitFor();
    await page
      .getByText(
        /^(Thứ (Hai|Ba|Tư|Năm|Sáu|Bảy)|Chủ nhật|Chủ Nhật), \d{1,2}\/\d{1,2}\/\d{4}, \d{2}:\d{2} \(GMT\+7\)/,
      )
      .waitFor();
    expect(await page.getByRole('img', { name: 'Trạm đo bên con kênh' }).count()).toBe(1);
    // Few stories resemble this short one: the newest of the section fill the free places.
    const related = reader.getByRole('region', { name: /^(Tin liên quan|Cùng chuyên mục|Mới nhất)$/ });
    expect(await related.getByRole('link').count()).toBeGreaterThanOrEqual(3);
    expect(await reader.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  });

  longTest('changes are requested with a reason, and the reporter sees it above the story', async () => {
    const lan = await signIn('lan', { viewport });
    const id = await writeStory(lan, {
      headline: `Bài cần sửa trên ${device}`,
      sapo: 'Một câu sapo đủ dài để bài được gửi đi.',
      body: 'Một đoạn văn.',
      section: 'Thế giới',
      tags: ['Biến đổi khí hậu'],
    });
    await act(lan, 'Gửi duyệt');
    await lan.getByText('Chờ duyệt').first().waitFor();
    const thu = await signIn('thu', { viewport });
    await thu.goto(`/desk/articles/${id}`);
    await act(thu, 'Trả bài', async (dialog) => {
      await dialog.getByLabel('Lý do').fill('Cần thêm ý kiến của người dân.');
    });
    await lan.goto(`/desk/articles/${id}`);
    await lan.getByText('Cần thêm ý kiến của người dân.').first().waitFor();
  });
});
