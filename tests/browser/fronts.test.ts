import type { Page } from 'playwright';
import { beforeAll, describe, expect, test } from 'vitest';
import { interceptable, newVisitor, PHONE, signIn } from '#tests/support/browser/browser.ts';
import { isHydrated } from '#tests/support/browser/is-hydrated.ts';
import { longTest } from '#tests/support/long-test.ts';
import { theSite } from '#tests/support/site/the-site.ts';
import { openWithdrawals } from '#tests/support/workflow/withdrawal.ts';

let desk: Awaited<ReturnType<typeof openWithdrawals>>;

beforeAll(async () => {
  const { url, dataDir } = theSite();
  desk = await openWithdrawals({ urls: [url], dataDir });
});

async function published(): Promise<string> {
  const headline = `Trang nhất của ${desk.newWord()}`;
  const story = await desk.begin('lan', { headline, tags: [{ name: 'Biến đổi khí hậu' }] });
  await desk.approve(story.id);
  await desk.act('thu', story.id, 'publish');
  return headline;
}

const panel = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const placed = (page: Page, name: string) =>
  panel(page, name).getByRole('list', { name: `Bài đặt tay trong ${name}` });
const titles = (page: Page, name: string) => placed(page, name).locator('.front-title').allTextContents();
const announced = (page: Page, text: string) =>
  page.getByRole('status').filter({ hasText: text }).first().waitFor({ state: 'attached' });

async function put(page: Page, name: string, headline: string): Promise<void> {
  await panel(page, name).getByRole('button', { name: 'Đặt bài' }).click();
  await page.getByRole('dialog').getByLabel('Tìm bài').fill(headline);
  await page.getByRole('button', { name: `Đặt lên đầu: ${headline}` }).click();
  await placed(page, name).getByText(headline, { exact: true }).waitFor();
}
/** Waits until the slot shows that its draft is saved. */
async function saved(page: Page, name: string): Promise<void> {
  await panel(page, name).getByText('Đã lưu nháp').waitFor();
  await panel(page, name).getByRole('button', { name: 'Bỏ bản nháp' }).waitFor();
}
async function launch(page: Page, name: string): Promise<void> {
  await panel(page, name)
    .getByRole('button', { name: `Đưa lên trang: ${name}` })
    .click();
  await page.getByRole('dialog').getByRole('button', { name: 'Đưa lên trang' }).click();
  await panel(page, name).getByText('Như trên trang').waitFor();
}
/**
 * Call it in a retry where the new page is needed: the cache may serve the older page during revalidation.
 */
async function leadForReaders(): Promise<string | null> {
  const reader = await newVisitor();
  await reader.goto('/');
  return reader.locator('.story-lead .story-headline').textContent();
}

