import type { Locator } from 'playwright';
import { beforeAll, describe, expect, test } from 'vitest';
import { DESKTOP, newVisitor, PHONE } from '#tests/support/browser/browser.ts';
import { theSite } from '#tests/support/site/the-site.ts';
import { openWithdrawals } from '#tests/support/workflow/withdrawal.ts';

/** The printable area of an A4 sheet within its margins, in CSS pixels. */
const PAPER = { width: 673, height: 960 };
const SMALL_PHONE = { width: 360, height: 740 };
/** The largest text size that a reader can choose, relative to the default. */
const LARGEST = 1.32;
/** The least contrast of non-text content: WCAG 1.4.11. */
const LEAST_CONTRAST = 3;

const addresses = { news: '', longRead: '' };

beforeAll(async () => {
  const site = theSite();
  const newsroom = await openWithdrawals({ urls: [site.url], dataDir: site.dataDir }, ['lan', 'thu']);
  const publish = async (fields: Record<string, unknown>): Promise<{ id: string; url: string }> => {
    const story = await newsroom.begin('lan', { tags: [{ name: 'Biến đổi khí hậu' }], ...fields });
    await newsroom.approve(story.id);
    return newsroom.act('thu', story.id, 'publish');
  };
  const { id: articleId } = await publish({
    headline: `Bài được nhắc tới trong bài để đo ${newsroom.newWord()}`,
  });
  const photo = await newsroom.upload();
  const content = everyBlock({ articleId, mediaId: photo.id });
  const [wide, tall] = [
    await newsroom.upload({ width: 1_200, height: 400 }),
    await newsroom.upload({ width: 1_200, height: 960 }),
  ];
  const story = { bodyHtml: undefined, body: { type: 'doc', schema: 2, content } };
  addresses.news = (
    await publish({ ...story, headline: `Bài để đo ${newsroom.newWord()}`, leadMediaId: wide.id })
  ).url;
  addresses.longRead = (
    await publish({
      ...{ ...story, format: 'long_read', leadMediaId: tall.id },
      headline: `Bài dài để đo ${newsroom.newWord()}`,
    })
  ).url;
}, 300_000);

test('the chosen text size scales every kind of text in a story', async () => {
  const page = await newVisitor({ viewport: PHONE });
  const sizes = async () => {
    await page.goto(addresses.news);
    return page.locator('.page-article').evaluate((article) => {
      const sizeOf = (selector: string) => {
        const found = article.querySelector(selector);
        return found === null ? 0 : Number.parseFloat(getComputedStyle(found).fontSize);
      };
      return {
        paragraph: sizeOf('.body > p'),
        table: sizeOf('.body td'),
        box: sizeOf('.body .fact-box p:not(.fact-box-title)'),
        boxTitle: sizeOf('.body .fact-box-title'),
        leadCaption: sizeOf('.article-lead figcaption'),
        caption: sizeOf('.body figcaption'),
        note: sizeOf('.body .footnotes li'),
        speaker: sizeOf('.body .pull-quote cite'),
        card: sizeOf('.body .related-card'),
        cardHeadline: sizeOf('.body .related-card-headline'),
        cardSapo: sizeOf('.body .related-card-sapo'),
      };
    });
  };
  const usual = await sizes();
  await page.evaluate(() => localStorage.setItem('size', '4'));
  const largest = await sizes();
  const names = Object.keys(usual) as (keyof typeof usual)[];
  const grown = names.map((name) => [name, (largest[name] / usual[name]).toFixed(2)]);
  expect(Object.fromEntries(grown)).toEqual(
    Object.fromEntries(names.map((name) => [name, LARGEST.toFixed(2)])),
  );
  expect(largest.boxTitle).toBeGreaterThanOrEqual(largest.box);
});

