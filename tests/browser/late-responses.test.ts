import type { Request } from 'playwright';
import { describe, expect, test } from 'vitest';
import { interceptable, signIn } from '#tests/support/browser/browser.ts';
import { longTest } from '#tests/support/long-test.ts';
import { deskApi } from '#tests/support/site/desk-api.ts';
import { openStory, typeAfter } from './unsent-text.ts';
import { act, saved, writeStory } from './write-a-story.ts';

const api = deskApi();

describe('the shown state of a story', () => {
  test('comes from the newest request, not from the latest response', async () => {
    const id = await api.sharedStory('Bến đò cũ đóng cửa sau bốn mươi năm');
    const lan = await interceptable(await signIn('lan'));
    await openStory(lan, id);
    // The first status response is late. It arrives after the story was submitted and the screen updated.
    const looks: Request[] = [];
    const answered: Request[] = [];
    let letGo = () => {};
    const released = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    lan.on('requestfinished', (request) => looks.includes(request) && answered.push(request));
    await lan.route(`**/desk/articles/${id}/view`, async (route) => {
      looks.push(route.request());
      const isFirst = looks.length === 1;
      const answer = await route.fetch();
      if (isFirst) await released;
      await route.fulfill({ response: answer });
    });
    await typeAfter(lan, ' Thêm một câu.', 'Đoạn một.');
    const cut = lan.waitForResponse((response) => response.url().endsWith('/cut'));
    await lan.getByRole('button', { name: 'Lưu', exact: true }).click();
    await cut;
    // A late notification of the earlier API call may trigger one more status request.
    await expect.poll(() => looks.length).toBeGreaterThan(0);
    const badge = lan.locator('.article-top .badge').first();
    expect(await badge.textContent()).toBe('Nháp');
    await lan.getByRole('button', { name: 'Gửi duyệt', exact: true }).click();
    await badge.getByText('Chờ duyệt').waitFor();
    expect(answered).not.toContain(looks[0]);
    letGo();
    await expect.poll(() => answered.includes(looks[0] as Request)).toBe(true);
    await lan.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 200))));
    expect(await badge.textContent()).toBe('Chờ duyệt');
    await lan.unrouteAll({ behavior: 'ignoreErrors' });
  });
});

describe('an action whose request fails', () => {
  test.each([
    ['its text', '/cut'],
    ['itself', ''],
  ])('shows an error and succeeds when it is repeated: %s', async (_, end) => {
    const id = await api.sharedStory('Chợ phiên dời xuống bãi bồi');
    const lan = await interceptable(await signIn('lan'));
    await openStory(lan, id);
    await lan.getByText('Nháp', { exact: true }).first().waitFor();
    const place = `**/desk/articles/${id}${end}`;
    await lan.route(place, (route) =>
      route.request().method() === 'POST' ? route.abort('internetdisconnected') : route.continue(),
    );
    await lan.getByRole('button', { name: 'Gửi duyệt', exact: true }).click();
    await lan.getByRole('alert').getByText('Chưa gửi được; hãy kiểm tra kết nối').waitFor();
    await lan.unroute(place);
    await lan.getByRole('button', { name: 'Gửi duyệt', exact: true }).click();
    await lan.getByText('Chờ duyệt').first().waitFor();
    expect(await lan.getByRole('alert').getByText('Chưa gửi được').count()).toBe(0);
  });
});

test('when the connection fails right after an action, the screen does not navigate away', async () => {
  const id = await api.sharedStory('Đò ngang ngừng chạy vì nước lớn');
  const lan = await interceptable(await signIn('lan'));
  await openStory(lan, id);
  await lan.getByText('Nháp', { exact: true }).first().waitFor();
  // A page that replaced this one would not have the property.
  await lan.evaluate(() => Object.assign(window, { isStillHere: true }));
  let isDone = false;
  let lost = 0;
  await lan.route(`**/desk/articles/${id}**`, (route) => {
    const headers = route.request().headers();
    // Comments and checks use server actions too, on load and then every few seconds.
    const isAct = headers['next-action'] !== undefined && route.request().postData()?.includes('"submit"');
    const isScreen = headers['next-action'] !== undefined || headers.rsc !== undefined;
    if (isAct) isDone = true;
    if (!isScreen || isAct || !isDone) return route.continue();
    lost += 1;
    return route.abort('internetdisconnected');
  });
  await lan.getByRole('button', { name: 'Gửi duyệt', exact: true }).click();
  await lan.getByText('Chờ duyệt').first().waitFor();
  await expect.poll(() => lost).toBeGreaterThan(0);
  await lan.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 500))));
  expect(await lan.evaluate(() => 'isStillHere' in window)).toBe(true);
});

describe('a story created on this screen', () => {
  longTest('stays on the screen with its text while it is submitted and reconnected', async () => {
    const lan = await signIn('lan');
    const headline = 'Chợ phiên họp lại sau ba mùa nước';
    await writeStory(lan, {
      ...{
        headline,
        sapo: 'Người hai bên sông gặp nhau.',
        body: 'Thuyền về từ lúc tờ mờ sáng.',
        tags: ['Di sản'],
      },
      lead: { caption: 'Bến chợ', credit: 'Lan', alt: 'Bến chợ buổi sớm', color: '#345' },
    });
    await lan.evaluate(() => {
      const seen = new Set<string>();
      const look = () => {
        const field = document.querySelector<HTMLInputElement>('[name="headline"]');
        const body = document.querySelector('.field-body')?.textContent ?? '';
        seen.add(
          `${field?.value ?? 'no field'} | ${body.includes('Thuyền về') ? 'with its text' : 'without'}`,
        );
        requestAnimationFrame(look);
      };
      look();
      Object.assign(window, { seen });
    });
    await act(lan, 'Gửi duyệt');
    await lan.locator('.article-top .badge').first().getByText('Chờ duyệt').waitFor();
    await saved(lan);
    await lan.waitForTimeout(1_500);
    const seen = await lan.evaluate(() => [...(window as never as { seen: Set<string> }).seen]);
    expect(seen).toEqual([`${headline} | with its text`]);
  });
});
