import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { listTagsOf } from '#db/queries/site/public-article.ts';
import { recountTagStories } from '#db/queries/tags/tags.ts';
import { articles } from '#db/schema/articles.ts';
import { articleTags, searchDocs } from '#db/schema/public-projections.ts';
import { tags } from '#db/schema/tags.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database/database.ts';
import { lockRows, THE_AUDIT_HEAD, untilWaiting } from '#tests/support/database/races.ts';
import { contentFor, makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { createArticle } from '#usecases/articles/create-article.ts';
import { readArticle } from '#usecases/articles/read-article.ts';
import { refileArticle } from '#usecases/articles/refile-article.ts';
import { changeRights } from '#usecases/people/change-rights.ts';
import { archiveSection } from '#usecases/sections/archive-section.ts';
import { createSection } from '#usecases/sections/create-section.ts';
import { listSections } from '#usecases/sections/list-sections.ts';
import { moveSection } from '#usecases/sections/move-section.ts';
import { renameSection } from '#usecases/sections/rename-section.ts';
import { followRedirect } from '#usecases/site/follow-redirect.ts';
import { readSection } from '#usecases/site/read-section.ts';
import { readTag } from '#usecases/site/read-tag.ts';
import { searchSite } from '#usecases/site/search-site.ts';
import { createTag } from '#usecases/tags/create-tag.ts';
import { editTag } from '#usecases/tags/edit-tag.ts';
import { mergeTags } from '#usecases/tags/merge-tags.ts';
import { resolveTags } from '#usecases/tags/resolve-tags.ts';
import { searchTags } from '#usecases/tags/search-tags.ts';

let database: FreshDatabase;
let newsroom: Newsroom;
const failsWith = (code: string, details: object = {}) =>
  expect.objectContaining({ code, details: expect.objectContaining(details) });

beforeEach(async () => {
  database = await freshDatabase();
  newsroom = await makeNewsroom(database.db);
});

const addTag = (name: string) => createTag(newsroom.as('thu'), { name });

const storiesAt = async (slug: string) => {
  const found = await readTag(newsroom.as(null), { slug, path: `/chu-de/${slug}` });
  return found === null || 'redirectTo' in found ? found : found.stories.map(({ id }) => id).sort();
};

describe('merging tags', () => {
  test('stories, names and URLs move, and a story with both tags has the target once', async () => {
    const [old, stays] = [await addTag('Xe buýt điện'), await addTag('Giao thông xanh')];
    const { id: one } = await newsroom.published({ tagIds: [old.id] });
    const { id: both } = await newsroom.published({ tagIds: [stays.id, old.id] });
    const merged = await mergeTags(newsroom.as('thu'), { id: old.id, intoId: stays.id });
    expect(merged).toMatchObject({ id: stays.id, aliases: ['Xe buýt điện'], storyCount: 2 });
    expect(await storiesAt('giao-thong-xanh')).toEqual([one, both].sort());
    expect(await storiesAt('xe-buyt-dien')).toEqual({ redirectTo: '/chu-de/giao-thong-xanh' });
    expect((await searchTags(newsroom.as('lan'), { q: 'xe buyt' })).map(({ id }) => id)).toEqual([stays.id]);
    expect((await listTagsOf(database.db, both)).map(({ id }) => id)).toEqual([stays.id]);
    await expect(addTag('XE BUÝT ĐIỆN')).rejects.toEqual(failsWith('tag.exists', { id: stays.id }));
  });

  test('a target with more aliases than allowed can still be edited, but gets no more', async () => {
    const aliases = Array.from({ length: 30 }, (_, at) => `Tên khác ${at}`);
    const stays = await createTag(newsroom.as('thu'), { name: 'Giao thông xanh', aliases });
    const old = await addTag('Xe buýt điện');
    const merged = await mergeTags(newsroom.as('thu'), { id: old.id, intoId: stays.id });
    const whole = { id: merged.id, name: merged.name, aliases: [...merged.aliases] };
    const edited = await editTag(newsroom.as('thu'), { ...whole, description: 'Đi lại không khói.' });
    expect([edited.aliases.length, edited.description]).toEqual([31, 'Đi lại không khói.']);
    await expect(
      editTag(newsroom.as('thu'), { ...whole, aliases: [...whole.aliases, 'Thêm một'] }),
    ).rejects.toEqual(failsWith('request.invalid', { fieldErrors: { aliases: 'field.too-many' } }));
  });

  test('a chain of merges redirects once', async () => {
    const [a, b, c] = [await addTag('Một'), await addTag('Hai'), await addTag('Ba')];
    const { id: story } = await newsroom.published({ tagIds: [a.id] });
    await mergeTags(newsroom.as('thu'), { id: a.id, intoId: b.id });
    await mergeTags(newsroom.as('thu'), { id: b.id, intoId: c.id });
    expect(await followRedirect(newsroom.as(null), '/chu-de/mot')).toBe('/chu-de/ba');
    expect(await followRedirect(newsroom.as(null), '/chu-de/mot/rss.xml')).toBe('/chu-de/ba/rss.xml');
    await editTag(newsroom.as('thu'), { id: c.id, name: 'Bốn' });
    expect(await followRedirect(newsroom.as(null), '/chu-de/mot')).toBe('/chu-de/bon');
    // The URL of an event would redirect again to the tag's own page.
    expect(await followRedirect(newsroom.as(null), '/dong-su-kien/mot')).toBe('/chu-de/bon');
    expect(await storiesAt('bon')).toEqual([story]);
  });

  test('an approval survives: a story approved with the merged tag is published with the target', async () => {
    const [old, stays] = [await addTag('Cũ kỹ'), await addTag('Mới mẻ')];
    const { id: story } = await newsroom.approved({ tagIds: [old.id] });
    await mergeTags(newsroom.as('thu'), { id: old.id, intoId: stays.id });
    await newsroom.act('tam', story, 'publish');
    expect(await storiesAt('moi-me')).toEqual([story]);
    const view = await readArticle(newsroom.as('lan'), { articleId: story });
    expect(view.tags.map(({ name }) => name)).toEqual(['Mới mẻ']);
  });

  test('concurrent publications leave no story on the merged tag', async () => {
    const [old, stays] = [await addTag('Vội vàng'), await addTag('Thong thả')];
    const stories = [];
    for (let story = 0; story < 6; story += 1)
      stories.push((await newsroom.approved({ tagIds: [old.id] })).id);
    await Promise.all([
      ...stories.slice(0, 3).map((id) => newsroom.act('tam', id, 'publish')),
      mergeTags(newsroom.as('thu'), { id: old.id, intoId: stays.id }),
      ...stories.slice(3).map((id) => newsroom.act('tam', id, 'publish')),
    ]);
    const rows = await database.db.select().from(articleTags);
    expect(rows.map(({ articleId }) => articleId).sort()).toEqual([...stories].sort());
    expect(new Set(rows.map(({ tagId }) => tagId))).toEqual(new Set([stays.id]));
    const found = await database.db.select().from(searchDocs);
    expect(found.map(({ tagIds }) => tagIds)).toEqual(stories.map(() => [stays.id]));
  });

  test('a search counts each story once for the target', async () => {
    const [old, stays] = [await addTag('Cũ kỹ'), await addTag('Mới mẻ')];
    for (const tagIds of [[old.id], [stays.id, old.id], [stays.id]])
      await newsroom.act('tam', (await newsroom.approved({ tagIds })).id, 'publish');
    await mergeTags(newsroom.as('thu'), { id: old.id, intoId: stays.id });
    const answer = await searchSite(newsroom.as(null), { text: 'đồng bằng' });
    expect(answer.kind === 'results' && answer.facets).toMatchObject({
      total: 3,
      tags: [{ slug: 'moi-me', count: 3 }],
      authors: [{ count: 3 }],
    });
  });

  test('two crosswise merges of a pair leave one tag', async () => {
    const [a, b] = [await addTag('Tới'), await addTag('Lui')];
    const answers = await Promise.allSettled([
      mergeTags(newsroom.as('thu'), { id: a.id, intoId: b.id }),
      mergeTags(newsroom.as('tam'), { id: b.id, intoId: a.id }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const rows = await database.db.select().from(tags);
    expect(
      rows.filter(({ id, mergedInto }) => [a.id, b.id].includes(id) && mergedInto === null),
    ).toHaveLength(1);
  });

  test.each([1, 2])('merging into a tag %i level below keeps the tree a tree', async (depth) => {
    const add = async (name: string, parentId: string | null = null) =>
      (await createTag(newsroom.as('thu'), { name, parentId })).id;
    const top = await add('Thiên nhiên');
    const merged = await add('Thiên tai', top);
    const below = await add('Mưa bão', merged);
    const lowest = await add('Bão số 13', below);
    const intoId = depth === 1 ? below : lowest;
    await mergeTags(newsroom.as('thu'), { id: merged, intoId });
    const rows = await database.db.select().from(tags);
    const parentOf = (id: string) => rows.find((row) => row.id === id)?.parentId;
    expect(parentOf(intoId)).toBe(top);
    expect(parentOf(depth === 1 ? lowest : below)).toBe(intoId);
    for (const id of [below, lowest])
      await editTag(newsroom.as('thu'), { id, parentId: parentOf(id), description: 'Vẫn sửa được.' });
  });

  test('a tag is merged neither into itself nor by a writer nor twice', async () => {
    const [a, b] = [await addTag('Đông'), await addTag('Tây')];
    await expect(mergeTags(newsroom.as('thu'), { id: a.id, intoId: a.id })).rejects.toEqual(
      failsWith('tag.same'),
    );
    await expect(mergeTags(newsroom.as('lan'), { id: a.id, intoId: b.id })).rejects.toEqual(
      failsWith('action.not-your-role'),
    );
    await mergeTags(newsroom.as('thu'), { id: a.id, intoId: b.id });
    await expect(mergeTags(newsroom.as('thu'), { id: a.id, intoId: b.id })).rejects.toEqual(
      failsWith('tag.not-found'),
    );
  });
});

describe('the child tags of a tag', () => {
  const childrenOf = async (slug: string) => {
    const found = await readTag(newsroom.as(null), { slug, path: `/chu-de/${slug}` });
    return found === null || 'redirectTo' in found ? found : found.children.map(({ name }) => name);
  };

  test('are listed once they have public stories, those with the most stories first', async () => {
    const court = await addTag('Tòa án');
    const add = (name: string) => createTag(newsroom.as('thu'), { name, parentId: court.id });
    const [once, often] = [await add('Vụ án nhà số 9'), await add('Xét xử')];
    await newsroom.approved({ tagIds: [once.id] });
    await newsroom.published({ tagIds: [often.id] });
    expect(await childrenOf('toa-an')).toEqual(['Xét xử']);
    await newsroom.published({ tagIds: [once.id, often.id] });
    await recountTagStories(database.db);
    expect(await childrenOf('toa-an')).toEqual(['Xét xử', 'Vụ án nhà số 9']);
  });

  test('are not listed after that', async () => {
    const court = await addTag('Tòa án');
    const child = await createTag(newsroom.as('thu'), { name: 'Vụ án nhà số 9', parentId: court.id });
    await newsroom.published({ tagIds: [court.id] });
    const { id: story } = await newsroom.published({ tagIds: [child.id] });
    await recountTagStories(database.db);
    expect(await childrenOf('toa-an')).toEqual(['Vụ án nhà số 9']);
    await newsroom.act('tam', story, 'withhold', { reason: 'Cần xem lại.' });
    expect(await childrenOf('toa-an')).toEqual([]);
  });
});

describe('the tree of sections', () => {
  const add = (name: string, parentId: string | null = null) =>
    createSection(newsroom.as('quan'), { name, parentId });
  const move = (id: string, parentId: string | null, beforeId: string | null = null) =>
    moveSection(newsroom.as('quan'), { id, parentId, beforeId });

  test('a section moves below another, to the top and to a position', async () => {
    const [asia, europe] = [await add('Châu Á', newsroom.world), await add('Châu Âu')];
    await move(europe.id, newsroom.world, asia.id);
    const [world] = await listSections(newsroom.as(null));
    expect(world?.children.map(({ name }) => name)).toEqual(['Châu Âu', 'Châu Á']);
    await move(europe.id, null, newsroom.world);
    expect((await listSections(newsroom.as(null))).map(({ slug }) => slug)).toEqual([
      'chau-au',
      'the-gioi',
      'kinh-te',
    ]);
  });

  test('a section cannot move below itself or its children, and the depth is two', async () => {
    const asia = await add('Châu Á', newsroom.world);
    await expect(move(newsroom.world, newsroom.world)).rejects.toEqual(failsWith('section.own-descendant'));
    await expect(move(newsroom.world, asia.id)).rejects.toEqual(failsWith('section.own-descendant'));
    await expect(move(newsroom.world, newsroom.business)).rejects.toEqual(failsWith('section.too-deep'));
    await expect(move(newsroom.business, asia.id)).rejects.toEqual(failsWith('section.too-deep'));
  });

  test('of two people who move a pair below each other concurrently one is refused', async () => {
    const answers = await Promise.allSettled([
      move(newsroom.world, newsroom.business),
      move(newsroom.business, newsroom.world),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  test('a section with open reviews cannot move away from its last approvers', async () => {
    const asia = await add('Châu Á', newsroom.world);
    const { id } = await createArticle(newsroom.as('lan'), {
      content: contentFor(newsroom, { sectionId: asia.id }),
    });
    await newsroom.act('lan', id, 'submit');
    await changeRights(newsroom.as('quan'), { personId: newsroom.people.tam.id, roles: [] });
    await expect(move(asia.id, null)).rejects.toEqual(failsWith('people.last-approver', { desk: 'Châu Á' }));
    await expect(move(asia.id, newsroom.business)).resolves.toBeUndefined();
  });

  test('only an empty section can be closed; its URL redirects, and it accepts no stories', async () => {
    const [asia, europe] = [await add('Châu Á', newsroom.world), await add('Châu Âu')];
    const { id: story } = await newsroom.published({ tagIds: [newsroom.tagId], sectionId: asia.id });
    const close = (id: string) => archiveSection(newsroom.as('quan'), { id, targetId: newsroom.business });
    await expect(close(newsroom.world)).rejects.toEqual(failsWith('section.has-children'));
    await expect(close(asia.id)).rejects.toEqual(failsWith('section.not-empty', { count: 1 }));
    await renameSection(newsroom.as('quan'), { id: europe.id, slug: 'au-chau' });
    await close(europe.id);
    expect(await readSection(newsroom.as(null), { slug: 'au-chau' })).toEqual({ redirectTo: '/kinh-te' });
    expect(await readSection(newsroom.as(null), { slug: 'chau-au' })).toEqual({ redirectTo: '/kinh-te' });
    expect((await listSections(newsroom.as(null))).map(({ slug }) => slug)).toEqual(['the-gioi', 'kinh-te']);
    await expect(
      createArticle(newsroom.as('lan'), { content: contentFor(newsroom, { sectionId: europe.id }) }),
    ).rejects.toEqual(failsWith('request.invalid'));
    const [row] = await database.db.select().from(articles).where(eq(articles.id, story));
    expect(row?.sectionId).toBe(asia.id);
  });

  test.each([
    [
      'created in',
      (sectionId: string) =>
        createArticle(newsroom.as('lan'), { content: contentFor(newsroom, { sectionId }) }),
    ],
    [
      'moved to',
      async (sectionId: string, articleId: string) =>
        refileArticle(newsroom.as('tam'), { articleId, sectionId }),
    ],
  ])('no story is %s a section that is being closed', async (_what, place) => {
    const europe = await add('Châu Âu');
    const { id: story } = await newsroom.approved({ tagIds: [newsroom.tagId] });
    const letGo = await lockRows(database.connectionString, THE_AUDIT_HEAD);
    const closing = archiveSection(newsroom.as('quan'), { id: europe.id, targetId: newsroom.business });
    await untilWaiting(database.db, 1);
    const refused = expect(place(europe.id, story)).rejects.toEqual(
      failsWith('request.invalid', { fieldErrors: { sectionId: 'field.unknown-reference' } }),
    );
    await untilWaiting(database.db, 2);
    await letGo();
    await Promise.all([closing, refused]);
  });

  test('a section cannot be closed while a story is being created in it', async () => {
    const europe = await add('Châu Âu');
    const letGo = await lockRows(database.connectionString, THE_AUDIT_HEAD);
    const content = contentFor(newsroom, { sectionId: europe.id });
    const beginning = createArticle(newsroom.as('lan'), { content });
    await untilWaiting(database.db, 1);
    const close = archiveSection(newsroom.as('quan'), { id: europe.id, targetId: newsroom.business });
    const refused = expect(close).rejects.toEqual(failsWith('section.not-empty', { count: 1 }));
    await untilWaiting(database.db, 2);
    await letGo();
    await Promise.all([beginning, refused]);
  });

  const found = async (section: string) => {
    const answer = await searchSite(newsroom.as(null), { text: 'đồng bằng', section });
    return answer.kind === 'results' ? answer.results.map(({ story }) => story.id) : [];
  };
  const changes = {
    renamed: (id: string) => renameSection(newsroom.as('quan'), { id, slug: 'au-chau' }),
    moved: (id: string) => move(id, newsroom.business),
  };
  const findsBy = { renamed: 'au-chau', moved: 'kinh-te' };

  test.each(['renamed', 'moved'] as const)(
    'a story published while its section is %s is found in it',
    async (what) => {
      const europe = await add('Châu Âu');
      const [first, second] = [
        (await newsroom.approved({ tagIds: [newsroom.tagId], sectionId: europe.id })).id,
        (await newsroom.approved({ tagIds: [newsroom.tagId], sectionId: europe.id })).id,
      ];
      const letGo = await lockRows(database.connectionString, THE_AUDIT_HEAD);
      const before = newsroom.act('tam', first, 'publish');
      await untilWaiting(database.db, 1);
      const changing = changes[what](europe.id);
      await untilWaiting(database.db, 2);
      const after = newsroom.act('tam', second, 'publish');
      await untilWaiting(database.db, 3);
      await letGo();
      await Promise.all([before, changing, after]);
      expect((await found(findsBy[what])).sort()).toEqual([first, second].sort());
    },
  );
});

test('names that differ in a subscript digit are one tag, which each finds', async () => {
  const gas = await addTag('Khí CO₂');
  await expect(addTag('Khí CO2')).rejects.toEqual(failsWith('tag.exists', { id: gas.id }));
  const tags = [{ name: 'khí CO2' }, { name: 'Khí CO²' }];
  expect(await resolveTags(newsroom.as('lan'), { tags })).toEqual([gas.id]);
  expect((await searchTags(newsroom.as('lan'), { q: 'co2' })).map(({ id }) => id)).toEqual([gas.id]);
});
