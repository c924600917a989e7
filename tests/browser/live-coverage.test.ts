import type { Page } from 'playwright';
import { beforeAll, expect, test } from 'vitest';
import { axeFaults } from '#tests/support/browser/axe.ts';
import { DESKTOP, interceptable, newVisitor, PHONE, signIn } from '#tests/support/browser/browser.ts';
import { withoutScripts } from '#tests/support/browser/without-scripts.ts';
import { longTest } from '#tests/support/long-test.ts';
import { openHydrated } from '#tests/support/site/open-hydrated.ts';
import { theSite } from '#tests/support/site/the-site.ts';
import { openWithdrawals } from '#tests/support/workflow/withdrawal.ts';

const WIDTHS = [360, 768, 1280] as const;

let newsroom: Awaited<ReturnType<typeof openWithdrawals>>;
let turn = 0;

beforeAll(async () => {
  const site = theSite();
  newsroom = await openWithdrawals({ urls: [site.url], dataDir: site.dataDir });
});

type Story = { readonly id: string; readonly number: number; readonly url: string };

/** A live story whose coverage Thu has started. */
async function openStory(): Promise<Story> {
  turn += 1;
  const { id } = await newsroom.begin('lan', {
    format: 'live',
    headline: `Tường thuật thử, đợt ${turn}`,
    tags: [{ name: 'Biến đổi khí hậu' }],
  });
  await newsroom.approve(id);
  const { number, url } = await newsroom.act('thu', id, 'publish');
  await newsroom.act('thu', id, 'live/open');
  return { id, number, url };
}

async function liveDesk(person: string, { id }: Story, options = {}): Promise<Page> {
  const page = await signIn(person, options);
  await openHydrated(page, `/desk/articles/${id}/live`);
  return page;
}

const composer = (page: Page) => page.getByRole('form', { name: 'Mục mới' });

async function write(page: Page, text: string): Promise<void> {
  const field = composer(page).getByLabel('Nội dung');
  await field.fill(text);
  await field.press('Control+Enter');
}

async function shows(page: Page, text: string): Promise<void> {
  await page.locator('.live').getByText(text).first().waitFor();
}

test('two readers get a new entry without a reload: one over server-sent events, one by polling', async () => {
  const story = await openStory();
  const byLine = await newVisitor();
  const byAsking = await newVisitor();
  await byAsking.addInitScript(() => {
    Reflect.deleteProperty(window, 'EventSource');
  });
  await Promise.all([byLine, byAsking].map((page) => page.goto(story.url)));
  const desk = await liveDesk('thu', story);
  await write(desk, 'Nước xuống dưới **năm mét**.');
  await shows(byLine, 'Nước xuống dưới năm mét.');
  await shows(byAsking, 'Nước xuống dưới năm mét.');
  expect(await byLine.locator('.live-status').textContent()).toContain('1 cập nhật');

  const card = desk.locator('.live-card', { hasText: 'Nước xuống' }).first();
  await card.getByRole('button', { name: 'Sửa' }).click();
  await desk.getByLabel('Loại sửa').selectOption('correction');
  await desk.getByLabel('Nội dung').fill('Nước xuống còn năm mét rưỡi.');
  await desk.getByLabel(/Đã viết gì sai/).fill('Bản trước viết dưới năm mét.');
  await desk.getByRole('button', { name: /Đăng bản sửa/ }).click();
  await shows(byLine, 'Bản trước viết dưới năm mét.');
  expect(await byLine.locator('.live-entry').count()).toBe(1);

  await card.getByRole('button', { name: 'Rút' }).click();
  await desk.getByLabel(/Lý do/).fill('Sai nguồn.');
  await desk.locator('dialog').getByRole('button', { name: 'Rút' }).click();
  await byLine.locator('.live-entry').waitFor({ state: 'detached' });
});