test('the chosen text size scales headings, bodies, corrections and key events of live coverage', async () => {
  const page = await newVisitor({ viewport: PHONE });
  const address = await liveStory();
  const sizes = async () => {
    await page.goto(address);
    return page.locator('.live').evaluate((live) =>
      ['.live-entry h3', '.live-body', '.live-keys a', '.live-notes li', '.live-closing'].map((selector) => {
        const found = live.querySelector(selector);
        return found === null ? 0 : Number.parseFloat(getComputedStyle(found).fontSize);
      }),
    );
  };
  const usual = await sizes();
  await page.evaluate(() => localStorage.setItem('size', '4'));
  const largest = await sizes();
  expect(usual.map((size, index) => ((largest[index] ?? 0) / size).toFixed(2))).toEqual(
    usual.map(() => LARGEST.toFixed(2)),
  );
});

test('the time and date of a key event stay on one line', async () => {
  const page = await newVisitor({ viewport: SMALL_PHONE });
  await page.goto(await liveStory());
  const lines = await page
    .locator('.live-keys time')
    .first()
    .evaluate((time) => {
      time.textContent = '23:48 29/11/2026';
      const words = document.createRange();
      words.selectNodeContents(time);
      return new Set([...words.getClientRects()].map(({ top }) => Math.round(top))).size;
    });
  expect(lines).toBe(1);
});

test('in print a link shows its URL, unless its text is that URL', async () => {
  const page = await newVisitor({ viewport: PAPER });
  await page.goto(addresses.news);
  await page.emulateMedia({ media: 'print' });
  // The printed URL is part of the link's accessible name.
  const added = (href: string) =>
    page
      .locator(`.body a[href="${href}"]`)
      .evaluate((link) => getComputedStyle(link, '::after').content.replace(/^"|"$/g, ''));
  expect(await added('https://bo.example/')).toContain('https://bo.example/');
  expect(await added('https://nso.example/so-lieu')).toBe('none');
});

describe('a table of many columns', () => {
  test('fits the printed page', async () => {
    const page = await newVisitor({ viewport: PAPER });
    await page.goto(addresses.news);
    await page.emulateMedia({ media: 'print' });
    const table = await boxOf(page.locator('.body table'));
    const body = await boxOf(page.locator('.body'));
    expect(table.x + table.width).toBeLessThanOrEqual(Math.ceil(body.x + body.width));
  });

  test('scrolls on a phone: its columns keep their width, and the page does not overflow', async () => {
    const page = await newVisitor({ viewport: SMALL_PHONE });
    for (const address of Object.values(addresses)) {
      await page.goto(address);
      const prose = page.getByRole('cell', { name: /^Số liệu sơ bộ/ }).first();
      expect((await boxOf(prose)).width, address).toBeGreaterThanOrEqual(8 * 16);
      const scrolls = await page
        .locator('.table-scroll')
        .evaluate(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth);
      expect(scrolls, address).toBe(true);
      // The page clips overflow, so its scroll width does not show it.
      for (const part of ['.article-head', '.body', '.body > p >> nth=0', '.table-scroll']) {
        const { x, width } = await boxOf(page.locator(part));
        expect(x + width, `${address} ${part}`).toBeLessThanOrEqual(SMALL_PHONE.width);
      }
    }
  });
});

describe('the zoom button of a photo is as high as the photo', () => {
  test.each([
    ['a lead photo', 'news', '.article-lead', PHONE],
    ['a photo in the text', 'news', '.body figure', DESKTOP],
    ['the cropped lead photo of a long read', 'longRead', '.article-lead', DESKTOP],
  ] as const)('%s', async (_, story, figure, viewport) => {
    const page = await newVisitor({ viewport });
    await page.goto(addresses[story]);
    const [button, image, caption] = await Promise.all(
      ['.zoom', 'img', 'figcaption'].map((part) => boxOf(page.locator(`${figure} ${part}`).first())),
    );
    if (!button || !image || !caption) throw new Error('The figure lacks a part.');
    expect(button.height).toBeCloseTo(image.height, 0);
    expect(button.y + button.height).toBeLessThanOrEqual(caption.y);
  });
});

