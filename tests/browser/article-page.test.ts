import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseHTML } from 'linkedom';
import { beforeAll, describe, expect, test } from 'vitest';
import { withoutComments } from '#server/http/reader-scripts.ts';
import { DESKTOP, newVisitor, PHONE } from '#tests/support/browser/browser.ts';
import { longTest } from '#tests/support/long-test.ts';
import { theSite } from '#tests/support/site/the-site.ts';
import { openWithdrawals } from '#tests/support/workflow/withdrawal.ts';

/** Stories of the demonstration, by a few words of their headlines. */
const STORIES = {
  news: 'Bão Kim Giao đổ bộ',
  analysis: 'Kestria đổi ý',
  opinion: 'Tiền khí hậu không phải quà tặng',
  interview: 'san hô có biết mình đang bị bệnh',
  photo: 'Dọc và ngang',
  long_read: 'Gạo mùa nổi',
  sponsored: 'hạt muối đi qua mấy bàn tay',
  old: 'diêm dân bỏ một phần ba',
  live: 'từng giờ ở vùng rốn lũ',
};
const addresses: Record<string, string> = {};

beforeAll(async () => {
  for (const [name, words] of Object.entries(STORIES)) {
    const answer = await fetch(`${theSite().url}/api/v1/search?${new URLSearchParams({ q: `"${words}"` })}`);
    const { items } = (await answer.json()) as { items: { story?: { url: string }; url?: string }[] };
    addresses[name] = items[0]?.story?.url ?? items[0]?.url ?? '';
  }
});

async function open(name: keyof typeof STORIES, options: Parameters<typeof newVisitor>[0] = {}) {
  const page = await newVisitor(options);
  await page.goto(addresses[name] ?? '', { waitUntil: 'load' });
  return page;
}

/** The page without a browser, for what does not depend on styles and scripts. */
async function read(name: keyof typeof STORIES): Promise<Document> {
  const answer = await fetch(`${theSite().url}${addresses[name]}`);
  return parseHTML(await answer.text()).document as unknown as Document;
}

test.each(['interview', 'long_read'] as const)(
  'the tools of %s are centred in its head, with and without a voice, and a voice that loads late moves nothing',
  async (name) => {
    for (const width of [360, 1280]) {
      const page = await newVisitor({ viewport: { width, height: 900 } });
      await page.addInitScript(() => {
        const voices: object[] = [];
        const found = new EventTarget();
        Object.defineProperty(window, 'speechSynthesis', {
          value: Object.assign(found, {
            getVoices: () => voices,
            find() {
              voices.push({ lang: 'vi-VN', localService: true });
              found.dispatchEvent(new Event('voiceschanged'));
            },
          }),
        });
      });
      await page.goto(addresses[name] ?? '', { waitUntil: 'load' });
      const measured = () =>
        page.locator('.article-meta').evaluate((head) => {
          const { left, right, height } = head.getBoundingClientRect();
          const shown = [...head.querySelectorAll<HTMLElement>('.tools button:not([hidden])')];
          const rows = Map.groupBy(shown, (button) => Math.round(button.getBoundingClientRect().top));
          const off = [...rows.values()].map((row) => {
            const boxes = row.map((button) => button.getBoundingClientRect());
            const middle =
              (Math.min(...boxes.map((box) => box.left)) + Math.max(...boxes.map((box) => box.right))) / 2;
            return Math.abs(middle - (left + right) / 2);
          });
          const places = shown.slice(0, 4).map((button) => button.getBoundingClientRect().x);
          return { count: shown.length, off: Math.max(...off), places, height };
        });
      const without = await measured();
      expect([without.count, without.off < 1]).toEqual([4, true]);
      await page.evaluate(() => (window.speechSynthesis as unknown as { find(): void }).find());
      const withVoice = await measured();
      expect([withVoice.count, withVoice.off < 1]).toEqual([5, true]);
      expect([withVoice.places, withVoice.height]).toEqual([without.places, without.height]);
    }
  },
);

