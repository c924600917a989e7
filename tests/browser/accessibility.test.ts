import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { axeFaults, LAW_AND_PRACTICE } from '#tests/support/browser/axe.ts';
import { DESKTOP, newVisitor, PHONE, signIn } from '#tests/support/browser/browser.ts';
import { SIZES } from '../sizes.ts';

/** Viewports and colour schemes of a check. They differ in style sheets only, so one page load serves all. */
const LOOKS = {
  'desktop, light': { viewport: DESKTOP, colorScheme: 'light' },
  'phone, dark': { viewport: PHONE, colorScheme: 'dark' },
  'phone, light': { viewport: PHONE, colorScheme: 'light' },
  'desktop, dark': { viewport: DESKTOP, colorScheme: 'dark' },
} as const;
type Look = keyof typeof LOOKS;

const ALL_LOOKS: readonly Look[] = ['desktop, light', 'phone, dark', 'phone, light', 'desktop, dark'];
let asked = 0;
/** Every look, or the first two in turn. */
const looksOfNext = () => (SIZES.everyLook ? ALL_LOOKS : [ALL_LOOKS[asked++ % 2] as Look]);

/** The faults that axe finds at an address, by viewport and colour scheme. */
async function faultsAt(page: Page, address: string): Promise<string[]> {
  await page.goto(address, { waitUntil: 'networkidle' });
  const faults: string[] = [];
  for (const look of looksOfNext()) {
    const { viewport, colorScheme } = LOOKS[look];
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme });
    const found = await axeFaults(page, { tags: LAW_AND_PRACTICE });
    faults.push(...found.map((fault) => `${address}, ${look}: ${fault}`));
  }
  return faults;
}

async function hrefOf(page: Page, address: string, selector: string): Promise<string> {
  await page.goto(address);
  return (await page.locator(selector).first().getAttribute('href')) ?? '/missing';
}

// `seo.test.ts` checks the other kinds of readers' pages.
test.each(
  [
    '/chu-de/dong-bang-doi-thay',
    '/gioi-thieu',
    '/lien-he',
    '/tim-kiem?q=khi+hau&section=khoa-hoc&from=2020-01-01',
    '/luu-tru',
  ].filter((_, at) => at % SIZES.everyNthKindOfPage === 0),
)('axe finds nothing at %s', async (address) => {
  expect(await faultsAt(await newVisitor(), address)).toEqual([]);
});

test.each(
  ['/sign-in', '/sign-in?chosen=password', '/sign-in/password', '/sign-in/forgotten'].filter(
    (_, at) => at % SIZES.everyNthKindOfPage === 0,
  ),
)('axe finds nothing on %s', async (address) => {
  expect(await faultsAt(await newVisitor(), address)).toEqual([]);
});

test.each([
  [
    'lan',
    [
      '/desk',
      '/desk/articles/new',
      '/desk/media',
      '/desk/find',
      '/desk/find?q=mua',
      '/desk/find?q=zzkhongcozz',
      '/desk/tags',
      '/desk/schedule',
      '/desk/site-at',
      '/desk/account',
    ],
  ],
  [
    'quan',
    [
      '/desk/admin',
      '/desk/admin/people',
      '/desk/admin/sections',
      '/desk/admin/audit',
      '/desk/admin/settings',
    ],
  ],
  [
    'tam',
    [
      '/desk/admin/style',
      '/desk/admin/search',
      '/desk/admin/checks',
      '/desk/fronts',
      '/desk/fronts/home',
      '/desk/fronts/home/preview',
    ],
  ],
])(
  'axe finds nothing on the desk of %s',
  async (person, addresses) => {
    const page = await signIn(person);
    for (const address of addresses.filter((_, at) => at % SIZES.everyNthDeskPage === 0)) {
      expect(await faultsAt(page, address)).toEqual([]);
    }
  },
  300_000,
);

test('axe finds nothing on a story that is being written and on its history', async () => {
  const page = await signIn('lan');
  const own = 'main a[href^="/desk/articles/"]:not([href$="/new"])';
  const story = await hrefOf(page, '/desk?view=mine', own);
  for (const address of [story, `${story}/history`]) {
    expect(await faultsAt(page, address)).toEqual([]);
  }
});

test('axe reports an image without alt text and text of low contrast, and each call analyses the page anew', async () => {
  const page = await newVisitor();
  await page.setContent('<img src="data:,"><p style="color: #bbb; background: #fff">Chữ nhạt.</p>');
  const rulesBroken = async () =>
    (await axeFaults(page, { within: 'body', tags: LAW_AND_PRACTICE })).map((fault) => fault.split(':')[0]);
  expect(await rulesBroken()).toEqual(expect.arrayContaining(['color-contrast', 'image-alt']));
  await page.locator('img').evaluate((image) => image.setAttribute('alt', 'Bến sông'));
  expect(await rulesBroken()).not.toContain('image-alt');
});
