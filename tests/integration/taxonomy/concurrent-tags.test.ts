import { eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { tagChanges } from '#core/taxonomy/tag-changes.ts';
import { resolvedTagIds } from '#db/queries/tags/resolve-merged-tags.ts';
import { findTag } from '#db/queries/tags/tags.ts';
import { tags } from '#db/schema/tags.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database/database.ts';
import { untilDoneOrWaiting } from '#tests/support/database/races.ts';
import { contentFor, makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { createArticle } from '#usecases/articles/create-article.ts';
import { listQueue } from '#usecases/articles/list-queue.ts';
import { saveArticle } from '#usecases/articles/save-article.ts';
import { createTag } from '#usecases/tags/create-tag.ts';
import { editTag } from '#usecases/tags/edit-tag.ts';
import { mergeTags } from '#usecases/tags/merge-tags.ts';
import { resolveTags } from '#usecases/tags/resolve-tags.ts';
import { retireTag } from '#usecases/tags/retire-tag.ts';

let database: FreshDatabase;
let newsroom: Newsroom;

beforeEach(async () => {
  database = await freshDatabase();
  newsroom = await makeNewsroom(database.db);
});

type Who = ReturnType<Newsroom['as']>;
const add = async (name: string, parentId: string | null = null) =>
  (await createTag(newsroom.as('thu'), { name, parentId })).id;

/** Runs two operations; the second starts when the first has done everything but commit. */
async function concurrently<A, B>(first: (who: Who) => Promise<A>, second: (who: Who) => Promise<B>) {
  let later: Promise<[PromiseSettledResult<B>]> | undefined;
  const done = await database.db.transaction(async (tx) => {
    const answer = await first({ ...newsroom.as('thu'), db: tx });
    later = Promise.allSettled([second(newsroom.as('tam'))]);
    await untilDoneOrWaiting(database.db, later);
    return answer;
  });
  return { first: done, second: (await later)?.[0] };
}

const refused = (code: string) => ({ status: 'rejected', reason: { code } });

test('of two concurrent moves that would make a cycle one is refused', async () => {
  const [a, b] = [await add('Đông'), await add('Tây')];
  const [belowA, belowB] = [await add('Đông bắc', a), await add('Tây bắc', b)];
  const { second } = await concurrently(
    (who) => editTag(who, { id: a, parentId: belowB }),
    (who) => editTag(who, { id: b, parentId: belowA }),
  );
  expect(second).toMatchObject(refused('tag.own-descendant'));
});

test('a merge concurrent with a move of its target makes no cycle', async () => {
  const [merged, between] = [await add('Thiên tai'), await add('Mưa bão')];
  const [below, stays] = [await add('Lũ lụt', merged), await add('Ngập úng', between)];
  await concurrently(
    (who) => editTag(who, { id: between, parentId: below }),
    (who) => mergeTags(who, { id: merged, intoId: stays }),
  );
  for (const [id, parentId] of [
    [below, stays],
    [between, below],
  ] as const)
    await expect(editTag(newsroom.as('thu'), { id, parentId })).resolves.toMatchObject({ id });
});

test('a cycle of any length is refused', async () => {
  const top = await add('Tầng 0');
  let last = top;
  for (let floor = 1; floor <= 12; floor += 1) last = await add(`Tầng ${floor}`, last);
  await expect(editTag(newsroom.as('thu'), { id: top, parentId: last })).rejects.toMatchObject({
    code: 'tag.own-descendant',
  });
});

test('a name taken by a concurrent new tag cannot become an alias', async () => {
  const other = await add('Xe hai bánh');
  const { second } = await concurrently(
    (who) => createTag(who, { name: 'Xe ôm' }),
    (who) => editTag(who, { id: other, aliases: ['XE ÔM'] }),
  );
  expect(second).toMatchObject(refused('tag.exists'));
});

test('two concurrent texts of one person that name a new tag get the same tag', async () => {
  const { first, second } = await concurrently(
    ({ db }) => resolveTags({ ...newsroom.as('lan'), db }, { tags: [{ name: 'Chợ phiên' }] }),
    () => resolveTags(newsroom.as('lan'), { tags: [{ name: 'chợ phiên' }] }),
  );
  expect(second).toEqual({ status: 'fulfilled', value: first });
});

test('an edit based on an older state keeps the changes of a colleague', async () => {
  const loaded = await createTag(newsroom.as('thu'), { name: 'Xe máy', aliases: ['Xe hai bánh', 'Mô tô'] });
  const form = {
    name: loaded.name,
    type: loaded.type,
    description: 'Đi lại.',
    aliases: ['Mô tô', 'Xe gắn máy'],
  };
  await mergeTags(newsroom.as('tam'), { id: await add('Xe ôm'), intoId: loaded.id });
  await editTag(newsroom.as('tam'), { id: loaded.id, name: 'Xe máy điện', mediaTopic: '04000000' });
  await editTag(newsroom.as('thu'), { ...tagChanges(loaded, form), id: loaded.id });
  const after = await findTag(database.db, loaded.id, newsroom.people.thu.id);
  expect(after).toMatchObject({ name: 'Xe máy điện', description: 'Đi lại.', mediaTopic: '04000000' });
  expect(after?.aliases.toSorted()).toEqual(['Mô tô', 'Xe gắn máy', 'Xe máy', 'Xe ôm'].toSorted());
});

test('an older tag that differs from another in an apostrophe can still be edited', async () => {
  const [first, twin] = [await add("K'Pa"), await add('Tạm')];
  await database.pool.query("update tags set name = 'K’Pa', fold = 'k’pa' where id = $1", [twin]);
  const edited = await editTag(newsroom.as('thu'), { id: twin, name: 'K’Pa', description: 'Một họ.' });
  expect(edited).toMatchObject({ name: 'K’Pa', description: 'Một họ.' });
  await expect(editTag(newsroom.as('thu'), { id: twin, name: 'K‘Pa' })).rejects.toMatchObject({
    code: 'tag.exists',
    details: { id: first },
  });
});

test('an older tag with an alias of another tag can get aliases and lose that one', async () => {
  const [, twin] = [await add("K'Pa"), await add('Họ tộc')];
  await editTag(newsroom.as('thu'), { id: twin, aliases: ['Tạm', 'Dòng họ'] });
  await database.pool.query("update tag_aliases set name = 'K’Pa', fold = 'k’pa' where name = 'Tạm'");
  const change = (added: string[], removed: string[]) =>
    editTag(newsroom.as('thu'), { id: twin, aliasChanges: { added, removed } });
  expect((await change(['Thị tộc'], [])).aliases.toSorted()).toEqual(['Dòng họ', 'K’Pa', 'Thị tộc']);
  expect((await change([], ['K’Pa'])).aliases).toEqual(['Dòng họ', 'Thị tộc']);
  await expect(change(['K‘Pa'], [])).rejects.toMatchObject({ code: 'tag.exists' });
});

test('an alias given again in another spelling replaces the earlier one', async () => {
  const id = await add('Xe máy');
  const edit = (changes: object) => editTag(newsroom.as('thu'), { id, ...changes });
  await edit({ aliases: ['XE Ôm', 'Mô tô'] });
  expect((await edit({ aliasChanges: { added: ['Xe ôm'], removed: [] } })).aliases).toEqual([
    'Mô tô',
    'Xe ôm',
  ]);
  expect((await edit({ aliases: ['Mô tô', 'XE ÔM', 'xe ôm'] })).aliases).toEqual(['Mô tô', 'xe ôm']);
  // The tag's own name is not an alias.
  expect((await edit({ name: 'Xe ôm' })).aliases).toEqual(['Mô tô', 'Xe máy']);
});

const draftWith = (who: Who, tagIds: string[]) =>
  createArticle(who, { content: contentFor(newsroom, { tagIds }) });

test('a tag merged during the save of a story keeps the story under its target', async () => {
  const [merged, stays] = [await add('Phố cũ'), await add('Phố cổ')];
  const { first: story } = await concurrently(
    (who) => draftWith(who, [merged]),
    (who) => mergeTags(who, { id: merged, intoId: stays }),
  );
  const { items } = await listQueue(newsroom.as('thu'), { view: 'mine', tag: 'pho-co' });
  expect(items.map(({ id }) => id)).toEqual([story.id]);
  await expect(retireTag(newsroom.as('tam'), { id: stays })).rejects.toMatchObject({ code: 'tag.in-use' });
});

test('a story saved during the merge of its tag is found under the target', async () => {
  const [merged, stays] = [await add('Phố cũ'), await add('Phố cổ')];
  const { second } = await concurrently(
    (who) => mergeTags(who, { id: merged, intoId: stays }),
    (who) => draftWith(who, [merged]),
  );
  expect(second?.status).toBe('fulfilled');
  const { items } = await listQueue(newsroom.as('tam'), { view: 'mine', tag: 'pho-co' });
  expect(items).toHaveLength(1);
});

test('a tag cannot be retired while a story with it is being saved', async () => {
  const tag = await add('Phố cũ');
  const { second } = await concurrently(
    (who) => draftWith(who, [tag]),
    (who) => retireTag(who, { id: tag }),
  );
  expect(second).toMatchObject(refused('tag.in-use'));
});

test('the target of a merged tag cannot be merged until the story is saved', async () => {
  const [merged, stays, last] = [await add('Phố cũ'), await add('Phố cổ'), await add('Phố')];
  const { second } = await concurrently(
    (who) => mergeTags(who, { id: merged, intoId: stays }),
    () =>
      database.db.transaction(async (tx) => {
        const resolved = await resolvedTagIds(tx, [merged]);
        const later = mergeTags(newsroom.as('tam'), { id: stays, intoId: last });
        const isThrough = await untilDoneOrWaiting(database.db, later);
        return { resolved, isThrough, later };
      }),
  );
  if (second?.status !== 'fulfilled') throw new Error('The story did not get through.');
  expect(second.value).toMatchObject({ resolved: [stays], isThrough: false });
  await second.value.later;
});

test('a tag retired concurrently is refused by a later save, and kept by an earlier one', async () => {
  const [early, late] = [await add('Nắng hạn'), await add('Mưa trái mùa')];
  const content = (tagId: string) => contentFor(newsroom, { tagIds: [newsroom.tagId, tagId] });
  const unknown = {
    code: 'request.invalid',
    details: { fieldErrors: { tagIds: 'field.unknown-reference' } },
  };
  const { second: created } = await concurrently(
    (who) => retireTag(who, { id: early }),
    (who) => createArticle(who, { content: content(early) }),
  );
  expect(created).toMatchObject({ status: 'rejected', reason: unknown });
  const { second: retired } = await concurrently(
    (who) => createArticle(who, { content: content(late) }),
    (who) => retireTag(who, { id: late }),
  );
  expect(retired).toMatchObject(refused('tag.in-use'));
  const begun = await createArticle(newsroom.as('tam'), { content: contentFor(newsroom) });
  const third = await add('Sương muối');
  const { second: saved } = await concurrently(
    (who) => retireTag(who, { id: third }),
    (who) =>
      saveArticle(who, {
        ...{ articleId: begun.id, baseVersion: 1, changes: { tagIds: [newsroom.tagId, third] } },
      }),
  );
  expect(saved).toMatchObject({ status: 'rejected', reason: unknown });
});

test('a story whose only tag is retired cannot be submitted', async () => {
  const gone = await add('Nắng hạn');
  const { id: articleId } = await createArticle(newsroom.as('lan'), {
    content: contentFor(newsroom, { tagIds: [gone] }),
  });
  // As data of older releases may have it.
  await database.db.update(tags).set({ retiredAt: new Date() }).where(eq(tags.id, gone));
  const submitted = newsroom.act('lan', articleId, 'submit');
  await expect(submitted).rejects.toMatchObject({
    details: { fieldErrors: { tagIds: 'check.tag-present' } },
  });
});
