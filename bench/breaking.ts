import type { Browser, BrowserContext, Page } from 'playwright';
import { PROGRAMS } from './programs.ts';
import { cookieFor } from './support/cookie-for.ts';
import { figure, reporter } from './support/figure.ts';
import { benchOptions } from './support/options.ts';
import { openTypist } from './support/simulated-typist.ts';
import { openSiteToMeasure, type SiteToMeasure } from './support/site-to-measure.ts';

/*
 * The sixty seconds of the breaking path, with a simulated typist. It starts with the first key (on a phone,
 * the first touch). It ends when an anonymous reader sees the headline on top of the home page and on the
 * story's page, and the feed has it. bench/README.md explains it.
 */

const TOTAL_SECONDS = 60;
const MACHINE_SECONDS = 3;

/** Milliseconds between keys. Typing on a phone is slower. */
const SIZES = [
  { name: 'phone 360×800', viewport: { width: 360, height: 800 }, keyMs: 280, isTouch: true },
  { name: 'desktop 1280×900', viewport: { width: 1280, height: 900 }, keyMs: 200, isTouch: false },
] as const;
type Size = (typeof SIZES)[number];

const SAPO = 'Lửa bùng lên lúc 9 giờ 40, ba con đường quanh chợ đã phong tỏa.';

const report = reporter(benchOptions(PROGRAMS.breaking));
const { site, browser, close } = await openSiteToMeasure();
try {
  for (const size of SIZES) {
    const run = await breakNews(size, `Cháy lớn ở chợ đầu mối phía nam thành phố (${size.viewport.width})`);
    report.add(figure(`${size.name}: first key to readers`, [run.totalMs / 1_000, 's'], TOTAL_SECONDS));
    report.add(figure(`${size.name}: the machine's share`, [run.machineMs / 1_000, 's'], MACHINE_SECONDS));
    report.add(figure(`${size.name}: typing and thinking`, [run.humanMs / 1_000, 's']));
    for (const [what, ms] of Object.entries(run.parts))
      report.add(figure(`${size.name}: ${what}`, [ms, 'ms']));
  }
} finally {
  await close();
}
process.exit(report.exitCode());

async function breakNews(size: Size, headline: string) {
  const { viewport, keyMs, isTouch } = size;
  const desk = await openContext(browser, site, { viewport, hasTouch: isTouch, isMobile: isTouch });
  const cookies = (await cookieFor(site, 'tam')).split('; ').map((cookie) => {
    const [, name = '', value = ''] = /^([^=]*)=(.*)$/.exec(cookie) ?? [];
    return { name, value, url: site.url };
  });
  await desk.addCookies(cookies);
  const page = await desk.newPage();
  await page.goto('/desk', { waitUntil: 'networkidle' });
  const reader = await openContext(browser, site, { viewport });
  const home = await reader.newPage();
  await home.goto('/');

  const typist = openTypist(page, keyMs);
  const sheet = page.getByRole('dialog', { name: 'Đăng tin nóng' });
  const startedAt = performance.now();
  if (isTouch) await page.getByRole('button', { name: 'Tin nóng' }).tap();
  else await page.keyboard.press('F8');
  await sheet.getByLabel('Tiêu đề').waitFor();
  const openedAt = performance.now();
  await typist.type(headline);
  await page.keyboard.press('Enter');
  await typist.think(500);
  await typist.type(SAPO);
  await typist.think(500);
  await sheet.getByLabel('Chuyên mục').selectOption({ label: 'Thời sự' });
  await typist.think(1_500);
  await confirm(sheet.getByRole('button', { name: 'Xem trước khi đăng' }));
  await sheet.getByRole('form', { name: 'Xác nhận lần hai' }).waitFor();
  // The typist reviews the text before publication.
  await typist.think(4_000);
  const confirmedAt = performance.now();
  await confirm(sheet.getByRole('button', { name: 'Đăng ngay' }));

  const [slotAt, feedAt, announcedAt] = await Promise.all([
    seenOnHome(home, headline),
    seenInFeed(home, headline),
    sheet
      .getByText('Đã đăng.', { exact: true })
      .waitFor()
      .then(() => performance.now()),
  ]);
  await home.getByRole('region', { name: 'Tin nóng' }).getByRole('link', { name: headline }).click();
  await home.getByRole('heading', { level: 1, name: headline }).waitFor();
  const pageAt = performance.now();

  const id = (await sheet.getByRole('link', { name: 'Viết tiếp' }).getAttribute('href'))?.split('/').at(-1);
  await page.request.post(`/api/v1/articles/${id}/withhold`, {
    data: { reason: 'Hết giờ đo.' },
    headers: { origin: new URL(site.url).origin },
  });
  await Promise.all([desk.close(), reader.close()]);
  const totalMs = Math.max(slotAt, feedAt, pageAt) - startedAt;
  return {
    totalMs,
    humanMs: typist.spentMs(),
    machineMs: totalMs - typist.spentMs(),
    parts: {
      'first key to open sheet': openedAt - startedAt,
      'second confirmation to the answer': announcedAt - confirmedAt,
      'second confirmation to the home page': slotAt - confirmedAt,
      'second confirmation to the feed': feedAt - confirmedAt,
      'second confirmation to the story’s page': pageAt - confirmedAt,
    },
  };

  async function confirm(button: ReturnType<Page['getByRole']>): Promise<void> {
    if (isTouch) await button.tap();
    else await page.keyboard.press('Control+Enter');
  }
}

/** The time at which a reader who keeps reloading the home page sees the headline in its breaking slot. */
async function seenOnHome(home: Page, headline: string): Promise<number> {
  const link = home.getByRole('region', { name: 'Tin nóng' }).getByRole('link', { name: headline });
  do await home.goto('/');
  while (!(await link.isVisible()));
  return performance.now();
}

async function seenInFeed(home: Page, headline: string): Promise<number> {
  while (!(await (await home.request.get('/rss.xml')).text()).includes(headline));
  return performance.now();
}

async function openContext(
  from: Browser,
  { url }: SiteToMeasure,
  options: Parameters<Browser['newContext']>[0],
): Promise<BrowserContext> {
  const context = await from.newContext({
    ...options,
    baseURL: url,
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
  });
  context.setDefaultTimeout(30_000);
  return context;
}