describe('each format names itself', () => {
  test.each([
    ['analysis', 'Phân tích'],
    ['interview', 'Phỏng vấn'],
    ['photo', 'Ảnh'],
    ['long_read', 'Đọc chậm'],
  ] as const)('%s', async (name, label) => {
    const page = await read(name);
    expect(page.querySelector('.page-article')?.getAttribute('data-format')).toBe(name);
    expect(page.querySelector('.article-head .kicker-format')?.textContent).toBe(label);
  });

  test('only the label of live coverage has a red background; the labels of other stories on its page have none', async () => {
    const page = await open('live');
    const grounds = (which: string) =>
      page
        .locator(which)
        .evaluateAll((labels) => [
          ...new Set(labels.map((label) => getComputedStyle(label).backgroundColor)),
        ]);
    expect(await grounds('.article-head .kicker-format')).not.toContain('rgba(0, 0, 0, 0)');
    expect(await grounds('.story .kicker-format')).toEqual(['rgba(0, 0, 0, 0)']);
  });

  test('an opinion in the opinion section shows the word once, in the breadcrumbs', async () => {
    const page = await read('opinion');
    expect(page.querySelector('.article-head')?.textContent?.match(/Ý kiến/g)).toHaveLength(1);
    expect([...page.querySelectorAll('.breadcrumbs li')].at(-1)?.textContent).toBe('Ý kiến');
  });

  test('an opinion shows its author above the headline and says that the view is the author’s', async () => {
    const page = await open('opinion');
    const author = await page.locator('.voice a').boundingBox();
    const headline = await page.locator('h1').boundingBox();
    expect(author?.y).toBeLessThan(headline?.y ?? 0);
    await page.getByText('Bài viết thể hiện quan điểm của tác giả.').waitFor();
  });

  test('an interview marks questions apart from answers', async () => {
    const page = await read('interview');
    const questions = [...page.querySelectorAll('.body .question')];
    expect(questions[0]?.textContent).toContain('?');
    expect(questions.length).toBeGreaterThan(1);
    expect(page.querySelectorAll('.body .question + p:not(.question)')).toHaveLength(questions.length);
  });

  test('a photo story shows wide photos wide, tall photos narrower, and the number of its photos', async () => {
    const page = await open('photo');
    const width = async (which: string) => (await page.locator(which).first().boundingBox())?.width ?? 0;
    const [wide, tall] = [
      await width('.body > figure:not([data-portrait])'),
      await width('.body > figure[data-portrait]'),
    ];
    expect(wide).toBeGreaterThan(1_000);
    expect(tall).toBeLessThan(600);
    expect(await page.locator('.dateline').textContent()).toContain('7 ảnh');
  });

  test.each(['photo', 'long_read'] as const)(
    'below a story (%s) each other list is one row',
    async (format) => {
      const page = await open(format);
      const whole = (await page.locator('.page-article').boundingBox())?.width;
      expect((await page.locator('.column').boundingBox())?.width).toBe(whole);
      for (const list of ['.latest .story', '.most-read li']) {
        const boxes = await Promise.all((await page.locator(list).all()).map((story) => story.boundingBox()));
        expect(boxes.length, list).toBeGreaterThan(1);
        expect(new Set(boxes.map((box) => box?.y)).size, list).toBe(1);
      }
    },
  );

  test('a long read has a full-width lead photo and chapter links that work by keyboard', async () => {
    const page = await open('long_read');
    expect((await page.locator('.article-lead').boundingBox())?.width).toBe(DESKTOP.width);
    const chapters = page.getByRole('navigation', { name: 'Trong bài này' }).getByRole('link');
    expect(await chapters.count()).toBeGreaterThanOrEqual(3);
    await chapters.nth(1).focus();
    await page.keyboard.press('Enter');
    const target = page.locator('.body h2:target');
    expect(await target.textContent()).toBe(await chapters.nth(1).textContent());
  });

  test('sponsored content names its sponsor, marks its links as sponsored, and shows no related stories', async () => {
    const page = await read('sponsored');
    expect(page.querySelector('[role=note]')?.textContent).toContain('Hợp tác xã Muối Bãi Ngang');
    const links = [...page.querySelectorAll('.body a[href^="https:"]')];
    expect(links.length).toBeGreaterThan(0);
    for (const link of links) expect(link.getAttribute('rel')).toContain('sponsored');
    expect(page.querySelectorAll('.related, .same-section, .beside')).toHaveLength(0);
  });

  test('an old story shows its age above its text, a fresh one does not', async () => {
    const [old, fresh] = [await read('old'), await read('news')];
    expect(old.querySelector('.article-age')?.textContent).toContain('Bài đăng cách đây 3 năm');
    expect(fresh.querySelectorAll('.article-age')).toHaveLength(0);
  });
});

