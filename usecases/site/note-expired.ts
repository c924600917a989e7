import { addToOutbox } from '#db/queries/notifications/outbox.ts';
import { listExpired } from '#db/queries/site/next-moments.ts';
import type { Services } from '../context.ts';

/** Longer than a usual downtime; feeds report earlier expiries themselves. */
const minutesBack = 60;

/**
 * Adds an outbox event for each recently expired story, once. Stories expire by the clock, and reactions,
 * such as notifying the WebSub hub, would otherwise wait for the next act. Safe to run anywhere, also
 * concurrently.
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
