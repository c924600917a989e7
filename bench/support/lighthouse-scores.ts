import { createServer } from 'node:net';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright';

export const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;

type Lighthouse = (
  url: string,
  options: { port: number; output: 'json'; onlyCategories: readonly string[] },
) => Promise<{ lhr: Report } | undefined>;
type Report = {
  readonly categories: Readonly<Record<string, { readonly score: number | null }>>;
  readonly audits: Readonly<Record<string, { readonly title: string; readonly score: number | null }>>;
};

/**
 * Runs Lighthouse, installed in `folder`, on these pages as a phone. Returns 0 to 100 per category, and the
 * failed audits.
 */
export async function lighthouseScores(folder: string, urls: readonly string[]) {
  const entry = path.resolve(folder, 'node_modules', 'lighthouse', 'core', 'index.js');
  const { default: lighthouse } = (await import(pathToFileURL(entry).href)) as { default: Lighthouse };
  const port = await freePort();
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH,
    args: [
      ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
      ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
      `--remote-debugging-port=${port}`,
    ],
  });
  try {
    const found = [];
    for (const url of urls) {
      const result = await lighthouse(url, { port, output: 'json', onlyCategories: CATEGORIES });
      if (result === undefined) throw new Error(`Lighthouse said nothing of ${url}.`);
      const { categories, audits } = result.lhr;
      found.push({
        url,
        scores: CATEGORIES.map((name) => Math.round((categories[name]?.score ?? 0) * 100)),
        missed: Object.values(audits).flatMap(({ title, score }) =>
          score !== null && score < 1 ? [`${title} (${score})`] : [],
        ),
      });
    }
    return found;
  } finally {
    await browser.close();
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