test.each(['light', 'dark'] as const)(
  'the focus in the photo viewer is visible against its background, in %s',
  async (colorScheme) => {
    const page = await newVisitor({ viewport: SMALL_PHONE, colorScheme });
    await page.goto(addresses.news);
    const zoom = page.locator('.zoom');
    await zoom.first().focus();
    await page.keyboard.press('Enter');
    await page.locator('.photos-count').getByText('1/2').waitFor();
    const seen: string[] = [];
    for (let step = 0; step < 3; step += 1) {
      const focus = await page.evaluate(() => {
        const focused = document.activeElement as HTMLElement;
        const { outlineColor, outlineStyle, outlineWidth, outlineOffset } = getComputedStyle(focused);
        const { left, top, right, bottom } = focused.getBoundingClientRect();
        const out = Number.parseFloat(outlineOffset) + Number.parseFloat(outlineWidth);
        return {
          name: focused.ariaLabel ?? focused.className,
          ring: outlineStyle === 'none' ? 'rgb(0, 0, 0)' : outlineColor,
          ground: getComputedStyle(document.querySelector('.photos') ?? focused).backgroundColor,
          isWhole: left >= out && top >= out && right + out <= innerWidth && bottom + out <= innerHeight,
        };
      });
      expect(contrast(focus.ring, focus.ground), focus.name).toBeGreaterThanOrEqual(LEAST_CONTRAST);
      expect(focus.isWhole, focus.name).toBe(true);
      seen.push(focus.name);
      await page.keyboard.press('Tab');
    }
    expect(seen).toEqual(['Đóng', 'photos-row', 'Ảnh sau']);
  },
);

/**
 * The headlines on the page depend on earlier tests. So these are wrapped in one card, at every width of a
 * card.
 */
const HEADLINES = [
  'Nước sông lên nhanh trong đêm, ba xã ven đê phải chạy lũ',
  'Chuyến phà đầu tiên trở lại sau ba năm, chở theo học sinh và xe nông sản',
  'Giá vé tàu cao hơn, khách vẫn kín chỗ từ đầu tháng Chạp',
  'Bờ kè mới xây đã nứt, người dân hỏi ai kiểm tra',
  'Lớp học buổi tối của những người lái đò trên sông Hậu',
];

test('a headline in a list does not end in a single-word line if it can wrap better', async () => {
  const page = await newVisitor({ viewport: DESKTOP });
  await page.goto('/the-gioi');
  const alone = (wrap: string) =>
    page.evaluate(
      ({ textWrap, texts }) => {
        const headline = [...document.querySelectorAll<HTMLElement>('.story-headline')].find(
          (each) => each.querySelector('a:not(:has(*))') && getComputedStyle(each).textWrap === 'pretty',
        );
        const link = headline?.querySelector('a');
        if (!headline || !link) throw new Error('There is no headline in a list.');
        headline.style.textWrap = textWrap;
        const broken = texts.flatMap((text) =>
          Array.from({ length: 100 }, (_, step) => {
            link.textContent = text;
            headline.style.width = `${200 + step * 3}px`;
            const words = document.createRange();
            words.selectNodeContents(link);
            const lines = [...words.getClientRects()];
            return lines.length > 1 && (lines.at(-1)?.width ?? 0) < headline.clientWidth * 0.12;
          }),
        );
        return broken.filter(Boolean).length;
      },
      { textWrap: wrap, texts: HEADLINES },
    );
  const [asTheyCome, asTheyAre] = [await alone('wrap'), await alone('')];
  expect(asTheyCome).toBeGreaterThan(20);
  expect(asTheyAre).toBe(0);
});

