import { eq } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { emptyLayout } from '#core/fronts/layout.ts';
import { audit } from '#db/schema/audit.ts';
import { runRender } from '#platform/page-cache/render-context.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database/database.ts';
import { controlClock } from '#tests/support/database/database-clock.ts';
import { bodyOf, contentFor, makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { actOnArticle } from '#usecases/articles/act-on-article.ts';
import { createArticle } from '#usecases/articles/create-article.ts';
import { linkEdition } from '#usecases/articles/link-edition.ts';
import { listForks } from '#usecases/articles/list-forks.ts';
import { nameReferences } from '#usecases/articles/name-references.ts';
import { previewArticle } from '#usecases/articles/preview-article.ts';
import { readArticle } from '#usecases/articles/read-article.ts';
import { readStoryScreen } from '#usecases/articles/read-story-screen.ts';
import { readVersion } from '#usecases/articles/read-version.ts';
import type { Context } from '#usecases/context.ts';
import { launchContainer } from '#usecases/fronts/launch-container.ts';
import { listLaunches } from '#usecases/fronts/list-launches.ts';
import { readFront } from '#usecases/fronts/read-front.ts';
import { readOwnDrafts } from '#usecases/fronts/read-own-drafts.ts';
import { saveFrontDraft } from '#usecases/fronts/save-front-draft.ts';
import { readPublicArticle } from '#usecases/public-articles/read-public-article.ts';
import { endWithNextMoment } from '#usecases/site/end-with-next-moment.ts';
import { readArticlePage } from '#usecases/site/read-article-page.ts';

let database: FreshDatabase;
let newsroom: Newsroom;

beforeAll(async () => {
  database = await freshDatabase();
  newsroom = await makeNewsroom(database.db);
});

function draft(name: 'lan' | 'huy', changes: Record<string, unknown> = {}) {
  return createArticle(newsroom.as(name), { content: contentFor(newsroom, changes) });
}

/** A body whose last block refers to another story. */
function bodyWith(articleId: string) {
  const body = bodyOf('Một đoạn đủ dài để bài đứng được trên trang của người đọc.');
  return { ...body, content: [...body.content, { type: 'relatedStory', attrs: { articleId } }] };
}

test('an unreadable draft can be neither pinned nor referenced, and counts as missing', async () => {
  const secret = await draft('lan', { headline: 'Nháp kín' });
  const missingId = '01a20ef1-2219-7d73-9914-002f6c7c0000';
  for (const id of [secret.id, missingId]) {
    await expect(draft('huy', { pinIds: [id] })).rejects.toMatchObject({
      details: { fieldErrors: { pinIds: 'field.unknown-reference' } },
    });
    await expect(draft('huy', { body: bodyWith(id) })).rejects.toMatchObject({
      details: { fieldErrors: { body: 'field.unknown-reference' } },
    });
  }
});

test('a reference that is not an id is a field error', async () => {
  await expect(draft('lan', { body: bodyWith('abc') })).rejects.toMatchObject({
    details: { fieldErrors: { body: 'field.unknown-reference' } },
  });
});

test('a story that references its author’s draft shows it to no other person and to no reader', async () => {
  const secret = await draft('lan', { headline: 'Nháp kín' });
  const { id, number } = await newsroom.published({ pinIds: [secret.id], body: bodyWith(secret.id) });
  expect((await readArticle(newsroom.as('lan'), { articleId: id })).pins).toHaveLength(1);
  expect((await readArticle(newsroom.as('thu'), { articleId: id })).pins).toEqual([]);
  const outside = await readPublicArticle(newsroom.as(null), { number });
  expect(outside.body.content.length).toBeGreaterThan(0);
  expect(JSON.stringify(outside)).not.toContain(secret.id);
});

test('the text of a taken-down story is sealed, and reading it with the grant is audited', async () => {
  const { id } = await newsroom.published({ headline: 'Bài phải gỡ' });
  const notice = { wrongInformation: 'Sai.', correctedInformation: 'Đúng.', apology: 'Xin lỗi.' };
  const after = await newsroom.act('tam', id, 'take_down', { notice });
  expect(after.content.headline).toBe('');
  const tam = newsroom.as('tam');
  const view = await readArticle(tam, { articleId: id });
  expect(view.publicState).toBe('taken_down');
  expect(JSON.stringify(view.content)).not.toContain('Bài phải gỡ');
  for (const open of [
    () => readVersion(tam, { articleId: id, number: 1 }),
    () => listForks(tam, { articleId: id }),
    () => previewArticle(tam, { articleId: id }),
  ]) {
    await expect(open()).rejects.toMatchObject({ code: 'article.sealed' });
  }
  const archivist = { ...tam, actor: { ...newsroom.people.tam, grants: ['archive_read'] as const } };
  expect((await readArticle(archivist, { articleId: id })).content.headline).toBe('Bài phải gỡ');
  const rows = await database.db.select().from(audit).where(eq(audit.subjectId, id));
  expect(rows.filter(({ action }) => action === 'article.read_sealed')).toHaveLength(1);
});

test('the headline of a taken-down story is not shown where other stories name it either', async () => {
  const gone = await newsroom.published({ headline: 'Bài phải gỡ' });
  const other = await newsroom.published({ pinIds: [gone.id] });
  const content = contentFor(newsroom);
  const english = await createArticle(newsroom.as('lan'), { locale: 'en', content });
  await newsroom.act('lan', english.id, 'submit');
  const tam = newsroom.as('tam');
  await linkEdition(tam, { articleId: english.id, editionId: gone.id });
  const place = { front: 'home', container: 'top' };
  const layout = { ...emptyLayout, placements: [{ articleId: gone.id, headline: 'Tít phải gỡ' }] };
  await saveFrontDraft(tam, { ...place, layout, baseRevision: 0, edit: 0 });
  await launchContainer(tam, { ...place, revision: 0 });
  const notice = { wrongInformation: 'Sai.', correctedInformation: 'Đúng.', apology: 'Xin lỗi.' };
  await actOnArticle(tam, { articleId: gone.id, action: 'take_down', notice });

  const named = async (ctx: Context) =>
    JSON.stringify([
      (await readArticle(ctx, { articleId: other.id })).pins,
      (await readStoryScreen(ctx, { articleId: other.id })).article.pins,
      (await readArticle(ctx, { articleId: english.id })).edition,
      await nameReferences(ctx, { people: [], tags: [], sections: [], stories: [gone.id], media: [] }),
      (await readFront(ctx, { front: 'home' })).containers,
      await listLaunches(ctx, place),
    ]).match(/(Bài|Tít) phải gỡ/g);
  expect(await named(tam)).toBeNull();
  const archivist = { ...tam, actor: { ...newsroom.people.tam, grants: ['archive_read'] as const } };
  expect((await named(archivist))?.length).toBeGreaterThanOrEqual(6);

  // Saved by a person who cannot read the headline, the placement keeps it.
  const wordless = { ...emptyLayout, placements: [{ articleId: gone.id }, { articleId: other.id }] };
  await saveFrontDraft(tam, { ...place, layout: wordless, baseRevision: 1, edit: 0 });
  const { drafts } = await readOwnDrafts(tam, { front: 'home' });
  expect(drafts.get('top')?.placements[0]).toEqual(layout.placements[0]);
});

test('the page of a missing story is invalidated by any publication and ends at its scheduled time', async () => {
  const { id, number } = await draft('lan');
  await newsroom.act('lan', id, 'submit');
  await newsroom.act('thu', id, 'approve');
  const publishAt = new Date(Date.now() + 60_000);
  await newsroom.act('thu', id, 'schedule', { publishAt: publishAt.toISOString() });
  const now = new Date();
  newsroom.setNow(now);
  await controlClock(database).setTo(now);
  const { result, tags, changesAt } = await runRender(async () => {
    await endWithNextMoment(newsroom.as(null));
    return readArticlePage(newsroom.as(null), { section: 'the-gioi', segment: `bai-${number}` });
  });
  expect(result).toBeNull();
  expect(tags.has('home')).toBe(true);
  expect(changesAt).toEqual(publishAt);
  newsroom.setNow(null);
  await controlClock(database).setTo(null);
});
