import type { Browser } from 'playwright';
import { editorScriptMarkBytes, settleMs } from '#tests/support/browser/editor-script-mark.ts';
import { bytesOf, type FetchedScript, watchScripts } from '#tests/support/browser/watch-scripts.ts';
import { figure, quantile, type Reporter } from './figure.ts';
import type { SiteToMeasure } from './site-to-measure.ts';
import { signIn } from './writers.ts';

const COLD_LOADS = 3;
const COLD_MARK_MS = 1_500;

/**
 * Measures the time until the first letter with an empty cache, from the start of the navigation. Returns the
 * loaded scripts.
 */
export async function measureColdLoad(
  report: Reporter,
  { browser, site, articleId }: { browser: Browser; site: SiteToMeasure; articleId: string },
): Promise<readonly FetchedScript[]> {
  const signedIn = await browser.newContext();
  await signIn(signedIn, site, 'lan');
  const storageState = await signedIn.storageState();
  await signedIn.close();
  const times = { editable: [] as number[], written: [] as number[] };
  const loads: (readonly FetchedScript[])[] = [];
  for (let load = 0; load < COLD_LOADS; load += 1) {
    const context = await browser.newContext({ storageState, viewport: { width: 1280, height: 900 } });
    const page = await context.newPage();
    const scripts = watchScripts(page);
    await page.addInitScript(() => {
      const look = () => {
        const body = document.querySelector<HTMLElement>('.editor-text[contenteditable="true"]');
        if (body === null) requestAnimationFrame(look);
        else performance.mark('editable');
      };
      requestAnimationFrame(look);
    });
    await page.goto(`${site.url}/desk/articles/${articleId}`, { waitUntil: 'commit' });
    const body = page.locator('.editor-text[contenteditable="true"]');
    await body.waitFor({ timeout: 60_000 });
    await body.evaluate((element: HTMLElement) => {
      element.focus();
      element.addEventListener('input', () => performance.mark('written'), { once: true });
    });
    await page.keyboard.press('a');
    const [editable = Number.NaN, written = Number.NaN] = await page.evaluate(async () => {
      const at = (name: string) => performance.getEntriesByName(name)[0]?.startTime;
      while (at('written') === undefined) await new Promise((resolve) => setTimeout(resolve, 10));
      return [at('editable'), at('written')];
    });
    await page.waitForLoadState('load');
    await page.waitForTimeout(settleMs);
    times.editable.push(editable);
    times.written.push(written);
    loads.push(await scripts.fetched());
    await context.close();
  }
  const bytes = loads.map(bytesOf);
  const [editable, written] = [quantile(times.editable, 0.5), quantile(times.written, 0.5)];
  report.add(figure('cold load: text on the screen, editable', [editable, 'ms'], COLD_MARK_MS));
  report.add(figure('cold load: first letter taken', [written, 'ms']));
  report.add(figure('cold load: script, compressed', [quantile(bytes, 0.5), 'bytes'], editorScriptMarkBytes));
  return loads.at(-1) ?? [];
}
