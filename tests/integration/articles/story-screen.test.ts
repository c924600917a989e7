import { beforeAll, expect, test } from 'vitest';
import { versionContentSchema } from '#core/articles/version-content.ts';
import { listPart } from '#core/working-copy/working-copy.ts';
import { writeContent } from '#core/working-copy/write-content.ts';
import { checkDesk } from '#tests/support/check-desk.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database.ts';
import { contentFor, makeNewsroom, type Newsroom } from '#tests/support/newsroom.ts';
import { writeOverTheLine } from '#tests/support/write-over-the-line.ts';
import { readStoryScreen } from '#usecases/articles/read-story-screen.ts';
import { createTag } from '#usecases/tags/create-tag.ts';

let database: FreshDatabase;
let newsroom: Newsroom;
let desk: ReturnType<typeof checkDesk>;

beforeAll(async () => {
  database = await freshDatabase();
  newsroom = await makeNewsroom(database.db);
  desk = checkDesk(newsroom);
});

const screen = async (who: 'lan' | 'thu', articleId: string) =>
  (await readStoryScreen(newsroom.as(who), { articleId })).article;

test('what is chosen while a story is written is called by its name before a version has it, for whoever opens it', async () => {
  const articleId = await desk.submitted();
  const tag = await createTag(newsroom.as('thu'), { name: 'Bến phà đêm' });
  const lead = await desk.photo();
  const pinned = await desk.live({ headline: 'Chuyến phà cuối' });
  const { byline, tags, version } = await screen('thu', articleId);
  expect(tags.map(({ id }) => id)).not.toContain(tag.id);
  const content = versionContentSchema.parse({
    ...{ format: 'news', kicker: '', sponsor: '', ...contentFor(newsroom) },
    ...{ tagIds: [tag.id], bylineIds: [newsroom.people.minh.id], pinIds: [pinned], lead },
  });
  await writeOverTheLine(newsroom.as('thu'), articleId, (doc) => writeContent(doc, content));
  for (const who of ['thu', 'lan'] as const) {
    const seen = await screen(who, articleId);
    expect(seen.version).toBe(version);
    expect(seen.tags).toContainEqual(expect.objectContaining({ id: tag.id, name: 'Bến phà đêm' }));
    expect(seen.byline.map(({ id }) => id)).toEqual([...byline.map(({ id }) => id), newsroom.people.minh.id]);
    expect(seen.pins).toEqual([expect.objectContaining({ id: pinned, headline: 'Chuyến phà cuối' })]);
    expect(seen.lead).toMatchObject({ id: lead.mediaId, blurColor: '#000000' });
  }
});

test('the headline of a story that one may not read is not among the names', async () => {
  const articleId = await desk.submitted();
  const secret = await desk.draft({ headline: 'Bản nháp riêng của Minh' }, 'minh');
  await writeOverTheLine(newsroom.as('thu'), articleId, (doc) => {
    listPart(doc, 'pinIds').insert(0, [secret]);
  });
  expect((await screen('lan', articleId)).pins).toEqual([]);
});