test('the two language editions of a story link to each other, each link marked with its language', async () => {
  const page = await open('news');
  const link = page.getByRole('link', { name: 'Read in English' });
  expect([await link.getAttribute('lang'), await link.getAttribute('hreflang')]).toEqual(['en', 'en']);
  await link.click();
  await page.waitForURL((url) => url.pathname !== addresses.news);
  expect(await page.locator('.page-article').getAttribute('lang')).toBe('en');
  const back = page.getByRole('link', { name: 'Đọc bản tiếng Việt' });
  expect(await back.getAttribute('lang')).toBe('vi');
  await back.click();
  await page.waitForURL((url) => url.pathname === addresses.news);
});

describe('the cost of an article page', () => {
  test('a page makes at most eight requests, and no layout shifts noticeably when fonts load late', async () => {
    for (const viewport of [PHONE, { width: 360, height: 740 }, DESKTOP]) {
      const page = await newVisitor({ viewport });
      await page.route('**/fonts/*', async (route) => {
        await new Promise((resolve) => setTimeout(resolve, 600));
        await route.continue();
      });
      const asked: string[] = [];
      page.on('request', (request) => {
        const { pathname } = new URL(request.url());
        // The page sends its view beacon after five seconds. A busy machine may take that long to load it.
        if (!pathname.startsWith('/doc/')) asked.push(pathname);
      });
      await page.addInitScript(() => {
        const shifts: number[] = [];
        Object.assign(window, { shifts });
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) shifts.push((entry as unknown as { value: number }).value);
        }).observe({ type: 'layout-shift', buffered: true });
      });
      for (const address of [addresses.analysis ?? '', '/', '/sign-in']) {
        asked.length = 0;
        await page.goto(address, { waitUntil: 'networkidle' });
        if (address === addresses.analysis) expect(asked.length, asked.join('\n')).toBeLessThanOrEqual(8);
        expect(await page.evaluate(() => document.fonts.check('600 16px "Be Vietnam Pro"'))).toBe(true);
        const shifts = await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts);
        const total = shifts.reduce((sum, shift) => sum + shift, 0);
        // The fallback has the same widths on average. Browsers call 0.1 good.
        expect(total, `${viewport.width} ${address}`).toBeLessThan(0.05);
      }
    }
  });
});

