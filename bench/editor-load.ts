import { PROGRAMS } from './programs.ts';
import { measureColdLoad } from './support/cold-load.ts';
import { reporter } from './support/figure.ts';
import { benchOptions } from './support/options.ts';
import { openSiteToMeasure } from './support/site-to-measure.ts';
import { writeLongStory } from './support/write-long-story.ts';

/*
 * The time until the first letter appears in a long story, and all scripts loaded for it, largest first.
 * bench/README.md explains it.
 */

const WORDS = 10_000;

const { json } = benchOptions(PROGRAMS['editor-load']);
const report = reporter({ json });
const { site, browser, close } = await openSiteToMeasure();
try {
  const scripts = await measureColdLoad(report, { browser, site, articleId: await writeLongStory(WORDS) });
  if (!json) {
    for (const { url, bytes } of [...scripts].sort((a, b) => b.bytes - a.bytes))
      process.stdout.write(`${String(bytes).padStart(10)}  ${new URL(url).pathname}\n`);
  }
} finally {
  await close();
}
process.exit(report.exitCode());