describe('the layout of a front', () => {
  test('by keyboard: a story is placed, moved, retitled, previewed and launched, and readers see it', async () => {
    const [first, second] = [await published(), await published()];
    const tam = await signIn('tam');
    await tam.goto('/desk/fronts');
    await tam.getByRole('link', { name: 'Trang chủ', exact: true }).click();
    await put(tam, 'Tin chính', first);
    await put(tam, 'Tin chính', second);
    await saved(tam, 'Tin chính');
    expect((await titles(tam, 'Tin chính')).slice(0, 2)).toEqual([second, first]);

    await placed(tam, 'Tin chính')
      .getByRole('button', { name: `Dời “${first}”` })
      .focus();
    await tam.keyboard.press('ArrowUp');
    await announced(tam, `“${first}” ở vị trí 1`);
    expect(await tam.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toContain(
      `Dời “${first}”, vị trí 1`,
    );
    await saved(tam, 'Tin chính');
    await tam.reload();
    expect((await titles(tam, 'Tin chính')).slice(0, 2)).toEqual([first, second]);

    await placed(tam, 'Tin chính')
      .getByRole('button', { name: `Sửa trong ô này: ${first}` })
      .click();
    await tam.getByRole('dialog').getByLabel('Tít ở đây', { exact: true }).fill(`${first}, tít riêng`);
    await tam.keyboard.press('Enter');
    await placed(tam, 'Tin chính').getByText(`${first}, tít riêng`).waitFor();
    await saved(tam, 'Tin chính');

    expect(await leadForReaders()).not.toContain(first);
    await tam.goto('/desk/fronts/home/preview');
    expect(await tam.locator('.story-lead .story-headline').textContent()).toBe(`${first}, tít riêng`);
    await tam.goto('/desk/fronts/home');
    await launch(tam, 'Tin chính');
    await expect.poll(leadForReaders).toBe(`${first}, tít riêng`);
  });

  longTest('by keyboard: removing and restoring a row keeps the focus in the slot', async () => {
    const [first, second] = [await published(), await published()];
    const tam = await signIn('tam');
    await tam.goto('/desk/fronts/home');
    await put(tam, 'Tin chính', first);
    await put(tam, 'Tin chính', second);
    const focused = () => tam.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
    const remove = placed(tam, 'Tin chính').getByRole('button', { name: `Bỏ khỏi ô: ${second}` });
    await remove.focus();
    await tam.keyboard.press('Enter');
    await remove.waitFor({ state: 'detached' });
    expect(await focused()).toContain(`Dời “${first}”`);
    await tam.keyboard.press('ArrowDown');
    await saved(tam, 'Tin chính');
    expect(await focused()).toContain(`Dời “${first}”`);
    await panel(tam, 'Tin chính').getByRole('button', { name: 'Hoàn tác' }).focus();
    await tam.keyboard.press('Enter');
    await remove.waitFor();
    expect(await focused()).toContain(`Dời “${second}”`);
    await saved(tam, 'Tin chính');
    await panel(tam, 'Tin chính').getByRole('button', { name: 'Bỏ bản nháp' }).click();
    await panel(tam, 'Tin chính').getByText('Như trên trang').waitFor();
  });

  longTest('by keyboard: a draft is discarded and restored, also over a reload', async () => {
    const headline = await published();
    const name = 'Góc nhìn';
    const tam = await signIn('tam');
    await tam.goto('/desk/fronts/home');
    await put(tam, name, headline);
    await saved(tam, name);
    const focused = () => tam.evaluate(() => document.activeElement?.textContent);
    await panel(tam, name).getByRole('button', { name: 'Bỏ bản nháp' }).press('Enter');
    await panel(tam, name).getByText('Như trên trang').waitFor();
    expect(await titles(tam, name)).not.toContain(headline);
    expect(await focused()).toBe('Lấy lại bản nháp');
    await tam.keyboard.press('Enter');
    await saved(tam, name);
    expect(await focused()).toBe('Đặt bài');
    await tam.reload();
    expect(await titles(tam, name)).toContain(headline);
    await launch(tam, name);
    await expect.poll(() => tam.evaluate(() => document.activeElement?.localName)).not.toBe('body');
    // The front of readers comes from other tests.
    await panel(tam, name)
      .getByRole('button', { name: `Bỏ khỏi ô: ${headline}` })
      .click();
    await saved(tam, name);
    await launch(tam, name);
  });

  longTest('the field for a headline in a slot grows to show a long headline whole', async () => {
    const headline = await published();
    const tam = await signIn('tam', { viewport: { ...PHONE, width: 360 } });
    await tam.goto('/desk/fronts/home');
    await put(tam, 'Đáng đọc', headline);
    await placed(tam, 'Đáng đọc')
      .getByRole('button', { name: `Sửa trong ô này: ${headline}` })
      .click();
    const field = tam.getByRole('dialog').getByLabel('Tít ở đây', { exact: true });
    await field.fill(
      'Ủy ban nhân dân thành phố công bố những tuyến đường ngập sâu trong đợt triều cường tháng Mười Hai',
    );
    const { hidden, lines } = await field.evaluate((area) => ({
      hidden: Math.max(area.scrollWidth - area.clientWidth, area.scrollHeight - area.clientHeight),
      lines: Math.round(area.clientHeight / Number.parseFloat(getComputedStyle(area).lineHeight)),
    }));
    expect(hidden).toBeLessThanOrEqual(1);
    expect(lines).toBeGreaterThan(2);
    await field.press('Enter');
    await placed(tam, 'Đáng đọc').getByText('tháng Mười Hai').waitFor();
    await saved(tam, 'Đáng đọc');
    await panel(tam, 'Đáng đọc').getByRole('button', { name: 'Bỏ bản nháp' }).click();
    await panel(tam, 'Đáng đọc').getByText('Như trên trang').waitFor();
  });

  test('by touch at 360 pixels: a story is pinned, moved by button, removed and restored', async () => {
    const headline = await published();
    const tam = await signIn('tam', { viewport: { ...PHONE, width: 360 }, hasTouch: true, isMobile: true });
    await tam.goto('/desk/fronts/home');
    expect(await tam.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    await put(tam, 'Mới nhất', headline);
    const other = await published();
    await put(tam, 'Mới nhất', other);
    await placed(tam, 'Mới nhất')
      .getByRole('button', { name: `Xuống: ${other}` })
      .tap();
    await announced(tam, `“${other}” ở vị trí 2`);
    expect((await titles(tam, 'Mới nhất')).slice(0, 2)).toEqual([headline, other]);
    await placed(tam, 'Mới nhất')
      .getByRole('button', { name: `Bỏ khỏi ô: ${headline}` })
      .tap();
    const later = await published();
    await put(tam, 'Mới nhất', later);
    const undo = panel(tam, 'Mới nhất').getByRole('button', { name: 'Hoàn tác' });
    await undo.tap();
    // A tap becomes a click after a delay; until then the slot shows the earlier save.
    await undo.waitFor({ state: 'hidden' });
    await saved(tam, 'Mới nhất');
    expect((await titles(tam, 'Mới nhất')).slice(0, 3)).toEqual([headline, later, other]);
    await panel(tam, 'Mới nhất').getByRole('button', { name: 'Bỏ bản nháp' }).tap();
    await panel(tam, 'Mới nhất').getByText('Như trên trang').waitFor();
    expect(await titles(tam, 'Mới nhất')).not.toContain(headline);
  });

  longTest(
    'by mouse: a placed story is dragged below and above another, and an editor cannot edit other slots',
    async () => {
      const [first, second] = [await published(), await published()];
      const thu = await signIn('thu');
      await thu.goto('/desk/fronts/home');
      await put(thu, 'Thế giới', first);
      await put(thu, 'Thế giới', second);
      const row = (headline: string) => placed(thu, 'Thế giới').locator('li', { hasText: headline });
      /** Waits until the page is idle: a late server response would move the rows under the pointer. */
      const grab = async (headline: string) => {
        await saved(thu, 'Thế giới');
        await thu.reload();
        await expect.poll(() => isHydrated(row(headline))).toBe(true);
        await row(headline).locator('.front-title').hover();
        await thu.mouse.down();
      };
      const marked = () =>
        placed(thu, 'Thế giới')
          .locator('[data-over]')
          .evaluateAll(([at]) => at?.querySelector('.front-title')?.textContent ?? at?.className);
      const overHalfOf = async (headline: string, half: 'upper' | 'lower') => {
        const { x, y, width, height } = (await row(headline).boundingBox()) ?? {
          x: 0,
          y: 0,
          width: 0,
          height: 0,
        };
        await thu.mouse.move(x + width / 2, y + height * (half === 'upper' ? 0.2 : 0.8), { steps: 4 });
      };
      await grab(second);
      await overHalfOf(first, 'upper');
      // The row is already in that place.
      expect(await marked()).toBeUndefined();
      await overHalfOf(first, 'lower');
      await expect.poll(marked).toBe('front-end');
      await thu.mouse.up();
      await announced(thu, `“${second}” ở vị trí 2`);
      expect((await titles(thu, 'Thế giới')).slice(0, 2)).toEqual([first, second]);
      await grab(second);
      await overHalfOf(first, 'lower');
      await overHalfOf(first, 'upper');
      await expect.poll(marked).toBe(first);
      await thu.mouse.up();
      await announced(thu, `“${second}” ở vị trí 1`);
      expect((await titles(thu, 'Thế giới')).slice(0, 2)).toEqual([second, first]);
      await saved(thu, 'Thế giới');
      // Only the managing editor may edit the other slots; they offer no buttons.
      expect(await panel(thu, 'Tin chính').getByRole('button', { name: 'Đặt bài' }).count()).toBe(0);
      await panel(thu, 'Tin chính').getByText('Ô này do thư ký tòa soạn sắp xếp').waitFor();
    },
  );

  longTest(
    'of two people who launch a strip the second sees a conflict, keeps the draft and chooses',
    async () => {
      const [ofThu, ofTam] = [await published(), await published()];
      const name = 'Thời sự';
      const [thu, tam] = [await signIn('thu'), await signIn('tam')];
      for (const [page, headline] of [
        [thu, ofThu],
        [tam, ofTam],
      ] as const) {
        await page.goto('/desk/fronts/home');
        await put(page, name, headline);
        await saved(page, name);
      }
      await launch(thu, name);
      await panel(tam, name)
        .getByRole('button', { name: `Đưa lên trang: ${name}` })
        .click();
      await tam.getByRole('dialog').getByRole('button', { name: 'Đưa lên trang' }).click();
      await panel(tam, name).getByText('Bản nháp của bạn vẫn nguyên').waitFor();
      expect((await titles(tam, name))[0]).toBe(ofTam);
      await panel(tam, name).getByRole('button', { name: 'Giữ bản của tôi' }).click();
      await saved(tam, name);
      await panel(tam, name).getByText('Bản nháp của bạn vẫn nguyên').waitFor({ state: 'detached' });
      await launch(tam, name);
      await panel(tam, name).getByRole('button', { name: 'Lịch sử' }).click();
      await tam.getByRole('dialog').getByText(ofThu).waitFor();
    },
  );

  longTest('a front with unsaved changes cannot be launched until they are saved', async () => {
    const headlines = [await published(), await published()];
    const name = 'Kinh tế';
    const tam = await signIn('tam');
    await tam.goto('/desk/fronts/home');
    for (const headline of headlines) await put(tam, name, headline);
    await saved(tam, name);
    await tam.context().setOffline(true);
    await placed(tam, name)
      .getByRole('button', { name: `Bỏ khỏi ô: ${headlines[1]}` })
      .click();
    await panel(tam, name).getByText('Chưa lưu được').waitFor();
    await tam.context().setOffline(false);
    await panel(tam, name)
      .getByRole('button', { name: `Đưa lên trang: ${name}` })
      .click();
    await tam.getByRole('dialog').getByRole('button', { name: 'Đưa lên trang' }).click();
    await panel(tam, name).getByRole('button', { name: 'Thử lại' }).click();
    await saved(tam, name);
    await launch(tam, name);
    expect(await titles(tam, name)).not.toContain(headlines[1]);
    await panel(tam, name).getByRole('button', { name: 'Lịch sử' }).click();
    const launches = tam.getByRole('dialog').getByRole('listitem');
    await launches.filter({ hasText: headlines[0] ?? '' }).waitFor();
    expect(await launches.filter({ hasText: headlines[0] ?? '' }).count()).toBe(1);
    expect(await launches.filter({ hasText: headlines[1] ?? '' }).count()).toBe(0);
  });

  longTest('a save whose refresh fails to load keeps the rows on the screen', async () => {
    const [first, second] = [await published(), await published()];
    const name = 'Khoa học';
    const tam = await interceptable(await signIn('tam'));
    await tam.goto('/desk/fronts/home');
    for (const headline of [first, second]) await put(tam, name, headline);
    await saved(tam, name);
    // No request is answered from now on, neither the save nor the refresh after it.
    await tam.route('**/desk/fronts/home**', (route) =>
      route.request().method() === 'POST' ? route.abort('internetdisconnected') : route.continue(),
    );
    await placed(tam, name)
      .getByRole('button', { name: `Bỏ khỏi ô: ${second}` })
      .click();
    await panel(tam, name).getByText('Chưa lưu được').waitFor();
    const unanswered = tam.waitForEvent('requestfailed', (request) => request.method() === 'POST');
    await panel(tam, name).getByRole('button', { name: 'Tải lại' }).click();
    // The notice may have been visible before as well.
    await unanswered;
    await panel(tam, name).getByText('Chưa lưu được').waitFor();
    expect((await titles(tam, name))[0]).toBe(first);
    await tam.unroute('**/desk/fronts/home**');
    await panel(tam, name).getByRole('button', { name: 'Thử lại' }).click();
    await saved(tam, name);
    await tam.reload();
    expect((await titles(tam, name))[0]).toBe(first);
    expect(await titles(tam, name)).not.toContain(second);
  });

  longTest('a save whose response was lost is recognised, and later changes are saved too', async () => {
    const [first, second] = [await published(), await published()];
    const name = 'Văn hóa';
    const tam = await interceptable(await signIn('tam'));
    await tam.goto('/desk/fronts/home');
    await put(tam, name, first);
    await saved(tam, name);
    await tam.route('**/desk/fronts/home**', async (route) => {
      await route.fetch();
      await route.abort('internetdisconnected');
    });
    await placed(tam, name)
      .getByRole('button', { name: `Bỏ khỏi ô: ${first}` })
      .click();
    await panel(tam, name).getByText('Chưa lưu được').waitFor();
    await tam.unroute('**/desk/fronts/home**');
    await put(tam, name, second);
    await saved(tam, name);
    await tam.reload();
    expect((await titles(tam, name))[0]).toBe(second);
    expect(await titles(tam, name)).not.toContain(first);
  });

  longTest(
    'time on an open screen alone does not show a stale front: the person responsible asks the server first',
    async () => {
      for (const [person, asks] of [
        ['tam', true],
        ['thu', false],
      ] as const) {
        const page = await signIn(person);
        const alarm = page.getByRole('region', { name: 'Trang chủ đã cũ' });
        await page.clock.install();
        await page.goto('/desk/media');
        expect(await alarm.count()).toBe(0);
        // The page sends no requests before React hydrates it.
        await expect.poll(() => isHydrated(page.getByRole('link').first())).toBe(true);
        let asked = 0;
        page.on('request', (request) => {
          if (request.method() === 'POST' && request.headers()['next-action']) asked += 1;
        });
        // Time before the page starts its timer does not count; more time passes.
        const afterADayAndAHalf = async () => {
          await page.clock.fastForward('36:00:00');
          return asked > 0;
        };
        if (asks) await expect.poll(afterADayAndAHalf, { timeout: 30_000 }).toBe(true);
        else expect(await afterADayAndAHalf()).toBe(false);
        await page.clock.runFor(1_000);
        expect(await alarm.count()).toBe(0);
      }
    },
  );

  test('the preview redirects signed-out visitors to sign-in, is noindex and not stored, and a reporter gets 404', async () => {
    const stranger = await newVisitor();
    await stranger.goto('/desk/fronts/home/preview');
    expect(new URL(stranger.url()).pathname).toBe('/sign-in');
    const tam = await signIn('tam');
    const answer = await tam.request.get(`${theSite().url}/desk/fronts/home/preview`);
    expect(answer.status()).toBe(200);
    expect(answer.headers()['cache-control']).toContain('no-store');
    expect(await answer.text()).toContain('<meta name="robots" content="noindex"/>');
    const lan = await signIn('lan');
    expect((await lan.request.get(`${theSite().url}/desk/fronts`)).status()).toBe(404);
  });
});
