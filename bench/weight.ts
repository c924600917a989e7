import { publishTwelveParagraphs } from '#tests/support/workflow/twelve-paragraphs.ts';
import { PROGRAMS } from './programs.ts';
import { figure, figureAtLeast, quantile, reporter } from './support/figure.ts';
import { findLiveStory } from './support/find-live-story.ts';
import { CATEGORIES, lighthouseScores } from './support/lighthouse-scores.ts';
import { benchOptions } from './support/options.ts';
import { bytesOfKind, weighPage } from './support/page-weight.ts';
import { openSiteToMeasure } from './support/site-to-measure.ts';

/*
 * The bytes that a reader's phone loads for a story of twelve paragraphs with a photo, and the largest
 * contentful paint on a slow connection. bench/README.md explains it.
 */

const KB = 1_024;
const ROUNDS = 5;
/**
 * A mid-range phone on a mid-range connection: four times slower than this machine, 1.6 Mb/s, 150 ms round
 * trip.
 */
const SLOW = {
  latency: 150,
  downloadThroughput: 1_600_000 / 8,
  uploadThroughput: 750_000 / 8,
  offline: false,
};
const CPU_RATE = 4;
const PHONE = { width: 412, height: 823 };

const { lighthouse, json } = benchOptions(PROGRAMS.weight);
const report = reporter({ json });
const { site, browser, close } = await openSiteToMeasure();
try {
  const story = await publishTwelveParagraphs({ url: site.url, dataDir: process.env.DATA_DIR ?? '' });
  const open = async (isSlow: boolean) => {
    const context = await browser.newContext({ baseURL: site.url, viewport: PHONE, deviceScaleFactor: 2 });
    const page = await context.newPage();
    if (isSlow) {
      const cdp = await context.newCDPSession(page);
      await cdp.send('Network.enable');
      await cdp.send('Network.emulateNetworkConditions', SLOW);
      await cdp.send('Emulation.setCPUThrottlingRate', { rate: CPU_RATE });
    }
    return { page, close: () => context.close() };
  };
  for (const [name, address, isMarked] of [
    ['story', story, true],
    ['home', '/', false],
    ['section', '/the-gioi', false],
  ] as const) {
    const plain = await open(false);
    const weight = await weighPage(plain.page, address);
    await plain.close();
    const mark = (most: number) => (isMarked ? most : null);
    report.add(figure(`${name}: HTML`, [bytesOfKind(weight, 'document') / KB, 'KB'], mark(8)));
    report.add(figure(`${name}: CSS`, [bytesOfKind(weight, 'stylesheet') / KB, 'KB'], mark(10)));
    report.add(figure(`${name}: script`, [bytesOfKind(weight, 'script') / KB, 'KB'], mark(5)));
    report.add(figure(`${name}: fonts`, [bytesOfKind(weight, 'font') / KB, 'KB']));
    report.add(figure(`${name}: requests`, [weight.resources.length, ''], mark(8)));
    const others = weight.resources.filter(({ url }) => !url.startsWith(site.url)).length;
    report.add(figure(`${name}: requests to others`, [others, ''], 0));
    report.add(figure(`${name}: layout shift`, [weight.shift, ''], 0));
    const paints: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const slow = await open(true);
      paints.push((await weighPage(slow.page, address)).largestPaintMs);
      await slow.close();
    }
    report.add(figure(`${name}: largest paint, slow phone`, [quantile(paints, 0.5), 'ms'], mark(1_200)));
  }
  if (lighthouse !== null) {
    const pages = { home: '/', section: '/the-gioi', story, live: (await findLiveStory(site.url)).url };
    const found = await lighthouseScores(
      lighthouse,
      Object.values(pages).map((address) => site.url + address),
    );
    for (const [index, name] of Object.keys(pages).entries()) {
      for (const [at, category] of CATEGORIES.entries()) {
        report.add(
          figureAtLeast(`${name}: Lighthouse, ${category}`, [found[index]?.scores[at] ?? 0, ''], 100),
        );
      }
      if (found[index]?.missed.length)
        process.stderr.write(`${name} misses: ${found[index].missed.join('; ')}\n`);
    }
  }
} finally {
  await close();
}
process.exit(report.exitCode());