test('a silent event stream without heartbeats is reconnected', async () => {
  const story = await openStory();
  const reader = await newVisitor();
  await reader.clock.install();
  const opened: string[] = [];
  reader.on('request', (request) => {
    if (new URL(request.url()).pathname.endsWith('/line')) opened.push(request.url());
  });
  await reader.goto(story.url);
  await newsroom.act('thu', story.id, 'live/entries', {
    ...{ id: crypto.randomUUID(), text: 'Đường còn đây.', publish: true },
  });
  await shows(reader, 'Đường còn đây.');
  expect(opened).toHaveLength(1);
  await reader.clock.fastForward(60_000);
  await expect.poll(() => opened.length).toBeGreaterThan(1);
});

longTest(
  'an embed from the event stream loads only on click, and the desk renders Markdown in an entry',
  async () => {
    const story = await openStory();
    const reader = await newVisitor();
    const asked: string[] = [];
    const own = new URL(theSite().url).origin;
    await reader.route(
      (url) => url.origin !== own,
      (route) => {
        asked.push(route.request().url());
        return route.fulfill({ contentType: 'text/html', body: '<p>Bản đồ</p>' });
      },
    );
    await reader.goto(story.url);
    const desk = await liveDesk('thu', story);
    await write(desk, 'Nơi **nước vào**, trên bản đồ.\n\nhttps://www.openstreetmap.org/#map=12/10.03/105.78');
    const card = reader.locator('.live .embed-card');
    await card.getByRole('button', { name: /Xem ngay tại đây/ }).click();
    const source = await card.locator('iframe').getAttribute('src');
    await expect.poll(() => asked).toEqual([source]);
    const written = desk.locator('.live-card-text', { hasText: 'nước vào' }).first();
    expect(await written.locator('strong').textContent()).toBe('nước vào');
    expect(await written.textContent()).not.toContain('**');
  },
);

test('new entries do not move a reader who has scrolled down: a button shows their number', async () => {
  const story = await openStory();
  for (let count = 1; count <= 8; count += 1) {
    await newsroom.act('thu', story.id, 'live/entries', {
      id: crypto.randomUUID(),
      text: `Mục ${count}.\n\nMột đoạn.\n\nHai đoạn.\n\nBa đoạn.`,
      publish: true,
    });
  }
  const reader = await newVisitor({ viewport: PHONE });
  await reader.goto(story.url);
  await reader.getByText('Mục 2.').scrollIntoViewIfNeeded();
  const topOf = () => reader.getByText('Mục 2.').evaluate((words) => words.getBoundingClientRect().top);
  // Smooth scrolling lays out the entries that come into view on the way.
  const before = await reader.getByText('Mục 2.').evaluate(async (words) => {
    let last = Number.NaN;
    for (let still = 0; still < 20; ) {
      await new Promise(requestAnimationFrame);
      const { top } = words.getBoundingClientRect();
      still = top === last ? still + 1 : 0;
      last = top;
    }
    return last;
  });
  await newsroom.act('thu', story.id, 'live/entries', {
    ...{ id: crypto.randomUUID(), text: 'Tin mới nhất.', publish: true },
  });
  const button = reader.getByRole('button', { name: '1 cập nhật mới' });
  await button.waitFor();
  // Entry heights are fractional, while scroll positions are whole pixels.
  expect(Math.abs((await topOf()) - before)).toBeLessThan(1);
  await button.click();
  await shows(reader, 'Tin mới nhất.');
  expect(await button.isVisible()).toBe(false);
});

