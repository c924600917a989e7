import { setImmediate as breath } from 'node:timers/promises';
import { storyTerms } from '#core/related/story-terms.ts';
import { storyVector, type TermStatistics } from '#core/related/story-vector.ts';
import {
  countProjected,
  findStatistics,
  holdUnchanged,
  listStoryTexts,
  replaceTermCounts,
  writeVectors,
} from '#db/queries/related/related-terms.ts';
import type { Services } from '../context.ts';

/** Enough to distinguish frequent from rare words; the newest, because they are read. */
const mostCounted = 5_000;
/** The counts are valid for this long, unless the archive grows by more than a fifth. */
const keptMs = 24 * 3_600_000;
const growth = 1.2;
/** Some 15 ms of work, then it yields to the event loop. */
const batch = 20;

/**
 * Counts the number of stories with each term, once a day and when the archive has grown by a fifth. Then
 * recomputes the vectors of the counted stories. Returns their number; 0 if nothing was due.
 */
export async function recountTerms({ db, now }: Pick<Services, 'db' | 'now'>): Promise<number> {
  const last = await findStatistics(db);
  const storyCount = await countProjected(db);
  const hasGrown = last === null || storyCount > last.weighedAtCount * growth;
  const isOld = last === null || now().getTime() - last.countedAt.getTime() > keptMs;
  if (!hasGrown && !isOld) return 0;

  const counts = new Map<number, number>();
  let countedStories = 0;
  let length = 0;
  for await (const texts of newestTexts({ db })) {
    for (const text of texts) {
      const terms = storyTerms(text);
      for (const key of terms.uses.keys()) counts.set(key, (counts.get(key) ?? 0) + 1);
      countedStories += 1;
      length += terms.length;
    }
  }
  for (const [key, count] of counts) if (count === 1) counts.delete(key);
  const averageLength = countedStories === 0 ? 0 : length / countedStories;
  await db.transaction((tx) =>
    replaceTermCounts(tx, {
      counts,
      statistics: {
        ...{ storyCount, countedStories, averageLength, countedAt: now() },
        weighedAtCount: hasGrown ? storyCount : (last?.weighedAtCount ?? storyCount),
      },
    }),
  );
  if (!hasGrown) return 0;
  const statistics: TermStatistics = {
    storyCount: countedStories,
    averageLength,
    countOf: (key) => counts.get(key) ?? 0,
  };
  let weighed = 0;
  for await (const texts of newestTexts({ db })) {
    const vectors = texts.map((text) => ({
      articleId: text.id,
      publishedAt: new Date(text.ms),
      vector: storyVector(storyTerms(text), statistics),
    }));
    weighed += await db.transaction(async (tx) => {
      const unchanged = await holdUnchanged(tx, texts);
      const current = vectors.filter(({ articleId }) => unchanged.has(articleId));
      await writeVectors(tx, current);
      return current.length;
    });
  }
  return weighed;
}

async function* newestTexts({ db }: Pick<Services, 'db'>) {
  let before: { ms: number; id: string } | null = null;
  for (let read = 0; read < mostCounted; ) {
    const texts: Awaited<ReturnType<typeof listStoryTexts>> = await listStoryTexts(db, {
      limit: batch,
      before,
    });
    const last = texts.at(-1);
    if (last === undefined) return;
    yield texts;
    read += texts.length;
    before = last;
    await breath();
  }
}
