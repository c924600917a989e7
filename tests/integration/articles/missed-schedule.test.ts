import { and, eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { notifications } from '#db/schema/notifications.ts';
import { outbox } from '#db/schema/outbox.ts';
import { people } from '#db/schema/people.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database/database.ts';
import { makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { listArticleAudit } from '#usecases/articles/list-article-audit.ts';
import { readArticle } from '#usecases/articles/read-article.ts';
import { saveArticle } from '#usecases/articles/save-article.ts';
import { notifyOfEvent } from '#usecases/notifications/notify-of-event.ts';

let database: FreshDatabase;
let newsroom: Newsroom;

const START = new Date('2026-05-04T03:00:00Z');
const minutes = (count: number) => new Date(START.getTime() + count * 60_000);

beforeEach(async () => {
  database = await freshDatabase();
  newsroom = await makeNewsroom(database.db);
  newsroom.setNow(START);
});

const view = (articleId: string) => readArticle(newsroom.as('thu'), { articleId });

/** A live story whose approved update came due while the story was withheld. */
async function missedUpdate(): Promise<string> {
  const { id } = await newsroom.published();
  await saveArticle(newsroom.as('lan'), { articleId: id, baseVersion: 1, changes: { headline: 'Bản mới' } });
  await newsroom.act('lan', id, 'submit');
  await newsroom.act('thu', id, 'approve');
  await newsroom.act('thu', id, 'schedule', { publishAt: minutes(10) });
  await newsroom.act('thu', id, 'withhold');
  newsroom.setNow(minutes(20));
  await newsroom.act('tam', id, 'release_withheld');
  return id;
}

test('an update that came due while its story was withheld is not published, and stays approved', async () => {
  const id = await missedUpdate();
  const story = await view(id);
  expect(story).toMatchObject({
    ...{ workState: 'approved', publicState: 'live', version: 2, liveVersion: 1, schedule: null },
    missedPublishAt: minutes(10),
  });
  expect(story.abilities.publish_update).toEqual({ ok: true });
  expect(story.abilities.schedule).toEqual({ ok: true });
  await newsroom.act('thu', id, 'publish_update', { updateKind: 'update' });
  expect(await view(id)).toMatchObject({ liveVersion: 2, missedPublishAt: null });
});

test('the audit records the missed version and time in the transaction of the release', async () => {
  const id = await missedUpdate();
  const [release, missed] = await listArticleAudit(newsroom.as('tam'), { articleId: id });
  expect(release).toMatchObject({ action: 'article.release_withheld', detail: { scheduleCancelled: true } });
  expect(missed).toMatchObject({
    ...{ action: 'article.schedule_missed', actorId: null },
    detail: { version: 2, publishAt: minutes(10).toISOString() },
  });
});

test('the authors, the desk and the managing editors are notified of a missed schedule', async () => {
  const id = await missedUpdate();
  const [event] = await database.db.select().from(outbox).where(eq(outbox.name, 'article.schedule_missed'));
  await notifyOfEvent(newsroom.as(null), {
    ...(event?.payload as object),
    ...{ event: event?.name, eventId: event?.id, eventAt: event?.createdAt },
  });
  const notified = await database.db
    .select({ name: people.name })
    .from(notifications)
    .innerJoin(people, eq(people.id, notifications.personId))
    .where(and(eq(notifications.articleId, id), eq(notifications.kind, 'schedule_missed')));
  expect(notified.map(({ name }) => name).sort()).toEqual(['lan', 'tam', 'thu']);
});

test.each([
  ['hold', 'resume'],
  ['block', 'unblock'],
])('a first publication missed under %s stays approved too', async (stop, release) => {
  const { id } = await newsroom.approved();
  await newsroom.act('thu', id, 'schedule', { publishAt: minutes(10) });
  await newsroom.act('phuc', id, stop);
  newsroom.setNow(minutes(20));
  await newsroom.act('phuc', id, release);
  expect(await view(id)).toMatchObject({
    ...{ workState: 'approved', publicState: 'none', schedule: null, missedPublishAt: minutes(10) },
  });
  await newsroom.act('thu', id, 'schedule', { publishAt: minutes(30) });
  expect((await view(id)).missedPublishAt).toBeNull();
});

test('a schedule still in the future at the release is kept', async () => {
  const { id } = await newsroom.approved();
  await newsroom.act('thu', id, 'schedule', { publishAt: minutes(10) });
  await newsroom.act('phuc', id, 'hold');
  newsroom.setNow(minutes(5));
  await newsroom.act('phuc', id, 'resume');
  expect(await view(id)).toMatchObject({ publicState: 'scheduled', missedPublishAt: null });
});
