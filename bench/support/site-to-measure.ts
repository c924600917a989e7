import { type Browser, chromium } from 'playwright';
import { startSite } from '#tests/support/site/start-site.ts';

export type SiteToMeasure = { readonly url: string; readonly password: string };

/**
 * Opens a running site (BENCH_SITE, with its DATA_DIR and DEMO_PASSWORD in the environment), or starts one,
 * and a browser.
 */
export async function openSiteToMeasure(): Promise<{
  readonly site: SiteToMeasure;
  readonly browser: Browser;
  readonly close: () => Promise<void>;
}> {
  const givenUrl = process.env.BENCH_SITE;
  const started = givenUrl ? null : await startSite();
  if (started) process.env.DATA_DIR = started.dataDir;
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH,
    args: [
      ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
      ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
    ],
  });
  return {
    site: started ?? { url: givenUrl ?? '', password: process.env.DEMO_PASSWORD ?? '' },
    browser,
    async close() {
      await browser.close();
      await started?.stop();
    },
  };
}
