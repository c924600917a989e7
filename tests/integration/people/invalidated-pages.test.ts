import pg from 'pg';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { parsePageChange } from '#core/page-changes/page-change.ts';
import { newId } from '#platform/time/new-id.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database/database.ts';
import { inTime } from '#tests/support/in-time.ts';
import { addEntry, liveStory } from '#tests/support/workflow/live-story.ts';
import { contentFor, makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { createArticle } from '#usecases/articles/create-article.ts';
import { editMedia } from '#usecases/media/edit-media.ts';
import { uploadMedia } from '#usecases/media/upload-media.ts';
import { editOwnProfile } from '#usecases/people/edit-own-profile.ts';
import { editPerson } from '#usecases/people/edit-person.ts';

let database: FreshDatabase;
let newsroom: Newsroom;
let listener: pg.Client;
const invalidated: string[] = [];

beforeAll(async () => {
  database = await freshDatabase();
  newsroom = await makeNewsroom(database.db);
  listener = new pg.Client({ connectionString: database.connectionString });
  await listener.connect();
  listener.on('notification', ({ payload }) => invalidated.push(...parsePageChange(payload ?? '').tags));
  await listener.query('listen page_tags');
});

beforeEach(invalidatedTags);
afterAll(() => listener.end());

/** The cache tags invalidated since the last call. */
async function invalidatedTags(): Promise<string[]> {
  const word = newId();
  await database.pool.query('select pg_notify($1, $2)', ['page_tags', word]);
  await inTime(() => expect(invalidated).toContain(word));
  return invalidated.splice(0);
}

async function portraitOf(name: 'lan'): Promise<string> {
  const file = await sharp({ create: { width: 800, height: 1000, channels: 3, background: '#335577' } })
    .jpeg()
    .toBuffer();
  const { id: pictureId } = await uploadMedia(newsroom.as(name), { file, credit: 'Huy', alt: 'Chân dung' });
  await editOwnProfile(newsroom.as(name), { pictureId });
  return pictureId;
}

test('a corrected credit of a portrait invalidates the opinions that show it', async () => {
  const content = { ...contentFor(newsroom), format: 'opinion', bylineIds: [newsroom.people.lan.id] };
  const { id: articleId } = await createArticle(newsroom.as('lan'), { content });
  await newsroom.act('lan', articleId, 'submit');
  await newsroom.act('thu', articleId, 'approve');
  await newsroom.act('thu', articleId, 'publish');
  const id = await portraitOf('lan');
  await invalidatedTags();
  await editMedia(newsroom.as('thu'), { id, credit: 'Bình' });
  expect(await invalidatedTags()).toEqual(
    expect.arrayContaining([`article:${articleId}`, `person:${newsroom.people.lan.id}`]),
  );
});

test('a renamed author of an entry invalidates the page of the live story, also without a byline', async () => {
  const { articleId } = await liveStory(newsroom);
  await addEntry(newsroom.as('thu'), articleId);
  const other = await liveStory(newsroom);
  await addEntry(newsroom.as('thu'), other.articleId, { publish: false });
  await invalidatedTags();
  await editPerson(newsroom.as('quan'), { personId: newsroom.people.thu.id, name: 'Thu Hà' });
  const tags = await invalidatedTags();
  expect(tags).toContain(`article:${articleId}`);
  // An unpublished entry is known to the desk only.
  expect(tags).not.toContain(`article:${other.articleId}`);
});