longTest('pinning an entry that waits behind the button shows it at once', async () => {
  const story = await openStory();
  const add = (text: string, id: string = crypto.randomUUID()) =>
    newsroom.act('thu', story.id, 'live/entries', { id, text, publish: true });
  for (let count = 1; count <= 6; count += 1)
    await add(`Mục ${count}.\n\nMột đoạn.\n\nHai đoạn.\n\nBa đoạn.`);
  const reader = await newVisitor({ viewport: PHONE });
  await reader.goto(story.url);
  await reader.getByText('Mục 1.').scrollIntoViewIfNeeded();
  const pinned = crypto.randomUUID();
  await add('Tin được ghim.', pinned);
  const button = reader.getByRole('button', { name: '1 cập nhật mới' });
  await button.waitFor();
  await newsroom.act('thu', story.id, `live/entries/${pinned}/pin`);
  await reader.locator('.live-pinned p').getByText('Tin được ghim.').waitFor({ state: 'attached' });
  expect(await button.isVisible()).toBe(false);
  expect(await reader.locator('.live-entry').count()).toBe(7);
});

longTest('an entry that is no longer pinned returns to its place and does not count as new', async () => {
  const story = await openStory();
  const add = (text: string, id: string = crypto.randomUUID()) =>
    newsroom.act('thu', story.id, 'live/entries', { id, text, publish: true });
  const older = crypto.randomUUID();
  for (let count = 1; count <= 6; count += 1)
    await add(`Mục ${count}.\n\nMột đoạn.\n\nHai đoạn.\n\nBa đoạn.`, count === 3 ? older : undefined);
  const reader = await newVisitor({ viewport: PHONE });
  await reader.goto(story.url);
  const newer = crypto.randomUUID();
  await add('Tin đến sau.', newer);
  await shows(reader, 'Tin đến sau.');
  await newsroom.act('thu', story.id, `live/entries/${newer}/pin`);
  await reader.locator('.live-pinned p').getByText('Tin đến sau.').waitFor({ state: 'attached' });
  await reader.getByText('Mục 1.').scrollIntoViewIfNeeded();
  await newsroom.act('thu', story.id, `live/entries/${older}/pin`);
  await reader.locator('.live-pinned p').getByText('Mục 3.').waitFor({ state: 'attached' });
  await reader.locator('.live-entries').getByText('Tin đến sau.').waitFor({ state: 'attached' });
  expect(await reader.locator('.live-new button').isVisible()).toBe(false);
  expect(await reader.locator('.live-entry').count()).toBe(7);
});

longTest(
  'a page of older entries counts only newer publications, and an unknown cursor gives the first page',
  async () => {
    const story = await openStory();
    const add = (text: string) =>
      newsroom.act('thu', story.id, 'live/entries', { id: crypto.randomUUID(), text, publish: true });
    for (let count = 1; count <= 17; count += 1) await add(`Mục ${count}.`);
    const reader = await newVisitor();
    await reader.goto(`${story.url}?cursor=${crypto.randomUUID()}`);
    expect(await reader.locator('.live-entry').count()).toBe(15);
    await reader.getByRole('link', { name: 'Cập nhật cũ hơn' }).click();
    await expect.poll(() => reader.locator('.live-entry').count()).toBe(2);
    const desk = await liveDesk('thu', story);
    await desk.locator('.live-card', { hasText: 'Mục 17.' }).getByRole('button', { name: 'Sửa' }).click();
    await desk.getByLabel('Nội dung').fill('Mục mười bảy, viết lại.');
    await desk.getByRole('button', { name: /Đăng bản sửa/ }).click();
    // While the change is being sent, its text is shown on the screen as well.
    await desk.locator('.live-card[data-state="published"]', { hasText: 'viết lại' }).waitFor();
    await add('Mục 18.');
    await expect.poll(() => reader.locator('.live-status').textContent()).toContain('18 cập nhật');
    await expect.poll(() => reader.locator('.live-new').textContent()).toBe('1 cập nhật mới');
    expect(await reader.locator('.live-entry').count()).toBe(2);
  },
);

