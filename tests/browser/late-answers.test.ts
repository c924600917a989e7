import type { Request } from 'playwright';
import { describe, expect, test } from 'vitest';
import { interceptable, signIn } from '#tests/support/browser/browser.ts';
import { longTest } from '#tests/support/long-test.ts';
import { deskApi } from '#tests/support/site/desk-api.ts';
import { openStory, typeBehind } from './unsent-text.ts';
import { act, saved, writeStory } from './write-a-story.ts';

const api = deskApi();

describe('how a story stands', () => {
  test('is what was answered last of all that was asked, not what came last', async () => {
    const id = await api.sharedStory('Bến đò cũ đóng cửa sau bốn mươi năm');
    const lan = await interceptable(await signIn('lan'));
    await openStory(lan, id);
    // The server's first word about the story is late: when it comes the story has been handed in, and the screen was told so.
    const looks: Request[] = [];
    const answered: Request[] = [];
    let letGo = () => {};
    const handedIn = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    lan.on('requestfinished', (request) => looks.includes(request) && answered.push(request));
    await lan.route(`**/desk/articles/${id}/view`, async (route) => {
      looks.push(route.request());
      const isFirst = looks.length === 1;
      const answer = await route.fetch();
      if (isFirst) await handedIn;
      await route.fulfill({ response: answer });
    });
    await typeBehind(lan, ' Thêm một câu.', 'Đoạn một.');
    const cut = lan.waitForResponse((response) => response.url().endsWith('/cut'));
    await lan.getByRole('button', { name: 'Lưu', exact: true }).click();
    await cut;
    // What was done over the API just before may be told only now, and be looked at as well.
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

describe('an action that does not reach the server', () => {
  test.each([
    ['its text', '/cut'],
    ['itself', ''],
  ])('says so, and is done when it is asked for again: %s', async (_, end) => {
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

test('a line that is lost just after an action was done leaves the story where it is', async () => {
  const id = await api.sharedStory('Đò ngang ngừng chạy vì nước lớn');
  const lan = await interceptable(await signIn('lan'));
  await openStory(lan, id);
  await lan.getByText('Nháp', { exact: true }).first().waitFor();
  // Whatever page comes in the place of this one does not have it.
  await lan.evaluate(() => Object.assign(window, { isStillHere: true }));
  let isDone = false;
  let lost = 0;
  await lan.route(`**/desk/articles/${id}**`, (route) => {
    const headers = route.request().headers();
    // Comments and checks are asked for by actions too, some when the screen begins and again every few seconds.
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

describe('a story that was begun on this screen', () => {
  longTest('stays on it while it is handed in and its line is opened anew', async () => {
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