describe('the tools of a story', () => {
  test('a story saved by keyboard is listed on the page of saved stories until it is removed', async () => {
    const page = await open('opinion');
    const save = page.getByRole('button', { name: 'Lưu bài' });
    await save.focus();
    await page.keyboard.press('Enter');
    const saved = page.getByRole('button', { name: 'Đã lưu' });
    expect(await saved.getAttribute('aria-pressed')).toBe('true');
    await page.goto('/da-luu');
    const link = page.locator('.saved-list a');
    expect(await link.getAttribute('href')).toBe(addresses.opinion);
    await page.getByRole('button', { name: /^Bỏ “/ }).press('Enter');
    await page.getByText('Bạn chưa lưu bài nào.').waitFor();
    expect(await link.count()).toBe(0);
    await page.locator('main').getByRole('link', { name: 'Trang chủ' }).click();
    await page.waitForURL('/');
  });

  test('the text size has four steps, persists, and applies on the next page', async () => {
    const page = await open('opinion');
    const size = () =>
      page.locator('.body').evaluate((body) => Number.parseFloat(getComputedStyle(body).fontSize));
    const before = await size();
    const larger = page.getByRole('button', { name: 'Chữ lớn hơn' });
    await larger.click();
    await larger.click();
    expect(await larger.isDisabled()).toBe(true);
    const largest = await size();
    expect(largest).toBeGreaterThan(before * 1.2);
    await page.goto(addresses.analysis ?? '');
    expect(await size()).toBe(largest);
    for (let step = 0; step < 3; step += 1) await page.getByRole('button', { name: 'Chữ nhỏ hơn' }).click();
    expect(await size()).toBeLessThan(before);
  });

  test('without localStorage the tools work for the current page, and the save button says that it cannot save', async () => {
    const page = await newVisitor();
    await page.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', {
        get() {
          throw new DOMException('Storage is not allowed.', 'SecurityError');
        },
      });
    });
    await page.goto(addresses.news ?? '');
    await page.locator('[data-tool="larger"]').click();
    expect(await page.locator('html').getAttribute('data-size')).toBe('3');
    const save = page.locator('[data-tool="save"]');
    await save.click();
    expect(await save.getAttribute('aria-pressed')).toBe('false');
    expect(await save.textContent()).toBe('Trình duyệt không lưu được');
    expect(await page.locator('.tools [role="status"]').textContent()).toBe('Trình duyệt không lưu được');
  });

  longTest(
    'with a full localStorage the tools work for the current page, and saving works again once there is space',
    async () => {
      const page = await open('news');
      await page.evaluate(() => {
        let size = 1 << 22;
        for (let text = ''; size > 0; size >>= 1) {
          try {
            localStorage.filling = text + 'x'.repeat(size);
            text = localStorage.filling;
            size <<= 1;
          } catch {
            // The quota of the storage is exceeded.
          }
        }
      });
      const save = page.locator('[data-tool="save"]');
      await save.click();
      expect(await save.textContent()).toBe('Trình duyệt không lưu được');
      expect(await save.getAttribute('aria-pressed')).toBe('false');
      for (let step = 0; step < 2; step += 1) await page.locator('[data-tool="larger"]').click();
      expect(await page.locator('html').getAttribute('data-size')).toBe('4');
      expect(await page.locator('[data-tool="larger"]').isDisabled()).toBe(true);
      await page.evaluate(() => localStorage.removeItem('filling'));
      await save.click();
      expect(await save.textContent()).toBe('Đã lưu');
    },
  );

  test('the photo viewer works by keyboard and returns the focus to its button', async () => {
    const page = await open('photo');
    const zoom = page.getByRole('button', { name: /^Phóng to ảnh/ });
    await zoom.nth(1).focus();
    await page.keyboard.press('Enter');
    const count = page.getByRole('dialog').locator('.photos-count');
    await expect.poll(() => count.textContent()).toBe('2/7');
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => count.textContent()).toBe('3/7');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await zoom.nth(1).evaluate((button) => button === document.activeElement)).toBe(true);
  });

  test('the page behind the photo viewer does not scroll', async () => {
    const page = await open('photo', { reducedMotion: 'reduce' });
    await page
      .getByRole('button', { name: /^Phóng to ảnh/ })
      .nth(1)
      .click();
    await page.getByRole('dialog').waitFor();
    const above = await page.evaluate(() => window.scrollY);
    await page.mouse.move(300, 300);
    await page.mouse.wheel(0, 600);
    await page.waitForTimeout(500);
    expect(await page.evaluate(() => window.scrollY)).toBe(above);
  });

  test('opening the photo viewer offline shows an error, and the next press works once the network is back', async () => {
    const page = await open('photo');
    const zoom = page.getByRole('button', { name: /^Phóng to ảnh/ });
    await page.context().setOffline(true);
    for (const photo of [1, 2]) {
      await zoom.nth(photo).click();
      await zoom.nth(photo).locator('..').getByRole('alert').getByText('Hãy thử lại khi có mạng').waitFor();
      expect(await page.getByRole('alert').count()).toBe(1);
    }
    await page.context().setOffline(false);
    await zoom.nth(1).click();
    await page.getByRole('dialog').waitFor();
    expect(await page.locator('[role=alert]').count()).toBe(0);
  });

  test('swiping moves through the photos', async () => {
    const page = await open('photo', { viewport: PHONE, hasTouch: true, isMobile: true });
    await page
      .getByRole('button', { name: /^Phóng to ảnh/ })
      .first()
      .tap();
    const count = page.getByRole('dialog').locator('.photos-count');
    await expect.poll(() => count.textContent()).toBe('1/7');
    // Scrolls the list as a swipe does.
    await page.locator('.photos-row').evaluate((row) => row.scrollBy({ left: row.clientWidth }));
    await expect.poll(() => count.textContent()).toBe('2/7');
    await page.getByRole('button', { name: 'Đóng' }).tap();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  test('a voice reads headline, standfirst and text in order; without a voice the button is hidden', async () => {
    const silent = await open('opinion');
    expect(await silent.locator('[data-tool="listen"]').isVisible()).toBe(false);

    const page = await newVisitor();
    await page.addInitScript(() => {
      const said: { text: string; onend?: () => void }[] = [];
      const voice = { lang: 'vi-VN', localService: true, name: 'Giọng thử' };
      Object.assign(window, {
        said,
        SpeechSynthesisUtterance: class {
          readonly text: string;
          constructor(text: string) {
            this.text = text;
          }
        },
      });
      Object.defineProperty(window, 'speechSynthesis', {
        value: {
          getVoices: () => [voice],
          speak: (utterance: { text: string }) => said.push(utterance),
          cancel: () => {},
          resume: () => {},
        },
      });
    });
    await page.goto(addresses.opinion ?? '');
    await page.getByRole('button', { name: 'Nghe bài' }).press('Enter');
    await expect.poll(() => page.locator('h1[data-spoken]').count()).toBe(1);
    const finish = () =>
      page.evaluate(() => {
        const { said } = window as unknown as { said: { onend?: () => void }[] };
        said.at(-1)?.onend?.();
      });
    await finish();
    const sapo = page.locator('.article-sapo[data-spoken]');
    expect(await sapo.count()).toBe(1);
    // The standfirst has more than one sentence.
    while ((await sapo.count()) === 1) await finish();
    expect(await page.locator('.body > p:first-child[data-spoken]').count()).toBe(1);
    const lastSaid = () =>
      page.evaluate(() => (window as unknown as { said: { text: string }[] }).said.at(-1)?.text);
    const before = await lastSaid();
    await page.getByRole('button', { name: 'Tạm dừng' }).press('Enter');
    await finish();
    expect(await lastSaid()).toBe(before);
    await page.getByRole('button', { name: 'Nghe tiếp' }).press('Enter');
    expect(await lastSaid()).toBe(before);
    await page.getByRole('button', { name: 'Thôi nghe' }).press('Enter');
    expect(await page.locator('[data-spoken], .listening').count()).toBe(0);
    const spoken = await page.evaluate(() =>
      (window as unknown as { said: { text: string }[] }).said.map(({ text }) => text.trim()).join(' '),
    );
    expect(spoken.startsWith('Tiền khí hậu không phải quà tặng')).toBe(true);
  });
});

