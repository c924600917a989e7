import { listExpired } from '#db/queries/next-moments.ts';
import { addToOutbox } from '#db/queries/outbox.ts';
import type { Services } from '../context.ts';

/** Longer than a newsroom is down in a day; what expired before that its feeds say to whoever asks them. */
const minutesBack = 60;

/**
 * Leaves an event for each story that has expired of late, once: readers lose it by the clock, and what must follow, such as a
 * call of the hub, would otherwise wait for the next act of somebody. Safe to run anywhere, any number of times at once.
 */
export async function noteExpired({ db, now, newId }: Pick<Services, 'db' | 'now' | 'newId'>): Promise<void> {
  const expired = await listExpired(db, { minutes: minutesBack });
  if (expired.length === 0) return;
  await db.transaction(async (tx) => {
    for (const { id: articleId, expiresAt } of expired) {
      await addToOutbox(tx, {
        id: newId(),
        name: 'story.expired',
        uniqueKey: `story.expired:${articleId}:${expiresAt.toISOString()}`,
        payload: { articleId },
        createdAt: now(),
      });
    }
  });
}
