import { startSite } from '#tests/support/site/start-site.ts';
import { startBeside } from '#tests/support/site/start-web-process.ts';
import { openWithdrawals, type Way } from '#tests/support/workflow/withdrawal.ts';
import { PROGRAMS } from './programs.ts';
import { figure, reporter } from './support/figure.ts';
import { benchOptions } from './support/options.ts';

/*
 * How long each surface of two processes still shows a story that was withheld, killed or taken down, counted
 * from the command's answer. Limits: one second for the story's page, five for all others. bench/README.md
 * explains it.
 */

const WAYS: readonly Way[] = ['withhold', 'kill', 'take-down'];

const report = reporter(benchOptions(PROGRAMS.withdrawal));
const site = await startSite();
const second = await startBeside(site);
try {
  const newsroom = await openWithdrawals({ urls: [site.url, second.url], dataDir: site.dataDir });
  for (const way of WAYS) {
    const story = await newsroom.publishEverywhere({ isLive: true });
    await newsroom.presence(story);
    for (const { surface, ms, markMs } of await newsroom.withdraw(story, way)) {
      report.add(figure(`${way}: ${surface}`, [ms, 'ms'], markMs));
      report.add(figure(`${way}: ${surface}, ratio to the mark`, [ms / markMs, 'ratio'], 1));
    }
  }
} finally {
  await second.stop();
  await site.stop();
}
process.exit(report.exitCode());
