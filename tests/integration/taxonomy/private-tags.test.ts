import { beforeEach, expect, test } from 'vitest';
import { dropUnusedPrivateTags } from '#db/queries/tags/tag-maintenance.ts';
import { audit } from '#db/schema/audit.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database/database.ts';
import { contentFor, makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { createArticle } from '#usecases/articles/create-article.ts';
import { saveArticle } from '#usecases/articles/save-article.ts';
import { createTag } from '#usecases/tags/create-tag.ts';
import { editTag } from '#usecases/tags/edit-tag.ts';
import { listTags } from '#usecases/tags/list-tags.ts';
import { mergeTags } from '#usecases/tags/merge-tags.ts';
import { resolveTags } from '#usecases/tags/resolve-tags.ts';
import { searchTags } from '#usecases/tags/search-tags.ts';
import { suggestTags } from '#usecases/tags/suggest-tags.ts';

let database: FreshDatabase;
let newsroom: Newsroom;

beforeEach(async () => {
  database = await freshDatabase();
  newsroom = await makeNewsroom(database.db);
});

type Name = Parameters<Newsroom['as']>[0];
const name = 'Vụ án kho lạnh';
const inDraft = (who: Name, called = name) => createTag(newsroom.as(who), { name: called, inDraft: true });
const draftWith = (who: Name, tagIds: string[]) =>
  createArticle(newsroom.as(who), { content: contentFor(newsroom, { tagIds }) });

/** The tag names that a person sees in any list of tags. */
async function seenBy(who: Name): Promise<string[]> {
  const ctx = newsroom.as(who);
  const [listed, searched, most, suggested] = [
    (await listTags(ctx)).items,
    await searchTags(ctx, { q: 'vu an kho lanh' }),
    await searchTags(ctx, { q: '' }),
    (await suggestTags(ctx, { headline: `Khởi tố ${name}`, body: name })).tags,
  ];
  const named = [listed, searched, most, suggested].map((tags) => tags.some((tag) => tag.name === name));
  return ['list', 'search', 'most', 'suggestions'].filter((_, index) => named[index]);
}
const everywhere = ['list', 'search', 'most', 'suggestions'];

test('a tag of a draft is private to its creator until the desk sees the story', async () => {
  const { id } = await inDraft('lan');
  const { id: articleId } = await draftWith('lan', [id]);
  expect(await seenBy('lan')).toEqual(everywhere);
  for (const who of ['minh', 'thu', 'tam', 'quan'] as const)
    expect([who, await seenBy(who)]).toEqual([who, []]);
  for (const act of [
    () => editTag(newsroom.as('thu'), { id, name: 'Khác' }),
    () => mergeTags(newsroom.as('thu'), { id, intoId: newsroom.tagId }),
    () => mergeTags(newsroom.as('thu'), { id: newsroom.tagId, intoId: id }),
    () => createTag(newsroom.as('thu'), { name: 'Ở dưới', parentId: id }),
  ])
    await expect(act()).rejects.toMatchObject({ code: 'tag.not-found' });
  await newsroom.act('lan', articleId, 'submit');
  for (const who of ['minh', 'thu', 'lan'] as const)
    expect([who, await seenBy(who)]).toEqual([who, everywhere]);
});

test('the audit does not contain the name of a private tag', async () => {
  await inDraft('lan');
  const rows = await database.db.select().from(audit);
  expect(rows.map(({ action }) => action)).toContain('tag.create');
  expect(JSON.stringify(rows)).not.toContain(name);
});

test('a tag that a partner names for a new article is private with its draft', async () => {
  const tagIds = await resolveTags(newsroom.as('lan'), { tags: [{ name }] });
  await draftWith('lan', tagIds);
  expect(await seenBy('thu')).toEqual([]);
  expect(await resolveTags(newsroom.as('lan'), { tags: [{ name }] })).toEqual(tagIds);
});

test('two people who create the same tag in drafts do not see each other’s, and share one after submission', async () => {
  const [lans, huys] = [await inDraft('lan'), await inDraft('huy')];
  expect(huys.id).not.toBe(lans.id);
  const { id: first } = await draftWith('lan', [lans.id]);
  const { id: second } = await draftWith('huy', [huys.id]);
  await newsroom.act('lan', first, 'submit');
  await newsroom.act('huy', second, 'submit');
  const found = await searchTags(newsroom.as('minh'), { q: name });
  expect(found.map(({ id, name }) => ({ id, name }))).toEqual([{ id: lans.id, name }]);
  expect(await resolveTags(newsroom.as('huy'), { tags: [{ name }] })).toEqual([lans.id]);
});

test('a public tag of an editor replaces a private one of a draft', async () => {
  const lans = await inDraft('lan');
  const { id: articleId } = await draftWith('lan', [lans.id]);
  const made = await createTag(newsroom.as('thu'), { name });
  await newsroom.act('lan', articleId, 'submit');
  expect((await searchTags(newsroom.as('lan'), { q: name })).map(({ id }) => id)).toEqual([made.id]);
});

test('a tag created for a story of the desk becomes public with the next version', async () => {
  const { id: articleId } = await draftWith('lan', [newsroom.tagId]);
  await newsroom.act('lan', articleId, 'submit');
  const { id } = await inDraft('thu');
  expect(await seenBy('lan')).toEqual([]);
  const changes = { tagIds: [newsroom.tagId, id] };
  await saveArticle(newsroom.as('thu'), { articleId, baseVersion: 1, changes });
  expect(await seenBy('lan')).toEqual(everywhere);
});

test('a private tag that was removed from its draft is deleted', async () => {
  const [removed, used] = [await inDraft('lan'), await inDraft('lan', 'Còn dùng')];
  const { id: articleId } = await draftWith('lan', [removed.id, used.id]);
  const later = () => new Date(newsroom.as('lan').now().getTime() + 1_000);
  const drop = (before: Date) => database.db.transaction((tx) => dropUnusedPrivateTags(tx, before));
  expect(await drop(later())).toBe(0);
  const changes = { tagIds: [used.id] };
  await saveArticle(newsroom.as('lan'), { articleId, baseVersion: 1, changes });
  expect(await drop(new Date(0))).toBe(0);
  expect(await drop(later())).toBe(1);
  const listed = (await listTags(newsroom.as('lan'))).items.map((tag) => tag.name);
  expect([listed.includes(name), listed.includes('Còn dùng')]).toEqual([false, true]);
  expect(await createTag(newsroom.as('lan'), { name })).toMatchObject({ slug: removed.slug });
});