describe('without a script', () => {
  test('a story is complete, shares by plain links, and shows no button', async () => {
    const page = await open('long_read', { javaScriptEnabled: false });
    expect(await page.locator('.body p').count()).toBeGreaterThan(5);
    expect(await page.locator('.tools').isVisible()).toBe(false);
    const mail = page.getByRole('link', { name: 'E-mail' });
    expect(await mail.getAttribute('href')).toContain(encodeURIComponent(addresses.long_read ?? '-'));
    expect(await page.locator('.article button:visible').count()).toBe(0);
  });

  test('the page of saved stories says that it needs JavaScript', async () => {
    const page = await newVisitor({ javaScriptEnabled: false });
    await page.goto('/da-luu');
    await page.getByText('Trang này cần JavaScript').waitFor();
  });
});

test('at 320 pixels no page overflows, and every target is at least 24 pixels high', async () => {
  const page = await newVisitor({ viewport: { width: 320, height: 640 } });
  for (const name of Object.keys(STORIES) as (keyof typeof STORIES)[]) {
    await page.goto(addresses[name] ?? '', { waitUntil: 'load' });
    expect(await page.evaluate(() => document.documentElement.scrollWidth), name).toBeLessThanOrEqual(320);
    const small = await page
      .locator('.article-head a:visible, .tools button:visible, .article-end a:visible')
      .evaluateAll((targets) =>
        targets
          .filter(
            (target) => !target.closest('.visually-hidden') && target.getBoundingClientRect().height < 23.9,
          )
          .map((target) => target.textContent),
      );
    expect(small, name).toEqual([]);
  }
});