longTest('the link to older entries does not move when a reader jumps to it', async () => {
  const story = await openStory();
  for (let count = 1; count <= 16; count += 1) {
    await newsroom.act('thu', story.id, 'live/entries', {
      ...{ id: crypto.randomUUID(), text: `Mục ${count}.`, publish: true },
    });
  }
  for (const viewport of [PHONE, DESKTOP]) {
    const reader = await newVisitor({ viewport });
    await reader.goto(story.url);
    const moved = await reader.getByRole('link', { name: 'Cập nhật cũ hơn' }).evaluate(async (link) => {
      link.scrollIntoView({ block: 'center', behavior: 'instant' });
      const first = link.getBoundingClientRect().top;
      for (let frame = 0; frame < 20; frame += 1) await new Promise(requestAnimationFrame);
      return link.getBoundingClientRect().top - first;
    });
    expect(Math.abs(moved)).toBeLessThan(2);
  }
});

test('a reader sees the closing note when the coverage ends', async () => {
  const story = await openStory();
  const reader = await newVisitor();
  await reader.goto(story.url);
  expect(await reader.locator('.live-closing').isVisible()).toBe(false);
  await newsroom.act('thu', story.id, 'live/end', { closingNote: 'Nước đã rút <hết>.' });
  await shows(reader, 'Nước đã rút <hết>.');
  expect(await reader.locator('.live-closing').textContent()).toBe('Lời kết Nước đã rút <hết>.');
  expect(await reader.locator('.live-reload').isVisible()).toBe(false);
});

longTest(
  'the link to a story created from an entry appears and disappears while a reader has the page open',
  async () => {
    const story = await openStory();
    const entryId = crypto.randomUUID();
    await newsroom.act('thu', story.id, 'live/entries', {
      id: entryId,
      text: 'Đê có vết nứt.',
      publish: true,
    });
    const reader = await newVisitor();
    await reader.goto(story.url);
    await shows(reader, 'Đê có vết nứt.');
    const { id } = await newsroom.act('thu', story.id, `live/entries/${entryId}/break-out`, {
      newArticleId: crypto.randomUUID(),
    });
    await newsroom.save('thu', id, {
      ...{ headline: 'Vết nứt trên đê', sapo: 'Một câu dẫn đủ dài để bài được gửi đi.' },
    });
    await newsroom.act('thu', id, 'submit');
    await newsroom.act('tam', id, 'approve');
    await newsroom.act('tam', id, 'publish');
    const link = reader.locator('.live-entry .live-breakout a');
    await link.waitFor();
    await newsroom.act('tam', id, 'kill', { publicNote: 'Sai nguồn.' });
    await link.waitFor({ state: 'detached' });
  },
);

longTest('a link to an entry far down scrolls to it although entries have lazy layout', async () => {
  const story = await openStory();
  for (let count = 1; count <= 12; count += 1) {
    await newsroom.act('thu', story.id, 'live/entries', {
      id: crypto.randomUUID(),
      text: `Mục ${count}.${'\n\nMột đoạn.'.repeat(count)}`,
      publish: true,
    });
  }
  const reader = await newVisitor({ viewport: PHONE });
  await reader.goto(story.url);
  const entries = reader.locator('.live-entries > .live-entry');
  expect(await entries.first().evaluate((entry) => getComputedStyle(entry).contentVisibility)).toBe('auto');
  const linked = await newVisitor({ viewport: PHONE });
  await linked.goto(`${story.url}#${await entries.nth(8).getAttribute('id')}`);
  const top = await linked.evaluate(async () => {
    const entry = document.querySelector('.live-entry:target');
    let before = Number.NaN;
    for (let still = 0; still < 20; ) {
      await new Promise(requestAnimationFrame);
      const now = entry?.getBoundingClientRect().top ?? Number.NaN;
      still = now === before && window.scrollY > 0 ? still + 1 : 0;
      before = now;
    }
    return before;
  });
  expect(top).toBeGreaterThanOrEqual(0);
  // Below the bar and the status, which stay in view.
  expect(top).toBeLessThan(160);
});