test('a long read opens with a full-width photo, and its headline begins on the first screen', async () => {
  const page = await newVisitor({ viewport: DESKTOP });
  for (const viewport of [DESKTOP, { width: 1366, height: 768 }, PHONE]) {
    await page.setViewportSize(viewport);
    await page.goto(addresses.longRead);
    const [photo, headline] = await Promise.all(
      ['.article-lead img', '.article h1'].map((part) => boxOf(page.locator(part))),
    );
    if (!photo || !headline) throw new Error('The page lacks a part.');
    expect(photo.width).toBe(viewport.width);
    expect(headline.y + 40, String(viewport.width)).toBeLessThanOrEqual(viewport.height);
  }
});

test.each([1280, 768])(
  'at %i pixels a list picture fills its box, however long the text beside it',
  async (width) => {
    const page = await newVisitor({ viewport: { width, height: 900 } });
    await page.goto('/');
    const grounds = await page.locator('.home').evaluate((home, words) => {
      for (const link of home.querySelectorAll('.story-feature .story-headline a')) link.textContent = words;
      return [...home.querySelectorAll('.story-picture')].map(
        (picture) => picture.clientHeight - (picture.querySelector('img')?.clientHeight ?? 0),
      );
    }, HEADLINES.join(' '));
    expect(grounds.length).toBeGreaterThan(5);
    expect(Math.max(...grounds)).toBeLessThanOrEqual(1);
  },
);

test('a picture cropped to portrait loads enough pixels for its drawn size', async () => {
  const page = await newVisitor({ viewport: DESKTOP });
  await page.goto('/');
  const tall = page.locator('.story-tall img').first();
  await tall.scrollIntoViewIfNeeded();
  await tall.evaluate((image: HTMLImageElement) => image.decode());
  const { fetched, drawn } = await tall.evaluate((image: HTMLImageElement) => {
    const shape = Number(image.getAttribute('width')) / Number(image.getAttribute('height'));
    const fetched = Number(/\/(\d+)\.\w+$/.exec(image.currentSrc)?.[1]);
    return { fetched, drawn: Math.max(image.clientWidth, image.clientHeight * shape) };
  });
  expect(fetched).toBeGreaterThanOrEqual(drawn);
});

test('on a phone the last section scrolls out of the fade, and sidebar blocks have no double rule', async () => {
  const page = await newVisitor({ viewport: SMALL_PHONE });
  await page.goto('/');
  const gap = await page.locator('.sections ul').evaluate((list) => {
    list.scrollLeft = list.scrollWidth;
    const last = list.querySelector('li:last-child a')?.getBoundingClientRect().right ?? 0;
    return list.getBoundingClientRect().right - last;
  });
  // Scroll positions are whole pixels, the end of the list is a fraction.
  expect(Math.round(gap)).toBeGreaterThanOrEqual(48);
  const rules = await page
    .locator('.front-rail > section')
    .evaluateAll((blocks) => blocks.map((block) => getComputedStyle(block).borderTopWidth));
  expect(rules).toEqual(['0px', '0px']);
});

test('with a doubled font size on a phone, each page keeps readable columns, and its tools stay on the screen', async () => {
  const page = await newVisitor({ viewport: SMALL_PHONE });
  const browser = await page.context().newCDPSession(page);
  await browser.send('Page.setFontSizes', { fontSizes: { standard: 32 } });
  for (const address of ['/', '/dong-su-kien/bao-kim-giao', '/the-gioi']) {
    await page.goto(address);
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe('32px');
    const columns = await page
      .locator('main :is(.story-headline, .story-sapo)')
      .evaluateAll((words) =>
        words
          .filter((each) => each.clientWidth > 0)
          .map((each) => each.clientWidth / Number.parseFloat(getComputedStyle(each).fontSize)),
      );
    expect(columns.length, address).toBeGreaterThan(3);
    expect(Math.min(...columns), address).toBeGreaterThanOrEqual(4);
    const tools = await boxOf(page.locator('.masthead-tools a'));
    expect(tools.x + tools.width, address).toBeLessThanOrEqual(SMALL_PHONE.width);
    // The skip link wraps into two lines and is above the page until focused.
    const skip = await boxOf(page.locator('.skip'));
    // Not exactly at the edge: a rounded pixel would show as a line.
    expect(skip.y + skip.height, address).toBeLessThan(-1);
  }
});