test('a credit wider than a phone wraps', async () => {
  const page = await open('photo', { viewport: PHONE });
  const credit = page.locator('.credit').first();
  await credit.evaluate((element) => {
    element.textContent = `(Ảnh: ${'do hãng thông tấn cung cấp, '.repeat(4)}https://anh.example/${'a'.repeat(80)})`;
  });
  const box = await credit.boundingBox();
  expect((box?.x ?? 0) + (box?.width ?? Infinity)).toBeLessThanOrEqual(PHONE.width);
});

test('printed pages are light, even in dark mode', async () => {
  const page = await open('news', { colorScheme: 'dark' });
  await page.evaluate(() => {
    document.documentElement.dataset.theme = 'dark';
  });
  const scheme = () => page.evaluate(() => getComputedStyle(document.documentElement).colorScheme);
  expect(await scheme()).toBe('dark');
  await page.emulateMedia({ media: 'print' });
  expect(await scheme()).toBe('light');
});

test('all scripts of an article page total at most 5 KB compressed', async () => {
  const folder = path.resolve(import.meta.dirname, '../../public/js');
  const { brotliCompressSync } = await import('node:zlib');
  const sizes = ['reading', 'photos', 'listen', 'embed'].map(
    (name) =>
      brotliCompressSync(withoutComments(readFileSync(path.join(folder, `${name}.js`), 'utf8'))).length,
  );
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(5 * 1024);
});

test('a related card names its kind and its headline once; without a photo the text keeps its distance from the byline', async () => {
  const newsroom = await openWithdrawals({ urls: [theSite().url], dataDir: theSite().dataDir });
  const tags = [{ name: 'Biến đổi khí hậu' }];
  const publish = async (fields: Record<string, unknown>) => {
    const story = await newsroom.begin('lan', { tags, ...fields });
    await newsroom.approve(story.id);
    return newsroom.act('thu', story.id, 'publish');
  };
  const headline = `Cầu treo mở lại sau mùa lũ ${newsroom.newWord()}`;
  const { id: articleId } = await publish({ headline, bodyHtml: '<p>Cầu mở từ sáng.</p>' });
  const paragraph = { type: 'paragraph', content: [{ type: 'text', text: 'Người làng đi vòng ba tháng.' }] };
  const body = {
    type: 'doc',
    schema: 2,
    content: [paragraph, { type: 'relatedStory', attrs: { articleId } }, paragraph],
  };
  const { url } = await publish({
    headline: `Đường vòng dài ba mươi cây số ${newsroom.newWord()}`,
    bodyHtml: undefined,
    body,
  });
  const page = await newVisitor({ viewport: PHONE });
  await page.goto(url);
  const card = page.getByRole('complementary', { name: `Tin liên quan: ${headline}` });
  const above = await card.evaluate((aside) => getComputedStyle(aside, '::before').content);
  expect(above).toBe('"Tin liên quan"');
  expect((await card.textContent())?.split(headline)).toHaveLength(2);
  const head = await page.locator('.article-head').boundingBox();
  const first = await page.locator('.body > p').first().boundingBox();
  expect((first?.y ?? 0) - (head?.y ?? 0) - (head?.height ?? 0)).toBeGreaterThanOrEqual(16);
});
