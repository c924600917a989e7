import { hourOf, viewWindowHours } from '#core/page-views/decay.ts';
import type { Transaction } from '#db/client.ts';
import { insertViews } from '#db/queries/page-views/page-views.ts';
import type { Services } from '../../context.ts';
import type { DemoStory } from './demo-files.ts';
import { need } from './demo-people.ts';
import { momentOf } from './demo-stories.ts';

const hourMs = 3_600_000;
/** Maximum page views of a demonstration story in the current hour. */
const mostViews = 900;

/**
 * A day of page views for public stories, so that a new site has most-read lists. Each story's number is
 * derived from its key and falls by a tenth per hour back to its publication. Deterministic.
 */
export async function addDemoViews(
  services: Pick<Services, 'now'>,
  tx: Transaction,
  { stories, articles }: { stories: readonly DemoStory[]; articles: ReadonlyMap<string, string> },
): Promise<void> {
  const seededAt = services.now();
  const newest = hourOf(seededAt).getTime();
  const rows = stories
    .filter(({ state }) => state === 'live')
    .flatMap((story) =>
      Array.from({ length: viewWindowHours }, (_, age) => ({
        articleId: need(articles, story.key),
        hour: new Date(newest - age * hourMs),
        reads: Math.ceil(mostViews * likedBy(story.key) * 0.9 ** age),
      })).filter(({ hour }) => hour >= hourOf(momentOf(story, seededAt))),
    );
  await insertViews(tx, rows);
}

/** A number between 0 and 1 derived from the key: FNV-1a, squared so that few stories have many views. */
function likedBy(key: string): number {
  let hash = 0x811c9dc5;
  for (const letter of key) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return ((hash >>> 0) / 0x1_0000_0000) ** 2;
}