test('with a doubled font size on a phone, a calendar keeps each weekday and number on one line within its column', async () => {
  const page = await newVisitor({ viewport: SMALL_PHONE });
  const browser = await page.context().newCDPSession(page);
  await browser.send('Page.setFontSizes', { fontSizes: { standard: 32 } });
  await page.goto('/luu-tru');
  await page.locator('.archive-months a').first().click();
  await page.locator('.calendar').waitFor();
  // Before that, parts of the page or its style sheet may be missing.
  await page.waitForLoadState('load');
  const cells = (words: readonly string[]) =>
    page.locator('.calendar').evaluate((table, words) => {
      const heads = [...table.querySelectorAll('th')];
      for (const [at, head] of heads.entries()) head.textContent = words[at] ?? '';
      return [...heads, ...table.querySelectorAll('.calendar-day')].map((cell) => {
        const text = document.createRange();
        text.selectNodeContents(cell.querySelector('strong') ?? cell);
        const lines = new Set([...text.getClientRects()].map(({ top }) => Math.round(top)));
        const { left, right } = text.getBoundingClientRect();
        const box = (cell.closest('td, th') ?? cell).getBoundingClientRect();
        return {
          text: text.toString(),
          lines: lines.size,
          isWithin: left >= box.left - 1 && right <= box.right + 1,
        };
      });
    }, words);
  for (const words of [
    ['T2', 'T3', 'T4', 'T5', 'T6', 'T7', 'CN'],
    'Mon Tue Wed Thu Fri Sat Sun'.split(' '),
  ]) {
    const found = await cells(words);
    expect(found.length).toBeGreaterThan(30);
    expect(found.filter(({ lines, isWithin }) => lines !== 1 || !isWithin)).toEqual([]);
  }
});

test.each([SMALL_PHONE, DESKTOP])(
  'in a window %o the current section is marked once, in view and in its own colour',
  async (viewport) => {
    const page = await newVisitor({ viewport });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.goto('/y-kien');
      const current = page.locator('[aria-current]');
      expect(await current.count()).toBe(1);
      expect([await current.textContent(), await current.getAttribute('aria-current')]).toEqual([
        'Ý kiến',
        'page',
      ]);
      const { x, width } = await boxOf(current);
      const list = await boxOf(page.locator('.sections ul'));
      expect(x).toBeGreaterThanOrEqual(list.x);
      // The list fades out there.
      expect(x + width).toBeLessThanOrEqual(list.x + list.width - (viewport === SMALL_PHONE ? 48 : 0) + 1);
      const colour = (link: Locator) => link.evaluate((each) => getComputedStyle(each).color);
      expect(await colour(current)).not.toBe(await colour(page.locator('.sections a').first()));
      await page.goto((await page.locator('.story-headline a').first().getAttribute('href')) ?? '');
      expect(await current.getAttribute('aria-current')).toBe('true');
      await page.goto('/');
      expect(await current.count()).toBe(0);
    }
  },
);

test('below a lead story without a photo the next stories show theirs', async () => {
  const page = await newVisitor({ viewport: DESKTOP });
  await page.goto('/khoa-hoc');
  const photos = page.locator('.section-thirds .story-picture:visible');
  const lead = page.locator('.story-lead');
  await lead.evaluate((story) => story.removeAttribute('data-plain'));
  expect(await photos.count()).toBe(0);
  await lead.evaluate((story) => {
    story.setAttribute('data-plain', '');
    story.querySelector('.story-picture')?.remove();
  });
  expect(await photos.count()).toBeGreaterThan(0);
});

