import type { Page, Request } from 'playwright';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { interceptable, newVisitor, PLAIN_HOST, signIn } from '#tests/support/browser/browser.ts';
import { asEarlierRelease } from '#tests/support/browser/earlier-release.ts';
import { withoutScripts } from '#tests/support/browser/without-scripts.ts';
import { longTest } from '#tests/support/long-test.ts';
import { ask } from '#tests/support/site/crawl.ts';
import { theSite } from '#tests/support/site/the-site.ts';

const NARROW = { viewport: { width: 360, height: 740 }, hasTouch: true };
const headline = 'Tòa sơ thẩm trả hồ sơ vụ bán rẻ khu đất ven sông để điều tra bổ sung lần thứ ba';
const quote = 'ba hội đồng định giá';
const paragraphs = [
  'Chủ tọa cho rằng hồ sơ chưa làm rõ vì sao giá khởi điểm thấp hơn giá thị trường một nửa.',
  `Trong hai năm, ${quote} đưa ra ba con số khác nhau cho cùng một khu đất.`,
];

/** A story by Lan with a photo, in review. */
async function storyInReview(lan: Page): Promise<{ id: string; mediaId: string }> {
  const headers = { origin: theSite().url };
  const picture = await sharp({ create: { width: 1280, height: 800, channels: 3, background: '#4d6b73' } })
    .jpeg()
    .toBuffer();
  const file = { name: 'ben-song.jpg', mimeType: 'image/jpeg', buffer: picture };
  const media = await lan.request.post('/api/v1/media', {
    headers,
    multipart: { file, alt: 'Bến sông', credit: 'Lan' },
  });
  const { id: mediaId } = await media.json();
  const made = await lan.request.post('/api/v1/articles', {
    headers,
    data: {
      headline,
      sapo: 'Đây là lần thứ ba trong một năm hồ sơ quay lại cơ quan điều tra, và lần đầu tòa nêu tên người định giá.',
      bodyHtml: paragraphs.map((text) => `<p>${text}</p>`).join(''),
      section: 'thoi-su',
      tags: [{ name: 'Biến đổi khí hậu' }],
      leadMediaId: mediaId,
    },
  });
  const { id } = await made.json();
  const sent = await lan.request.post(`/api/v1/articles/${id}/submit`, { headers, data: {} });
  expect(sent.status(), await sent.text()).toBe(200);
  return { id, mediaId };
}

/** Creates a link in the panel of the article screen. */
async function makeLink(desk: Page, label: string, choose: (panel: Page) => Promise<void> = async () => {}) {
  await desk.getByText('Liên kết ra ngoài', { exact: true }).click();
  await desk.getByLabel('Dành cho', { exact: true }).fill(label);
  await choose(desk);
  await desk.getByRole('button', { name: 'Tạo liên kết' }).click();
  return desk.getByLabel('Địa chỉ', { exact: true }).inputValue();
}

async function selectInStory(page: Page, words: string): Promise<void> {
  await page
    .getByText(words)
    .first()
    .evaluate((element, wanted) => {
      const text = element.firstChild as Text;
      const at = text.data.indexOf(wanted);
      document.getSelection()?.setBaseAndExtent(text, at, text, at + wanted.length);
    }, words);
}

const isNarrow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);