test('without JavaScript the page has its entries, key events, older entries and a reload link', async () => {
  const reader = await newVisitor({ javaScriptEnabled: false });
  const { items } = await (
    await reader.request.get('/api/v1/public/articles?section=thoi-su&limit=100')
  ).json();
  const demo = items.find(({ format }: { format: string }) => format === 'live');
  await reader.goto(demo.url);
  expect(await reader.locator('.live-entry').count()).toBe(12);
  expect(await reader.locator('.live-pinned .live-entry').count()).toBe(1);
  await reader.locator('.live-keys a').last().click();
  expect(await reader.locator('.live-entry:target').textContent()).toContain('1.840 người');
  const pinned = reader.locator('.live-pinned .live-entry');
  expect(await pinned.locator('.live-body').isVisible()).toBe(false);
  await pinned.locator('.live-time').click();
  expect(await pinned.locator('.live-body').isVisible()).toBe(true);
  await reader.getByRole('link', { name: 'Về cập nhật mới nhất' }).click();
  await reader.waitForURL(demo.url);
  expect(await reader.getByRole('link', { name: 'Tải lại' }).getAttribute('href')).toBe(demo.url);
  const scripts = await reader.locator('script[type="application/ld+json"]').allInnerTexts();
  expect(scripts.join()).toContain('LiveBlogPosting');
});

test.each(WIDTHS)('the coverage fits into %i pixels and passes axe', async (width) => {
  const reader = await newVisitor({ viewport: { width, height: 900 } });
  const { items } = await (
    await reader.request.get('/api/v1/public/articles?section=thoi-su&limit=100')
  ).json();
  await reader.goto(items.find(({ format }: { format: string }) => format === 'live').url);
  const overflow = await reader.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
  expect(await axeFaults(reader, { within: '.live' })).toEqual([]);
});

longTest(
  'typed text survives leaving the page, and an entry sent offline is published once after reconnecting',
  async () => {
    const story = await openStory();
    const desk = await liveDesk('thu', story, { viewport: PHONE });
    await composer(desk).getByLabel('Nội dung').fill('Chữ chưa gửi.');
    // As a crash would: the page gets no chance to save first.
    await desk.goto('about:blank');
    await openHydrated(desk, `/desk/articles/${story.id}/live`);
    await expect.poll(() => composer(desk).getByLabel('Nội dung').inputValue()).toBe('Chữ chưa gửi.');
    await desk.context().setOffline(true);
    await composer(desk).getByLabel('Nội dung').press('Control+Enter');
    await desk.getByText('Chưa gửi được, đang thử lại.').waitFor();
    await desk.context().setOffline(false);
    await desk.locator('.live-card[data-state="published"]', { hasText: 'Chữ chưa gửi.' }).waitFor();
    const { items } = await (await desk.request.get(`/api/v1/public/articles/${story.number}/live`)).json();
    expect(items).toHaveLength(1);
    const overflow = await desk.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    expect(await axeFaults(desk, { within: '.live-desk' })).toEqual([]);
  },
);

longTest(
  'an entry rejected with a server error does not block later ones, and is sent once the server accepts it',
  async () => {
    const story = await openStory();
    const desk = await interceptable(await signIn('thu'));
    await openHydrated(desk, `/desk/articles/${story.id}/live`);
    await desk.route('**/live/entries', (route) =>
      (route.request().postData() ?? '').includes('Mục gặp lỗi')
        ? route.fulfill({ status: 500, contentType: 'application/json', body: '{}' })
        : route.continue(),
    );
    for (const text of ['Mục gặp lỗi.', 'Mục thứ hai.', 'Mục thứ ba.']) await write(desk, text);
    const published = (text: string) => desk.locator('.live-card[data-state="published"]', { hasText: text });
    await published('Mục thứ hai.').waitFor();
    await published('Mục thứ ba.').waitFor();
    const held = desk.locator('.live-card[data-state="sending"]', { hasText: 'Mục gặp lỗi.' });
    await held.getByText('Máy chủ báo lỗi với mục này').waitFor();
    await held.getByRole('button', { name: 'Đưa về ô viết' }).waitFor();
    await desk.unroute('**/live/entries');
    await published('Mục gặp lỗi.').waitFor();
    const { items } = await (await desk.request.get(`/api/v1/public/articles/${story.number}/live`)).json();
    expect(items).toHaveLength(3);
  },
);

