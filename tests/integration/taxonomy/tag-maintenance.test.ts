import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { listPart } from '#core/working-copy/working-copy.ts';
import { findTagNamed } from '#db/queries/desk/desk-names.ts';
import { listNeighbourTags, listSectionTags } from '#db/queries/site/public-taxonomy.ts';
import { recountTagStories } from '#db/queries/tags/tags.ts';
import { audit } from '#db/schema/audit.ts';
import { articleTags, headlineTerms } from '#db/schema/public-projections.ts';
import { tags } from '#db/schema/tags.ts';
import { writeAsClient } from '#tests/support/collab/write-as-client.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database/database.ts';
import { contentFor, makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { createArticle } from '#usecases/articles/create-article.ts';
import { cutWritten } from '#usecases/articles/cut-written.ts';
import { linkEdition } from '#usecases/articles/link-edition.ts';
import { readTag } from '#usecases/site/read-tag.ts';
import { searchSite } from '#usecases/site/search-site.ts';
import { createTag } from '#usecases/tags/create-tag.ts';
import { editTag } from '#usecases/tags/edit-tag.ts';
import { listTagMaintenance } from '#usecases/tags/list-tag-maintenance.ts';
import { markTagsDistinct } from '#usecases/tags/mark-tags-distinct.ts';
import { mergeTags } from '#usecases/tags/merge-tags.ts';
import { restoreTag } from '#usecases/tags/restore-tag.ts';
import { retireTag } from '#usecases/tags/retire-tag.ts';
import { searchTags } from '#usecases/tags/search-tags.ts';

let database: FreshDatabase;
let newsroom: Newsroom;
const weekMs = 7 * 86_400_000;

beforeEach(async () => {
  database = await freshDatabase();
  newsroom = await makeNewsroom(database.db);
});

const thu = () => newsroom.as('thu');
const addTag = (name: string) => createTag(thu(), { name });
const later = () => newsroom.setNow(new Date(Date.now() + weekMs + 60_000));
const draft = (tagIds: string[], locale?: 'vi' | 'en') =>
  createArticle(newsroom.as('lan'), { locale, content: contentFor(newsroom, { tagIds }) });

async function publish(id: string): Promise<void> {
  await newsroom.act('lan', id, 'submit');
  await newsroom.act('thu', id, 'approve');
  await newsroom.act('thu', id, 'publish');
}

const unused = async () => {
  const listed = await listTagMaintenance(thu(), { list: 'unused' });
  return listed.items.map(({ tag }) => tag.name);
};
const duplicates = async () => {
  const listed = await listTagMaintenance(thu(), { list: 'duplicates' });
  return listed.list === 'duplicates'
    ? listed.items.map(({ tag, duplicate, likeness }) => [tag.name, duplicate.name, likeness])
    : [];
};

describe('unused tags', () => {
  test('a tag without stories, drafts and children is listed after a week', async () => {
    const [, used, inDraft, above] = [
      await addTag('Quên'),
      await addTag('Đang đăng'),
      await addTag('Trong nháp'),
      await addTag('Ở trên'),
    ];
    const below = await addTag('Ở dưới');
    await editTag(thu(), { id: below.id, parentId: above.id });
    const merged = await createTag(thu(), { name: 'Gộp rồi', parentId: below.id });
    await mergeTags(thu(), { id: merged.id, intoId: used.id });
    await newsroom.published({ tagIds: [used.id, newsroom.tagId] });
    await draft([inDraft.id]);
    expect(await unused()).toEqual([]);
    later();
    expect(await unused()).toEqual(['Quên', 'Ở dưới']);
  });

  test('a retired tag is gone from desk and site and frees its names, and a restored one is unchanged', async () => {
    const tag = await createTag(thu(), { name: 'Xe ôm', aliases: ['Xe thồ'] });
    await retireTag(thu(), { id: tag.id });
    expect(await searchTags(thu(), { q: 'xe' })).toEqual([]);
    expect(await readTag(newsroom.as(null), { slug: tag.slug, path: `/chu-de/${tag.slug}` })).toBeNull();
    await expect(editTag(thu(), { id: tag.id, name: 'Xe' })).rejects.toMatchObject({ code: 'tag.not-found' });
    expect(await restoreTag(thu(), { id: tag.id })).toMatchObject({
      id: tag.id,
      name: 'Xe ôm',
      slug: 'xe-om',
    });
    await expect(restoreTag(thu(), { id: tag.id })).rejects.toMatchObject({ code: 'tag.not-found' });
    await retireTag(thu(), { id: tag.id });
    const other = await addTag('XE ÔM');
    await expect(restoreTag(thu(), { id: tag.id })).rejects.toMatchObject({
      code: 'tag.exists',
      details: { id: other.id, name: 'XE ÔM' },
    });
  });

  test('a tag of a published or unpublished story cannot be retired', async () => {
    const [used, inDraft] = [await addTag('Đang đăng'), await addTag('Trong nháp')];
    await newsroom.published({ tagIds: [used.id] });
    await draft([inDraft.id]);
    for (const { id } of [used, inDraft])
      await expect(retireTag(thu(), { id })).rejects.toMatchObject({ code: 'tag.in-use' });
  });

  test('nor can a tag in the working copy of a story', async () => {
    const tag = await addTag('Vừa chọn');
    const { id } = await draft([newsroom.tagId]);
    await writeAsClient(newsroom.as('lan'), id, (doc) => listPart(doc, 'tagIds').push([tag.id]));
    await expect(retireTag(thu(), { id: tag.id })).rejects.toMatchObject({ code: 'tag.in-use' });
    // Removed before any version had it, the tag is unused.
    await writeAsClient(newsroom.as('lan'), id, (doc) => listPart(doc, 'tagIds').delete(1));
    await cutWritten(newsroom.as('lan'), { articleId: id, reason: 'session', leftBy: null });
    await retireTag(thu(), { id: tag.id });
  });

  test('nor can the target of a merged tag in such a working copy', async () => {
    const [merged, stays] = [await addTag('Vừa chọn'), await addTag('Thay vào')];
    const { id } = await draft([newsroom.tagId]);
    await writeAsClient(newsroom.as('lan'), id, (doc) => listPart(doc, 'tagIds').push([merged.id]));
    await mergeTags(thu(), { id: merged.id, intoId: stays.id });
    await expect(retireTag(thu(), { id: stays.id })).rejects.toMatchObject({ code: 'tag.in-use' });
  });

  test('an older version with a retired tag is published without it', async () => {
    const tag = await addTag('Rồi bỏ');
    const { id } = await draft([]);
    const other = await draft([tag.id, newsroom.tagId]);
    // A story with the tag prevents its retirement now; data of older releases may differ.
    await database.db.update(tags).set({ retiredAt: new Date() }).where(eq(tags.id, tag.id));
    await publish(other.id);
    const page = await readTag(newsroom.as(null), {
      slug: 'bien-doi-khi-hau',
      path: '/chu-de/bien-doi-khi-hau',
    });
    expect(page).toMatchObject({ stories: [{ id: other.id }] });
    expect(id).not.toBe(other.id);
  });

  test('nor is a retired tag the replacement of one merged into it', async () => {
    const [old, stays] = [await addTag('Gộp rồi'), await addTag('Rồi bỏ')];
    await mergeTags(thu(), { id: old.id, intoId: stays.id });
    const { id } = await draft([old.id, newsroom.tagId]);
    await database.db.update(tags).set({ retiredAt: new Date() }).where(eq(tags.id, stays.id));
    await publish(id);
    const stored = await database.db.select({ tagId: articleTags.tagId }).from(articleTags);
    expect(stored).toEqual([{ tagId: newsroom.tagId }]);
  });

  test('a retired tag of older stories is not shown to readers', async () => {
    const tag = await addTag('Rồi bỏ');
    for (const _ of ['one', 'two']) await newsroom.published({ tagIds: [tag.id, newsroom.tagId] });
    await database.db.update(tags).set({ retiredAt: new Date() }).where(eq(tags.id, tag.id));
    const known = [expect.objectContaining({ slug: 'bien-doi-khi-hau' })];
    const found = await searchSite(newsroom.as(null), { text: 'đồng bằng' });
    expect(found.kind === 'results' && found.facets?.tags).toEqual(known);
    expect(await listNeighbourTags(database.db, newsroom.tagId)).toEqual([]);
    expect(await listSectionTags(database.db, [newsroom.world])).toEqual(known);
  });

  test('two editions of one story count once in lists of tags', async () => {
    const [once, twice] = [await addTag('Một lần'), await addTag('Hai lần')];
    const [original, translation] = [
      (await newsroom.published({ tagIds: [once.id, newsroom.tagId] })).id,
      (await newsroom.published({ tagIds: [once.id, newsroom.tagId] }, { locale: 'en' })).id,
    ];
    for (const _ of ['one', 'two']) await newsroom.published({ tagIds: [twice.id, newsroom.tagId] });
    const names = (listed: { name: string }[]) => listed.map(({ name }) => name);
    const known = 'Biến đổi khí hậu';
    expect(names(await listSectionTags(database.db, [newsroom.world]))).toEqual([
      known,
      'Hai lần',
      'Một lần',
    ]);

    await linkEdition(thu(), { articleId: translation, editionId: original });
    expect(names(await listSectionTags(database.db, [newsroom.world]))).toEqual([known, 'Hai lần']);
    await newsroom.published({ tagIds: [once.id, twice.id] });
    expect(names(await listNeighbourTags(database.db, newsroom.tagId))).toEqual(['Hai lần', 'Một lần']);
  });

  test('only editors of tags see the lists and retire, restore and distinguish tags, each in the audit', async () => {
    const [tag, other] = [await addTag('Một'), await addTag('Hai')];
    for (const name of ['minh', 'lan', 'phuc'] as const) {
      const ctx = newsroom.as(name);
      for (const work of [
        () => listTagMaintenance(ctx, { list: 'unused' }),
        () => retireTag(ctx, { id: tag.id }),
        () => restoreTag(ctx, { id: tag.id }),
        () => markTagsDistinct(ctx, { id: tag.id, otherId: other.id }),
        () => createTag(ctx, { name: 'Ba', parentId: tag.id }),
      ])
        await expect(work()).rejects.toMatchObject({ code: 'action.not-your-role' });
    }
    await markTagsDistinct(thu(), { id: other.id, otherId: tag.id });
    await markTagsDistinct(thu(), { id: tag.id, otherId: other.id });
    await retireTag(thu(), { id: tag.id });
    await restoreTag(thu(), { id: tag.id });
    const acts = await database.db.select({ action: audit.action }).from(audit);
    const count = (action: string) => acts.filter((each) => each.action === action).length;
    expect(['tag.tell-apart', 'tag.retire', 'tag.restore'].map(count)).toEqual([1, 1, 1]);
  });
});

describe('duplicate tags', () => {
  test('a pair is listed with the smaller tag first until it is merged or declared different', async () => {
    const [big, small] = [await addTag('TP.HCM'), await addTag('TP HCM')];
    const [name] = [await addTag('Thành phố Hồ Chí Minh')];
    await newsroom.published({ tagIds: [big.id] });
    await recountTagStories(database.db);
    expect(await duplicates()).toEqual([
      ['TP HCM', 'TP.HCM', 'signs'],
      ['Thành phố Hồ Chí Minh', 'TP.HCM', 'initials'],
      expect.arrayContaining(['Thành phố Hồ Chí Minh', 'TP HCM', 'initials']),
    ]);
    await markTagsDistinct(thu(), { id: name.id, otherId: small.id });
    await mergeTags(thu(), { id: small.id, intoId: big.id });
    expect(await duplicates()).toEqual([['Thành phố Hồ Chí Minh', 'TP.HCM', 'initials']]);
    await markTagsDistinct(thu(), { id: name.id, otherId: big.id });
    expect(await duplicates()).toEqual([]);
  });

  test('older tags that differ in a dash are listed, and can be edited until they are merged', async () => {
    const [dashed, spaced] = [await addTag('Đức-Phổ'), await addTag('Đức')];
    await database.db.update(tags).set({ name: 'Đức Phổ', fold: 'duc pho' }).where(eq(tags.id, spaced.id));
    expect(await duplicates()).toEqual([[expect.any(String), expect.any(String), 'signs']]);
    for (const { id } of [dashed, spaced])
      expect(await editTag(thu(), { id, description: 'Thị xã.' })).toMatchObject({ id });
    await mergeTags(thu(), { id: dashed.id, intoId: spaced.id });
    expect(await editTag(thu(), { id: spaced.id, type: 'place' })).toMatchObject({ aliases: ['Đức-Phổ'] });
  });
});

describe('the properties of a tag', () => {
  test('a new tag gets parent, picture and media topic, and invalid values are named by field', async () => {
    const above = await addTag('Thiên tai');
    const made = await createTag(thu(), { name: 'Lũ quét', parentId: above.id, mediaTopic: '20000148' });
    expect(made).toMatchObject({ parent: { id: above.id, name: 'Thiên tai' }, mediaTopic: '20000148' });
    const edited = await editTag(thu(), { id: made.id, mediaTopic: null });
    expect(edited.mediaTopic).toBeNull();
    await expect(createTag(thu(), { name: 'Sạt lở', mediaTopic: '1' })).rejects.toMatchObject({
      details: { fieldErrors: { mediaTopic: 'field.invalid' } },
    });
    await expect(
      createTag(thu(), { name: 'Sạt lở', parentId: '00000000-0000-7000-8000-000000000000' }),
    ).rejects.toMatchObject({
      code: 'tag.not-found',
      details: { fieldErrors: { parentId: 'tag.not-found' } },
    });
  });

  test('a saved search by a tag follows its renaming and merging', async () => {
    const [tag, into] = [await addTag('Xe điện'), await addTag('Giao thông xanh')];
    await editTag(thu(), { id: tag.id, name: 'Ô tô điện' });
    expect(await findTagNamed(database.db, 'xe-dien', newsroom.people.thu.id)).toMatchObject({ id: tag.id });
    await mergeTags(thu(), { id: tag.id, intoId: into.id });
    for (const slug of ['xe-dien', 'o-to-dien'])
      expect(await findTagNamed(database.db, slug, newsroom.people.thu.id)).toMatchObject({ id: into.id });
    expect(await findTagNamed(database.db, 'chua-tung-co', newsroom.people.thu.id)).toBeNull();
  });

  test('the terms of a headline exist while the story is public or scheduled', async () => {
    const { id } = await draft([newsroom.tagId]);
    const act = (who: 'lan' | 'tam', action: string, more = {}) => newsroom.act(who, id, action, more);
    const terms = async () =>
      (await database.db.select().from(headlineTerms).where(eq(headlineTerms.articleId, id))).map(
        ({ term }) => term,
      );
    await act('lan', 'submit');
    await act('tam', 'approve');
    expect(await terms()).toEqual([]);
    await act('tam', 'schedule', { publishAt: new Date(Date.now() + 3_600_000).toISOString() });
    expect(await terms()).toContain('khí hậu');
    await act('tam', 'unschedule');
    expect(await terms()).toEqual([]);
  });
});
