import { beforeAll, expect, test } from 'vitest';
import { blankContent } from '#core/articles/blank-content.ts';
import { versionContentSchema } from '#core/articles/version-content.ts';
import { listPart } from '#core/working-copy/working-copy.ts';
import { writeContent } from '#core/working-copy/write-content.ts';
import { writeAsClient } from '#tests/support/collab/write-as-client.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database/database.ts';
import { checkDesk } from '#tests/support/workflow/check-desk.ts';
import { contentFor, makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { planNewStory } from '#usecases/articles/plan-new-story.ts';
import { readStoryScreen } from '#usecases/articles/read-story-screen.ts';
import { changeCheckRule } from '#usecases/checks/change-check-rule.ts';
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

test('unsaved choices in the working copy are shown by name to every reader of the story', async () => {
  const articleId = await desk.submitted();
  const tag = await createTag(newsroom.as('thu'), { name: 'Bến phà đêm' });
  const lead = await desk.photo();
  const pinned = await desk.live({ headline: 'Chuyến phà cuối' });
  const { byline, tags, version } = await screen('thu', articleId);
  expect(tags.map(({ id }) => id)).not.toContain(tag.id);
  const content = versionContentSchema.parse({
    ...blankContent(''),
    ...contentFor(newsroom),
    ...{ tagIds: [tag.id], bylineIds: [newsroom.people.minh.id], pinIds: [pinned], lead },
  });
  await writeAsClient(newsroom.as('thu'), articleId, (doc) => writeContent(doc, content));
  for (const who of ['thu', 'lan'] as const) {
    const seen = await screen(who, articleId);
    expect(seen.version).toBe(version);
    expect(seen.tags).toContainEqual(expect.objectContaining({ id: tag.id, name: 'Bến phà đêm' }));
    expect(seen.byline.map(({ id }) => id)).toEqual([...byline.map(({ id }) => id), newsroom.people.minh.id]);
    expect(seen.pins).toEqual([expect.objectContaining({ id: pinned, headline: 'Chuyến phà cuối' })]);
    expect(seen.lead).toMatchObject({ id: lead.mediaId, blurColor: '#000000' });
  }
});

test('the pins on the screen omit a story that the person may not read', async () => {
  const articleId = await desk.submitted();
  const secret = await desk.draft({ headline: 'Bản nháp riêng của Minh' }, 'minh');
  await writeAsClient(newsroom.as('thu'), articleId, (doc) => {
    listPart(doc, 'pinIds').insert(0, [secret]);
  });
  expect((await screen('lan', articleId)).pins).toEqual([]);
});

test('a new story is checked like its draft, by the rules of its section', async () => {
  const required = { level: 'required', parameters: {} };
  const rule = { name: 'lead-present', sectionId: newsroom.business };
  await changeCheckRule(newsroom.as('tam'), { ...rule, submit: required });
  const content = { headline: '', sectionId: newsroom.business, bylineIds: [newsroom.people.lan.id] };
  const blank = versionContentSchema.parse({
    ...blankContent(''),
    ...contentFor(newsroom, content),
  });
  const planned = await planNewStory(newsroom.as('lan'), blank);
  const lead = planned.results.filter(({ name }) => name === 'lead-present');
  expect(lead).toMatchObject([
    { stage: 'submit', level: 'required', passed: false },
    { stage: 'publish', passed: false },
  ]);
  const articleId = await desk.draft(content);
  expect(planned.results).toEqual((await readStoryScreen(newsroom.as('lan'), { articleId })).checks?.results);

  for (const who of ['phuc', 'quan'] as const)
    await expect(planNewStory(newsroom.as(who), blank), who).rejects.toMatchObject({
      code: 'action.not-your-role',
    });
  await expect(planNewStory(newsroom.as(null), blank)).rejects.toMatchObject({ code: 'auth.required' });
});