longTest('text typed before hydration is restored after another entry was edited meanwhile', async () => {
  const story = await openStory();
  await newsroom.act('thu', story.id, 'live/entries', {
    ...{ id: crypto.randomUUID(), text: 'Mục có sẵn.', publish: true },
  });
  const before = await liveDesk('thu', story);
  await before.getByLabel('Nội dung').fill('Chữ của lần trước.');
  const { page: desk, loadScripts } = await withoutScripts(await before.context().newPage());
  await before.close();
  await desk.goto(`/desk/articles/${story.id}/live`, { waitUntil: 'commit' });
  const field = desk.getByLabel('Nội dung');
  await field.fill('Chữ viết sớm.');
  await desk.locator('.live-card').getByRole('button', { name: 'Sửa' }).click();
  loadScripts();
  const holds = (words: string) => expect.poll(() => field.inputValue()).toBe(words);
  await holds('Mục có sẵn.');
  await desk.getByRole('button', { name: 'Hủy', exact: true }).click();
  await holds('Chữ viết sớm.');
  // Nor does it replace the draft left from the last visit.
  await desk.getByRole('button', { name: 'Bỏ chữ này', exact: true }).click();
  await holds('Chữ của lần trước.');
});

longTest('an unfinished edit of one entry is restored after editing another', async () => {
  const story = await openStory();
  for (const text of ['Mục một.', 'Mục hai.']) {
    await newsroom.act('thu', story.id, 'live/entries', { id: crypto.randomUUID(), text, publish: true });
  }
  const desk = await liveDesk('thu', story);
  const edit = (text: string) =>
    desk.locator('.live-card', { hasText: text }).getByRole('button', { name: 'Sửa' }).click();
  await edit('Mục một.');
  await desk.getByLabel('Nội dung').fill('Mục một, viết lại dở.');
  await edit('Mục hai.');
  await expect.poll(() => desk.getByLabel('Nội dung').inputValue()).toBe('Mục hai.');
  await edit('Mục một.');
  await expect.poll(() => desk.getByLabel('Nội dung').inputValue()).toBe('Mục một, viết lại dở.');
});

longTest('the later of two conflicting edits of an entry gets a notice and keeps its text', async () => {
  const story = await openStory();
  await newsroom.act('thu', story.id, 'live/entries', {
    id: crypto.randomUUID(),
    text: 'Bản đầu.',
    publish: true,
  });
  const [thu, tam] = [await liveDesk('thu', story), await liveDesk('tam', story)];
  for (const [page, words] of [
    [thu, 'Bản của Thu.'],
    [tam, 'Bản của Tâm.'],
  ] as const) {
    await page.locator('.live-card', { hasText: 'Bản đầu.' }).getByRole('button', { name: 'Sửa' }).click();
    await page.getByLabel('Nội dung').fill(words);
  }
  await thu.getByRole('button', { name: /Đăng bản sửa/ }).click();
  await tam.getByText('Người khác đã sửa mục này trong lúc bạn viết.').waitFor();
  expect(await tam.getByLabel('Nội dung').inputValue()).toBe('Bản của Tâm.');
  await tam.getByRole('button', { name: 'Ghi chữ của tôi lên bản của họ' }).click();
  await tam.getByRole('button', { name: /Đăng bản sửa/ }).click();
  await tam.locator('.live-card[data-state="published"]', { hasText: 'Bản của Tâm.' }).waitFor();
});