test('an editor invites an outside lawyer, who comments on a phone, and the next workflow step revokes the link', async () => {
  const lan = await signIn('lan');
  const { id, mediaId } = await storyInReview(lan);
  const thu = await signIn('thu');
  await thu.goto(`/desk/articles/${id}`);
  const url = await makeLink(thu, 'Luật sư Hà');
  expect(new URL(url).pathname).toMatch(/^\/xem\/[0-9a-f-]{36}\.[\w-]{43}$/);
  await thu.getByRole('button', { name: 'Xong', exact: true }).click();
  await thu.getByText('Còn hiệu lực').waitFor();

  const lawyer = await newVisitor(NARROW);
  const here = new URL(url).pathname;
  // As an e-mail scanner does with each link.
  for (const method of ['get', 'head', 'get'] as const) {
    const looked = await lawyer.request[method](here);
    expect(looked.status()).toBe(200);
    expect(looked.headers()).toMatchObject({
      'referrer-policy': 'same-origin',
      'cache-control': expect.stringContaining('no-store'),
      'x-robots-tag': expect.stringContaining('noindex'),
    });
    expect(await looked.text()).not.toContain('định giá');
  }
  await lawyer.goto(here);
  await lawyer.getByText('Luật sư Hà').waitFor();
  expect(await isNarrow(lawyer)).toBe(true);
  await lawyer.getByRole('button', { name: 'Mở bài' }).click();
  await lawyer.getByRole('heading', { level: 1, name: headline }).waitFor();
  expect(new URL(lawyer.url()).pathname).toBe(here.split('.')[0]);
  expect(await isNarrow(lawyer)).toBe(true);
  const [cookie] = await lawyer.context().cookies();
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/xem' });

  // The photo is served to the link's holder at a URL of its own.
  const photo = lawyer.locator('.article-lead img');
  await expect.poll(() => photo.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
  const photoUrl = await photo.evaluate((image: HTMLImageElement) => image.currentSrc);
  const stranger = await newVisitor();
  expect((await stranger.request.get(photoUrl)).status()).toBe(404);
  expect((await lawyer.request.get(`/media/${mediaId}/320.webp`)).status()).toBe(404);

  await selectInStory(lawyer, quote);
  await lawyer.getByRole('button', { name: 'Góp ý đoạn này' }).click();
  await lawyer.getByLabel('Viết góp ý').fill('Cần nêu tên từng hội đồng.');
  expect(await isNarrow(lawyer)).toBe(true);
  await lawyer.getByRole('button', { name: 'Gửi', exact: true }).click();
  const comments = lawyer.getByRole('complementary', { name: 'Góp ý' });
  await comments.getByText('Cần nêu tên từng hội đồng.').waitFor();

  // The editor sees the comment at its passage without a reload and answers.
  const panel = thu.getByRole('region', { name: 'Bình luận', exact: true });
  const card = panel.getByRole('listitem').filter({ hasText: 'Cần nêu tên từng hội đồng.' }).first();
  await card.getByText('Từ ngoài tòa soạn').waitFor();
  await card.getByText('Luật sư Hà đọc được mọi lời trong cuộc trao đổi này.').waitFor();
  await expect.poll(() => thu.locator('.comment-mark').allTextContents()).toEqual([quote]);
  await card.getByRole('button', { name: 'Trả lời' }).click();
  await panel.getByLabel('Viết trả lời').fill('Bản sau sẽ có tên.');
  await panel.getByRole('button', { name: 'Gửi', exact: true }).click();
  await comments.getByText('Bản sau sẽ có tên.').waitFor();
  await comments.getByText('(tòa soạn)').waitFor();

  // The next workflow step closes the open page and revokes the link.
  await thu.getByRole('button', { name: 'Duyệt', exact: true }).click();
  await lawyer.getByRole('heading', { name: 'Liên kết này không còn dùng được' }).waitFor();
  await thu.getByText('Hết hiệu lực: bài đã đổi trạng thái').waitFor();
  const answers = [];
  for (const address of [
    here,
    here.split('.')[0] ?? '',
    '/xem/018f0000-0000-7000-8000-000000000000',
    '/xem/x',
  ]) {
    const answer = await lawyer.goto(address);
    const { date: _, 'content-security-policy': __, ...headers } = (await answer?.allHeaders()) ?? {};
    answers.push({
      status: answer?.status(),
      headers: Object.keys(headers).sort(),
      text: await textOf(lawyer),
    });
  }
  expect(answers[0]).toMatchObject({ status: 404 });
  for (const answer of answers) expect(answer).toEqual(answers[0]);
  expect((await lawyer.request.get(photoUrl)).status()).toBe(404);
});

const textOf = (page: Page) => page.locator('main').textContent();

longTest('a single-use link opens in one browser only, and revoking it closes the open page', async () => {
  const { id } = await storyInReview(await signIn('lan'));
  const thu = await signIn('thu');
  await thu.goto(`/desk/articles/${id}`);
  const url = await makeLink(thu, 'Nguồn tin B', async (panel) => {
    await panel.getByLabel('Người nhận được').selectOption({ label: 'Chỉ đọc' });
    await panel.getByLabel('Chỉ mở được một lần').check();
  });
  const here = new URL(url).pathname;
  const [one, other] = [await newVisitor(NARROW), await newVisitor(NARROW)];
  await one.goto(here);
  await other.goto(here);
  await one.getByRole('button', { name: 'Mở bài' }).click();
  await one.getByRole('heading', { level: 1, name: headline }).waitFor();
  expect(await one.getByRole('complementary').count()).toBe(0);
  await other.getByRole('button', { name: 'Mở bài' }).click();
  await other.getByRole('heading', { name: 'Liên kết này không còn dùng được' }).waitFor();
  // A holder with the page open reloads by the same URL.
  await one.goto(here);
  await one.getByRole('heading', { level: 1, name: headline }).waitFor();

  await thu.getByRole('button', { name: 'Xong', exact: true }).click();
  const revoke = thu.getByRole('button', { name: 'Thu hồi: Nguồn tin B' });
  await thu.getByText('Đã dùng').waitFor();
  await revoke.click();
  await thu.getByRole('button', { name: 'Bấm lần nữa để thu hồi: Nguồn tin B' }).click();
  await thu.getByText('Đã thu hồi').waitFor();
  await one.getByRole('heading', { name: 'Liên kết này không còn dùng được' }).waitFor();
});

longTest(
  'a page from an earlier release hides the story, keeps the unsent comment, and works again after a reload',
  async () => {
    const { id } = await storyInReview(await signIn('lan'));
    const thu = await signIn('thu');
    await thu.goto(`/desk/articles/${id}`);
    const here = new URL(await makeLink(thu, 'Luật sư Hà')).pathname;
    const lawyer = await interceptable(await newVisitor(NARROW));
    await lawyer.goto(here);
    await lawyer.getByRole('button', { name: 'Mở bài' }).click();
    await lawyer.getByRole('button', { name: 'Góp ý về cả bài' }).click();
    await lawyer.getByLabel('Viết góp ý').fill('Thiếu ý kiến của bên mua.');
    const update = await asEarlierRelease(lawyer, '**/xem/**');
    await lawyer.getByRole('button', { name: 'Gửi', exact: true }).click();
    await lawyer.getByRole('alert').filter({ hasText: 'Hệ thống vừa được cập nhật' }).first().waitFor();
    expect(await lawyer.getByText(quote).count()).toBe(0);
    await update();
    await lawyer.reload();
    await lawyer.getByText(quote).first().waitFor();
    await lawyer.getByRole('button', { name: 'Góp ý về cả bài' }).click();
    expect(await lawyer.getByLabel('Viết góp ý').inputValue()).toBe('Thiếu ý kiến của bên mua.');
    await lawyer.getByRole('button', { name: 'Gửi', exact: true }).click();
    await thu.getByText('Thiếu ý kiến của bên mua.').first().waitFor();

    // A page without unsent text reloads automatically.
    const loaded = lawyer.waitForEvent('load');
    await asEarlierRelease(lawyer, '**/xem/**');
    await loaded;
    await lawyer.getByText(quote).first().waitFor();
  },
);

longTest('a button pressed before hydration acts after it', async () => {
  const { id } = await storyInReview(await signIn('lan'));
  const thu = await signIn('thu');
  await thu.goto(`/desk/articles/${id}`);
  const here = new URL(await makeLink(thu, 'Luật sư Mai')).pathname;
  const { page: lawyer, loadScripts } = await withoutScripts(await newVisitor(NARROW));
  await lawyer.goto(here, { waitUntil: 'commit' });
  await lawyer.getByRole('button', { name: 'Mở bài' }).click();
  const about = lawyer.getByRole('button', { name: 'Góp ý về cả bài' });
  await about.click();
  expect(await about.getAttribute('data-held')).toBe('');
  expect(await lawyer.getByLabel('Viết góp ý').count()).toBe(0);
  loadScripts();
  await lawyer.getByLabel('Viết góp ý').waitFor();
});

longTest(
  'over plain http, where browsers send only an origin, the link’s form accepts only its own page',
  async () => {
    const { id } = await storyInReview(await signIn('lan'));
    const thu = await signIn('thu');
    await thu.goto(`/desk/articles/${id}`);
    const { origin, pathname } = new URL(await makeLink(thu, 'Luật sư Kiên'));
    const there = new URL(origin);
    there.hostname = PLAIN_HOST;

    for (const foreign of [
      'http://xau.example',
      `http://xau.${there.host}`,
      `https://${there.host}.xau.example`,
      'null',
    ]) {
      const answer = await ask(origin, `${pathname}/mo`, {
        method: 'POST',
        headers: { host: there.host, origin: foreign },
      });
      expect(answer.status, answer.asked).toBe(403);
      expect(answer.headers['set-cookie'], answer.asked).toBeUndefined();
    }

    const lawyer = await newVisitor({ ...NARROW, baseURL: there.origin });
    const sent: Request[] = [];
    lawyer.on('request', (request) => {
      if (request.method() === 'POST') sent.push(request);
    });
    await lawyer.goto(pathname);
    await lawyer.getByRole('button', { name: 'Mở bài' }).click();
    await lawyer.getByRole('heading', { level: 1, name: headline }).waitFor();
    await selectInStory(lawyer, quote);
    await lawyer.getByRole('button', { name: 'Góp ý đoạn này' }).click();
    await lawyer.getByLabel('Viết góp ý').fill('Đọc được qua http.');
    await lawyer.getByRole('button', { name: 'Gửi', exact: true }).click();
    await lawyer.getByRole('complementary', { name: 'Góp ý' }).getByText('Đọc được qua http.').waitFor();
    // The form that opens the link, and the comment.
    expect(sent.length).toBeGreaterThan(1);
    for (const request of sent) {
      const headers = await request.allHeaders();
      expect(headers.origin).toBe(there.origin);
      expect(headers['sec-fetch-site']).toBeUndefined();
    }

    // A link to another page sends no referrer.
    const led = lawyer.waitForRequest((request) => request.url() === `${origin}/`);
    await lawyer.evaluate((elsewhere) => {
      const link = Object.assign(document.createElement('a'), { href: elsewhere });
      document.body.append(link);
      link.click();
    }, origin);
    expect((await (await led).allHeaders()).referer).toBeUndefined();
  },
);