test('on a desktop the section list wraps instead of scrolling', async () => {
  const page = await newVisitor({ viewport: DESKTOP });
  await page.goto('/');
  const list = page.locator('.sections ul');
  await list.evaluate((ul) => {
    for (let more = 0; more < 16; more += 1) {
      ul.append(ul.children[0]?.cloneNode(true) ?? '');
    }
  });
  expect(await list.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
});

const PRESSED_ON = ['/', '/the-gioi', '/dong-su-kien/bao-kim-giao', '/gioi-thieu'];

test.each([true, false])(
  'every target is at least 24 pixels high (web fonts loaded: %s)',
  async (hasFonts) => {
    const page = await newVisitor({ viewport: SMALL_PHONE });
    if (!hasFonts) await page.route('**/*.woff2', (route) => route.abort());
    for (const address of PRESSED_ON) {
      await page.goto(address);
      await page.evaluate(() => document.fonts.ready);
      const low = await page.locator('body').evaluate((body) =>
        [...body.querySelectorAll<HTMLElement>('a[href], button, summary')]
          .filter((target) => {
            const { width, height } = target.getBoundingClientRect();
            // The link of a story covers its card.
            const isCard = getComputedStyle(target, '::after').position === 'absolute';
            return width > 1 && height > 1 && height < 24 && !isCard && !target.matches('.skip');
          })
          .map((target) => `${target.parentElement?.className} ${target.textContent}`),
      );
      expect(low, address).toEqual([]);
    }
  },
);

async function boxOf(part: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  const box = await part.boundingBox();
  if (box === null) throw new Error(`${part} is not seen.`);
  return box;
}

/** The live story of the demonstration, with key events and a correction. */
async function liveStory(): Promise<string> {
  const answer = await fetch(`${theSite().url}/dong-su-kien/bao-kim-giao`);
  return /href="([^"]*\/truc-tiep-lu-sau-bao[^"]*)"/.exec(await answer.text())?.[1] ?? '/missing';
}

/** The WCAG contrast ratio of two computed colours. */
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = (color.match(/[\d.]+/g) ?? []).map((part) => {
    const share = Number(part) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** A body with one of each block that these tests measure. */
function everyBlock({ articleId, mediaId }: { articleId: string; mediaId: string }) {
  const text = (words: string) => ({ type: 'text', text: words });
  const link = (words: string, href: string) => ({
    ...text(words),
    marks: [{ type: 'link', attrs: { href } }],
  });
  const paragraph = (words: string) => ({ type: 'paragraph', content: [text(words)] });
  const row = (type: string, cells: readonly string[]) => ({
    type: 'tableRow',
    content: cells.map((cell) => ({ type, content: [paragraph(cell)] })),
  });
  const long = 'nghiêngnghiêngngảđường';
  return [
    {
      type: 'paragraph',
      content: [
        text('Một đoạn có chú thích'),
        { type: 'footnote', attrs: { text: 'Theo số liệu của tỉnh.' } },
      ],
    },
    {
      type: 'table',
      content: [
        row('tableHeader', ['Địa phương', 'Thu', 'Chi', 'Nợ', 'Còn lại', 'Ghi chú']),
        row('tableCell', [long, long, long, long, long, 'Chưa có']),
        row('tableCell', ['Huế', '2', '1', '0', '1', 'Số liệu sơ bộ, chưa kiểm toán; sẽ được bổ sung sau']),
      ],
    },
    {
      type: 'factBox',
      attrs: { sourceId: '', title: 'Nghị quyết quy định những gì', updatedAt: '' },
      content: [paragraph('Nghị quyết gồm năm chương.')],
    },
    { type: 'pullQuote', attrs: { cite: 'Bà Út', role: 'nông dân' }, content: [text('Nước lên thì đi.')] },
    {
      type: 'figure',
      attrs: { mediaId, credit: 'Lan', alt: 'Một bức ảnh' },
      content: [text('Bến sông buổi sáng.')],
    },
    { type: 'relatedStory', attrs: { articleId } },
    {
      type: 'paragraph',
      content: [
        text('Đoạn cuối, theo '),
        link('nso.example/so-lieu', 'https://nso.example/so-lieu'),
        text(' và '),
        link('bộ', 'https://bo.example/'),
      ],
    },
  ];
}
