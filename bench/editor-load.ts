import { PROGRAMS } from './programs.ts';
import { measureColdLoad } from './support/cold-load.ts';
import { reporter } from './support/figure.ts';
import { benchOptions } from './support/options.ts';
import { openSiteToMeasure } from './support/site-to-measure.ts';
import { writeLongStory } from './support/write-long-story.ts';

/*
 * The way to the first letter of a long story, and each script that is fetched for it, the largest first.
 * bench/README.md says how.
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
