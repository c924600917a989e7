import { beforeAll, expect, test } from 'vitest';
import { tags } from '#db/schema/tags.ts';
import { runRender } from '#platform/page-cache/render-context.ts';
import { newId } from '#platform/time/new-id.ts';
import { freshDatabase } from '#tests/support/database/database.ts';
import { makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { editPerson } from '#usecases/people/edit-person.ts';
import { listPublicArticles } from '#usecases/public-articles/list-public-articles.ts';
import { renameSection } from '#usecases/sections/rename-section.ts';
import { searchSite } from '#usecases/site/search-site.ts';
import { editTag } from '#usecases/tags/edit-tag.ts';
import { mergeTags } from '#usecases/tags/merge-tags.ts';

let newsroom: Newsroom;
const [mergedId, otherId] = [newId(), newId()];
const stories: Record<'wanted' | 'other', string> = { wanted: '', other: '' };

beforeAll(async () => {
  const { db } = await freshDatabase();
  newsroom = await makeNewsroom(db);
  const tag = { type: 'topic' as const, createdAt: new Date() };
  await db.insert(tags).values([
    { ...tag, id: mergedId, name: 'Xâm nhập mặn', fold: 'xam nhap man', slug: 'xam-nhap-man' },
    { ...tag, id: otherId, name: 'Khác', fold: 'khac', slug: 'khac' },
  ]);
  const { world, business, people } = newsroom;
  const publish = async (content: Record<string, unknown>) => {
    const { id: articleId } = await newsroom.published(content);
    return articleId;
  };
  stories.wanted = await publish({ sectionId: world, tagIds: [mergedId], bylineIds: [people.lan.id] });
  stories.other = await publish({ sectionId: business, tagIds: [otherId], bylineIds: [people.huy.id] });
});

async function found(filters: Record<string, string>) {
  const answer = await searchSite(newsroom.as(null), { text: 'mùa nước mặn', ...filters });
  if (answer.kind !== 'results') throw new Error(answer.kind);
  return { ...answer, ids: answer.results.map(({ story }) => story.id) };
}

test('a search keeps its filters when they are renamed, merged or moved', async () => {
  const before = { section: 'the-gioi', tag: 'xam-nhap-man', author: 'lan' };
  for (const [kind, slug] of Object.entries(before))
    expect([kind, (await found({ [kind]: slug })).ids]).toEqual([kind, [stories.wanted]]);

  await mergeTags(newsroom.as('thu'), { id: mergedId, intoId: newsroom.tagId });
  await editTag(newsroom.as('thu'), { id: newsroom.tagId, name: 'Khí hậu' });
  await renameSection(newsroom.as('quan'), { id: newsroom.world, slug: 'quoc-te' });
  await editPerson(newsroom.as('quan'), { personId: newsroom.people.lan.id, slug: 'lan-moi' });
  const after = { section: 'quoc-te', tag: 'khi-hau', author: 'lan-moi' };
  for (const kind of ['section', 'tag', 'author'] as const) {
    const answer = await found({ [kind]: before[kind] });
    expect([kind, answer.ids]).toEqual([kind, [stories.wanted]]);
    expect(answer.filters).toMatchObject({
      [kind]: after[kind],
      names: { [kind]: { name: expect.anything() } },
    });
  }
  for (const kind of ['section', 'tag', 'author'] as const)
    for (const slug of [before[kind], after[kind]]) {
      const { items } = await listPublicArticles(newsroom.as(null), { [kind]: slug });
      expect([slug, items.map(({ id }) => id)]).toEqual([slug, [stories.wanted]]);
    }
  expect((await listPublicArticles(newsroom.as(null), { tag: 'khong-co' })).items).toEqual([]);
  expect((await found({ tag: before.tag })).filters.names).toEqual({
    tag: { name: 'Khí hậu', nameEn: 'Khí hậu' },
  });
  expect((await found({ author: 'huy' })).ids).toEqual([stories.other]);
});

test('a filter with an unknown slug finds nothing and is reported', async () => {
  for (const kind of ['section', 'tag', 'author'] as const) {
    const { result, tags: cacheTags } = await runRender(() => found({ [kind]: 'chua-tung-co' }));
    expect([kind, result.ids, result.facets?.total]).toEqual([kind, [], 0]);
    expect(result.filters).toEqual({
      [kind]: 'chua-tung-co',
      names: { [kind]: { name: 'chua-tung-co', nameEn: 'chua-tung-co' } },
    });
    // The result has the cache tag that a later rename or new slug invalidates.
    expect([...cacheTags]).toContain('home');
  }
  // An invalid slug is not a filter.
  expect((await found({ tag: 'Không phải' })).ids).toHaveLength(2);
});
