import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { DESKTOP, newVisitor, PHONE, signIn } from '#tests/support/browser.ts';

const SIZES = [
  ['desktop', DESKTOP],
  ['phone', PHONE],
] as const;

async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
}

async function hrefOf(page: Page, address: string, selector: string): Promise<string> {
  await page.goto(address);
  return (await page.locator(selector).first().getAttribute('href')) ?? '/missing';
}

describe.each(SIZES)('axe finds nothing on a %s', (_, viewport) => {
  test.each(['light', 'dark'] as const)('on the pages of readers, in %s', async (colorScheme) => {
    const page = await newVisitor({ viewport, colorScheme });
    const story = await hrefOf(page, '/the-gioi', 'main a[href*="/the-gioi/"]');
    const author = await hrefOf(page, story, 'main a[href^="/tac-gia/"]');
    const addresses = [
      '/',
      '/the-gioi',
      '/khoa-hoc',
      story,
      author,
      '/chu-de/bien-doi-khi-hau',
      '/tim-kiem',
      '/tim-kiem?q=khi+hau',
      '/tim-kiem?q=zzzqqq',
      '/dinh-chinh',
      '/khong-co',
    ];
    const found: Record<string, string[]> = {};
    for (const address of addresses) {
      await page.goto(address);
      const here = await violations(page);
      if (here.length > 0) found[address] = here;
    }
    expect(found).toEqual({});
  });

  test('on sign-in and on every page of the desk', async () => {
    const found: Record<string, string[]> = {};
    const look = async (page: Page, address: string) => {
      await page.goto(address);
      await page.waitForLoadState('networkidle');
      const here = await violations(page);
      if (here.length > 0) found[address] = here;
    };
    await look(await newVisitor({ viewport }), '/sign-in');
    const lan = await signIn('lan', { viewport });
    for (const address of [
      '/desk',
      '/desk/articles/new',
      '/desk/media',
      '/desk/tags',
      '/desk/schedule',
      '/desk/account',
    ]) {
      await look(lan, address);
    }
    const story = await hrefOf(lan, '/desk?view=mine', 'main a[href^="/desk/articles/"]:not([href$="/new"])');
    await look(lan, story);
    await look(lan, `${story}/history`);
    const quan = await signIn('quan', { viewport });
    for (const address of ['/desk/admin/people', '/desk/admin/sections', '/desk/admin/audit'])
      await look(quan, address);
    await look(await signIn('tam', { viewport }), '/desk/admin/style');
    expect(found).toEqual({});
  });
});
