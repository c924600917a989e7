import { eq } from 'drizzle-orm';
import pg from 'pg';
import { beforeEach, describe, expect, test } from 'vitest';
import { emptyLayout, type Layout } from '#core/fronts/layout.ts';
import { renditionKey } from '#core/media/renditions.ts';
import type { Actor } from '#core/people/roles.ts';
import { listComing } from '#db/queries/fronts/fronts.ts';
import { audit } from '#db/schema/audit.ts';
import { media } from '#db/schema/media.ts';
import { notifications } from '#db/schema/notifications.ts';
import { runRender } from '#platform/page-cache/render-context.ts';
import { newId } from '#platform/time/new-id.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database/database.ts';
import { contentFor, makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { createArticle } from '#usecases/articles/create-article.ts';
import { discardFrontDraft } from '#usecases/fronts/discard-front-draft.ts';
import { launchContainer } from '#usecases/fronts/launch-container.ts';
import { listLaunches } from '#usecases/fronts/list-launches.ts';
import { notifyStaleFront } from '#usecases/fronts/notify-stale-front.ts';
import { readFront } from '#usecases/fronts/read-front.ts';
import { readFrontAge } from '#usecases/fronts/read-front-age.ts';
import { readOwnDrafts } from '#usecases/fronts/read-own-drafts.ts';
import { restoreLaunch } from '#usecases/fronts/restore-launch.ts';
import { saveFrontDraft } from '#usecases/fronts/save-front-draft.ts';
import { searchPlaceable } from '#usecases/fronts/search-placeable.ts';
import { watchFront } from '#usecases/fronts/watch-front.ts';
import { openRendition } from '#usecases/media/open-rendition.ts';
import { services } from '#usecases/services.ts';
import { readHome } from '#usecases/site/read-home.ts';
import { readSection } from '#usecases/site/read-section.ts';
import { showSiteAt } from '#usecases/site/show-site-at.ts';

type Who = 'minh' | 'lan' | 'huy' | 'thu' | 'binh' | 'tam' | 'phuc' | 'quan';
let database: FreshDatabase;
let newsroom: Newsroom;
let published: string[];

const front = 'home';
const failsWith = (code: string, details: object = {}) =>
  expect.objectContaining({ code, details: expect.objectContaining(details) });
const layout = (...placements: Layout['placements']): Layout => ({ ...emptyLayout, placements });
const act = (who: Who, articleId: string, action: string, input = {}) =>
  newsroom.act(who, articleId, action, { publicNote: 'Vì sao.', ...input });

const save = (who: Who, container: string, wanted: Layout, { baseRevision = 0, edit = 0 } = {}) =>
  saveFrontDraft(newsroom.as(who), { front, container, layout: wanted, baseRevision, edit });
const launch = (who: Who, container: string, revision = 0, note = '') =>
  launchContainer(newsroom.as(who), { front, container, revision, note });
const home = () => readHome(newsroom.as(null));
const top = async () => {
  const { lead, seconds } = await home();
  return [lead, ...seconds].flatMap((story) => (story ? [story.headline] : []));
};
const containerOf = async (who: Who, key: string) => {
  const found = (await readFront(newsroom.as(who), { front })).containers.find((each) => each.key === key);
  if (found === undefined) throw new Error(`There is no container ${key}.`);
  return found;
};
async function addPicture(credit: string): Promise<string> {
  const id = newId();
  await database.db.insert(media).values({
    ...{ id, sha256: id, mimeType: 'image/jpeg', bytes: 1, width: 640, height: 400, renditionWidths: [320] },
    ...{ blurColor: '#888888', credit, alt: 'Một con đê', createdAt: new Date() },
  });
  const key = renditionKey({ mediaId: id, width: 320, format: 'jpeg' });
  await newsroom.as(null).storage.put(key, Buffer.from('ảnh'));
  return id;
}

beforeEach(async () => {
  database = await freshDatabase();
  newsroom = await makeNewsroom(database.db);
  published = [];
  for (const headline of ['Tin một', 'Tin hai', 'Tin ba'])
    published.push((await newsroom.published({ headline })).id);
});

describe('from a draft to readers', () => {
  test('a draft is private to its author; its launch is public with its own headline, and audited', async () => {
    const [first = ''] = published;
    expect(await top()).toEqual(['Tin ba', 'Tin hai', 'Tin một']);
    await save('tam', 'top', layout({ articleId: first, headline: '  Tít   trang nhất ', kicker: 'Bên lề' }));
    expect(await top()).toEqual(['Tin ba', 'Tin hai', 'Tin một']);
    expect((await containerOf('thu', 'top')).draft).toBeNull();
    expect((await containerOf('thu', 'top')).others).toMatchObject([{ name: 'tam' }]);
    const { drafts, settings } = await readOwnDrafts(newsroom.as('tam'), { front });
    expect((await readHome(newsroom.as('tam'), settings, drafts)).lead?.headline).toBe('Tít trang nhất');

    expect(await launch('tam', 'top', 0, 'Chuyện chính')).toEqual({ revision: 1 });
    expect(await top()).toEqual(['Tít trang nhất', 'Tin ba', 'Tin hai']);
    expect((await home()).lead?.kicker).toBe('Bên lề');
    const [row] = await database.db.select().from(audit).where(eq(audit.action, 'front.launch'));
    expect(row?.detail).toEqual({
      ...{ name: 'home/top', version: 1, reason: 'Chuyện chính', articleIds: [first] },
    });
    expect(await listLaunches(newsroom.as('tam'), { front, container: 'top' })).toMatchObject([
      { revision: 1, launchedByName: 'tam', note: 'Chuyện chính', headlines: ['Tít trang nhất'] },
    ]);
  });

  test('of two concurrent launches one is refused as stale and keeps its draft', async () => {
    const [first = '', second = ''] = published;
    await save('tam', `strip-${newsroom.world}`, layout({ articleId: first }));
    const key = `strip-${newsroom.world}`;
    await save('thu', key, layout({ articleId: second }));
    const answers = await Promise.allSettled([launch('tam', key), launch('thu', key)]);
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const refused = answers.findIndex(({ status }) => status === 'rejected');
    expect(answers[refused]).toMatchObject({ reason: failsWith('front.stale', { yours: 0, current: 1 }) });
    const late = refused === 0 ? ('tam' as const) : ('thu' as const);
    const container = await containerOf(late, key);
    expect(container).toMatchObject({ revision: 1, draft: { isStale: true, edit: 1 } });
    // Saving on the newer revision keeps the own draft.
    await expect(launch(late, key, 1)).rejects.toEqual(failsWith('front.stale'));
    const mine = layout({ articleId: late === 'tam' ? first : second });
    await save(late, key, mine, { baseRevision: 1, edit: 1 });
    expect(await launch(late, key, 1)).toEqual({ revision: 2 });
  });

  test('of two windows of one person the older one is refused as moved', async () => {
    const [first = '', second = ''] = published;
    await save('tam', 'top', layout({ articleId: first }));
    await expect(save('tam', 'top', layout({ articleId: second }))).rejects.toEqual(
      failsWith('front.draft-moved', { yours: 0, current: 1 }),
    );
    await expect(
      launchContainer(newsroom.as('tam'), { front, container: 'top', revision: 0, edit: 7 }),
    ).rejects.toEqual(failsWith('front.draft-moved'));
    const both = await Promise.allSettled([
      save('tam', 'top', layout({ articleId: second }), { edit: 1 }),
      save('tam', 'top', layout(), { edit: 1 }),
    ]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  test('a repeated save is stored once and returns the current draft', async () => {
    const [first = '', second = ''] = published;
    const wanted = layout({ articleId: first });
    expect(await save('tam', 'top', wanted)).toEqual({ edit: 1, baseRevision: 0 });
    expect(await save('tam', 'top', wanted)).toEqual({ edit: 1, baseRevision: 0 });
    await save('tam', 'top', layout({ articleId: second }), { edit: 1 });
    await expect(save('tam', 'top', wanted)).rejects.toEqual(
      failsWith('front.draft-moved', { yours: 0, current: 2 }),
    );
    expect(await save('tam', 'top', emptyLayout, { edit: 2 })).toEqual({ edit: 0, baseRevision: 0 });
    expect(await save('tam', 'top', emptyLayout, { edit: 2 })).toEqual({ edit: 0, baseRevision: 0 });
  });

  test('a draft equal to the launched layout or discarded is deleted, and an old launch returns as a draft', async () => {
    const [first = '', second = ''] = published;
    await save('tam', 'top', layout({ articleId: first }));
    expect(await save('tam', 'top', emptyLayout, { edit: 1 })).toEqual({ edit: 0, baseRevision: 0 });
    await expect(launch('tam', 'top')).rejects.toEqual(failsWith('front.nothing-changed'));
    await save('tam', 'top', layout({ articleId: first }));
    await launch('tam', 'top');
    await save('tam', 'top', layout({ articleId: second }), { baseRevision: 1 });
    await launch('tam', 'top', 1);
    expect((await top())[0]).toBe('Tin hai');
    await restoreLaunch(newsroom.as('tam'), { front, container: 'top', revision: 1, edit: 0 });
    expect((await top())[0]).toBe('Tin hai');
    await launch('tam', 'top', 2);
    expect((await top())[0]).toBe('Tin một');
    await save('tam', 'top', emptyLayout, { baseRevision: 3 });
    await discardFrontDraft(newsroom.as('tam'), { front, container: 'top' });
    expect((await containerOf('tam', 'top')).draft).toBeNull();
  });

  test('the home page has the cache tags of the launch and its stories', async () => {
    const { tags } = await runRender(home);
    expect([...tags]).toEqual(expect.arrayContaining(['home', ...published.map((id) => `article:${id}`)]));
  });

  test('a launch invalidates only the home page, a draft no page', async () => {
    const [first = ''] = published;
    const client = new pg.Client({ connectionString: database.connectionString });
    await client.connect();
    const dropped: (string | undefined)[] = [];
    client.on('notification', ({ payload }) => dropped.push(payload));
    await client.query('listen page_tags');
    try {
      await save('tam', 'top', layout({ articleId: first }));
      await launch('tam', 'top');
      // Earlier notifications arrive before this response.
      await client.query('select 1');
      expect(dropped).toEqual(['home']);
    } finally {
      await client.end();
    }
  });

  test('placements beyond the slots are waiting, and ones shown further up are marked', async () => {
    const more: string[] = [];
    for (const number of [4, 5, 6, 7, 8, 9])
      more.push((await newsroom.published({ headline: `Tin ${number}` })).id);
    const [first = ''] = published;
    await save('tam', 'top', layout({ articleId: first }));
    const key = `strip-${newsroom.world}`;
    await save('tam', key, layout(...[first, ...more].map((articleId) => ({ articleId }))));
    expect((await containerOf('tam', key)).placed.map(({ state }) => state)).toEqual([
      ...['elsewhere', 'shown', 'shown', 'shown', 'shown', 'shown'],
      // It fills a container further up automatically.
      'elsewhere',
    ]);
    const tooMany = [first, ...more.slice(0, 5)].map((articleId) => ({ articleId }));
    await save('tam', 'top', layout(...tooMany), { edit: 1 });
    await save('tam', 'latest', { ...emptyLayout, isHidden: true });
    await save('tam', key, { ...emptyLayout, isHidden: true }, { edit: 1 });
    expect((await containerOf('tam', 'top')).placed.at(-1)?.state).toBe('waiting');
  });

  test('each invalid request is refused with its code', async () => {
    const [first = ''] = published;
    const twice = layout({ articleId: first }, { articleId: first });
    await expect(save('tam', 'top', twice)).rejects.toEqual(
      failsWith('request.invalid', { fieldErrors: { 'layout.placements': 'front.placed-twice' } }),
    );
    await expect(save('tam', 'khong-co', emptyLayout)).rejects.toEqual(failsWith('front.not-found'));
    await expect(save('tam', 'top', emptyLayout, { baseRevision: 4 })).rejects.toEqual(
      failsWith('front.unknown-revision'),
    );
    const picture = await addPicture('');
    await expect(save('tam', 'top', layout({ articleId: first, mediaId: picture }))).rejects.toEqual(
      failsWith('front.photo-without-credit'),
    );
    await expect(save('tam', 'top', layout({ articleId: first, mediaId: newId() }))).rejects.toEqual(
      failsWith('media.not-found'),
    );
  });
});

describe('permission on containers', () => {
  test.each([
    ['tam', 'yes', 'yes'],
    ['thu', 'front.not-your-container', 'yes'],
    ['binh', 'front.not-your-container', 'front.not-your-container'],
    ['lan', 'action.not-your-role', 'action.not-your-role'],
    ['minh', 'action.not-your-role', 'action.not-your-role'],
    ['phuc', 'action.not-your-role', 'action.not-your-role'],
    ['quan', 'action.not-your-role', 'action.not-your-role'],
  ] as const)('%s', async (who, ofTop, ofStrip) => {
    const [first = ''] = published;
    const strip = `strip-${newsroom.world}`;
    for (const [key, expected] of [
      ['top', ofTop],
      [strip, ofStrip],
    ] as const) {
      const attempts = [
        () => save(who, key, layout({ articleId: first })),
        () => launch(who, key),
        () => restoreLaunch(newsroom.as(who), { front, container: key, revision: 1, edit: 0 }),
        () => discardFrontDraft(newsroom.as(who), { front, container: key }),
      ];
      for (const attempt of attempts) {
        if (expected === 'yes') await attempt();
        else await expect(attempt()).rejects.toEqual(failsWith(expected));
      }
    }
    const reads = readFront(newsroom.as(who), { front });
    if (ofStrip === 'action.not-your-role') await expect(reads).rejects.toEqual(failsWith(ofStrip));
    else await expect(reads).resolves.toBeTruthy();
  });

  test('a person who lost the right may discard their own draft, and nothing else', async () => {
    const [first = ''] = published;
    await save('tam', 'top', layout({ articleId: first }));
    const { tam } = newsroom.people;
    const lost = { ...newsroom.as('tam'), actor: { ...tam, roles: [], grants: [] } };
    const place = { front, container: 'top' };
    await discardFrontDraft(lost, place);
    await expect(discardFrontDraft(lost, place)).rejects.toEqual(failsWith('action.not-your-role'));
  });

  test('a signed-out visitor has none', async () => {
    await expect(readFront(newsroom.as(null), { front })).rejects.toEqual(failsWith('auth.required'));
  });

  test('a right lost between draft and launch blocks the launch', async () => {
    const [first = ''] = published;
    await save('tam', 'top', layout({ articleId: first }));
    const without = { ...newsroom.as('tam'), actor: { ...newsroom.people.tam, roles: [] } };
    await expect(launchContainer(without, { front, container: 'top', revision: 0 })).rejects.toEqual(
      failsWith('action.not-your-role'),
    );
  });
});

test('the front shows a picture once: the second story with it has none', async () => {
  const [first = '', second = ''] = published;
  const picture = await addPicture('Ảnh: Lan');
  const placed = [first, second].map((articleId) => ({ articleId, mediaId: picture }));
  await save('tam', 'top', layout(...placed));
  await launch('tam', 'top');
  const { lead, seconds } = await home();
  expect([lead, seconds[0]].map((story) => [story?.id, story?.lead?.id ?? null])).toEqual([
    [first, picture],
    [second, null],
  ]);
});

describe('a placed story that is not public', () => {
  const secret = 'Tin mật chưa công bố';
  const words = 'Tít mật của ô này';

  test('appears with its publication and leaves with its withdrawal, and its picture is hidden before and after', async () => {
    const { id } = await newsroom.approved({ headline: secret });
    const picture = await addPicture('Ảnh: Lan');
    await save('tam', 'top', layout({ articleId: id, headline: words, mediaId: picture }));
    await launch('tam', 'top');
    const open = () =>
      openRendition(newsroom.as(null), { mediaId: picture, width: 320, format: 'jpeg' }).then(
        ({ stream }) => {
          stream.destroy();
          return true;
        },
      );
    expect(JSON.stringify(await home())).not.toMatch(/mật|Tít mật/);
    expect(JSON.stringify(await home())).not.toContain(picture);
    await expect(open()).rejects.toEqual(failsWith('media.not-found'));
    await act('thu', id, 'publish');
    expect((await home()).lead).toMatchObject({ headline: words, lead: { id: picture } });
    expect(await open()).toBe(true);
    await act('tam', id, 'kill');
    expect(JSON.stringify(await home())).not.toMatch(/mật|Tít mật/);
    expect((await top())[0]).toBe('Tin ba');
    await expect(open()).rejects.toEqual(failsWith('media.not-found'));
  });

  test('hides its placed words from people who may not read it, and keeps its place', async () => {
    const { id } = await createArticle(newsroom.as('huy'), {
      content: contentFor(newsroom, { headline: secret, sectionId: newsroom.business }),
    });
    await act('huy', id, 'submit');
    await act('binh', id, 'approve');
    const key = `strip-${newsroom.world}`;
    await save('tam', key, layout({ articleId: id, headline: words }));
    await launch('tam', key);
    const seen = await containerOf('thu', key);
    const history = await listLaunches(newsroom.as('thu'), { front, container: key });
    expect(JSON.stringify([await readFront(newsroom.as('thu'), { front }), history])).not.toMatch(/mật/);
    expect(seen.placed).toMatchObject([{ articleId: id, headline: null, placement: { articleId: id } }]);
    // An editor who moves other stories keeps it with its words.
    const [first = ''] = published;
    await save('thu', key, layout({ articleId: first }, { articleId: id, headline: 'Giả' }), {
      baseRevision: 1,
    });
    await launch('thu', key, 1);
    await act('binh', id, 'publish');
    expect((await home()).strips[0]?.stories.map(({ headline }) => headline).slice(0, 2)).toEqual([
      'Tin một',
      words,
    ]);
  });

  test('cannot be placed by a person who may not read it, and counts as missing', async () => {
    const { id } = await createArticle(newsroom.as('huy'), {
      content: contentFor(newsroom, { headline: secret, sectionId: newsroom.business }),
    });
    const key = `strip-${newsroom.world}`;
    for (const articleId of [id, newId()]) {
      await expect(save('thu', key, layout({ articleId }))).rejects.toEqual(failsWith('article.not-found'));
    }
    expect(JSON.stringify(await searchPlaceable(newsroom.as('thu'), { q: 'mật' }))).not.toContain(id);
  });

  test('is found before public stories, with its time', async () => {
    const { id } = await newsroom.approved({ headline: 'Tin sắp tới' });
    const publishAt = new Date(Date.now() + 3_600_000).toISOString();
    await act('thu', id, 'schedule', { publishAt });
    const found = await searchPlaceable(newsroom.as('tam'), { q: 'tin' });
    expect(found[0]).toMatchObject({ articleId: id, isPublic: false, publishAt: new Date(publishAt) });
    expect(found.filter(({ isPublic }) => isPublic)).toHaveLength(3);
  });

  test('is found without accents', async () => {
    const { id } = await newsroom.approved({ headline: 'Lũ quét ở Đắk Nông' });
    for (const q of ['lu quet dak nong', 'LŨ QUÉT', 'Đắk Nô']) {
      expect(await searchPlaceable(newsroom.as('thu'), { q }), q).toMatchObject([{ articleId: id }]);
    }
    expect(await searchPlaceable(newsroom.as('thu'), { q: 'lu lut dak nong' })).toEqual([]);
  });

  test('of another desk takes no place in the list of an editor', async () => {
    const [{ id }, other] = await Promise.all([
      newsroom.approved({ headline: 'Tin của ban' }),
      createArticle(newsroom.as('huy'), {
        content: contentFor(newsroom, { headline: secret, sectionId: newsroom.business }),
      }).then((story) => story.id),
    ]);
    await act('huy', other, 'submit');
    await act('binh', other, 'approve');
    const one = { actor: newsroom.as('thu').actor as Actor, text: '', queries: [], limit: 1 };
    expect(await listComing(database.db, one)).toMatchObject([{ id }]);
    await act('binh', other, 'schedule', { publishAt: new Date(Date.now() + 3_600_000).toISOString() });
    expect(await listComing(database.db, one)).toMatchObject([{ id }]);
    const all = { ...one, actor: newsroom.as('tam').actor as Actor, limit: 2 };
    expect((await listComing(database.db, all)).map((story) => story.id)).toEqual([other, id]);
  });

  test('is in its place in a preview of its publication time', async () => {
    const { id } = await newsroom.approved({ headline: 'Tin hẹn giờ' });
    const publishAt = new Date(Date.now() + 3_600_000);
    await act('thu', id, 'schedule', { publishAt: publishAt.toISOString() });
    await save('tam', 'top', layout({ articleId: id, headline: words }));
    await launch('tam', 'top');
    const leadAt = (ms: number) =>
      showSiteAt(
        newsroom.as('tam'),
        { at: new Date(publishAt.getTime() + ms).toISOString() },
        async () => (await readHome(services())).lead?.headline,
      );
    expect(await leadAt(-60_000)).toBe('Tin ba');
    expect(await leadAt(60_000)).toBe(words);
  });
});

describe('a stale front', () => {
  const notified = async () =>
    (
      await database.db
        .select({ personId: notifications.personId })
        .from(notifications)
        .where(eq(notifications.kind, 'front_stale'))
    ).map(({ personId }) => personId);

  test('notifies the responsible people once, until a launch makes it fresh', async () => {
    const noon = new Date('2099-03-10T12:00:00+07:00');
    newsroom.setNow(noon);
    const [first = '', second = ''] = published;
    await save('tam', 'top', layout({ articleId: first }));
    await launch('tam', 'top');
    const at = (hours: number) => newsroom.setNow(new Date(noon.getTime() + hours * 3_600_000));
    at(5.9);
    expect(await notifyStaleFront(newsroom.as(null))).toBe(false);
    at(6);
    expect(await readFrontAge(newsroom.as(null))).toMatchObject({ isStale: true, changedAt: noon });
    const answers = await Promise.all([1, 2, 3].map(() => notifyStaleFront(newsroom.as(null))));
    expect(answers).toContain(true);
    expect(await notified()).toEqual([newsroom.people.tam.id]);
    at(8);
    expect(await notifyStaleFront(newsroom.as(null))).toBe(false);
    await save('tam', 'top', layout({ articleId: second }), { baseRevision: 1 });
    await launch('tam', 'top', 1);
    expect(await readFrontAge(newsroom.as(null))).toMatchObject({ isStale: false });
    expect(await notified()).toHaveLength(1);
  });

  test('without lead stories has the age of the newest story at the head of another container', async () => {
    const noon = new Date('2099-03-10T12:00:00+07:00');
    newsroom.setNow(new Date('2020-03-10T12:00:00+07:00'));
    await save('tam', 'top', { ...emptyLayout, isHidden: true });
    await launch('tam', 'top');
    expect(await top()).toEqual([]);
    const newest = (await home()).latest[0];
    expect(newest?.headline).toBe('Tin ba');
    newsroom.setNow(noon);
    expect(await readFrontAge(newsroom.as(null))).toMatchObject({
      ...{ changedAt: newest?.publishedAt, isStale: true },
    });
  });

  test('has a countdown for the responsible people only', async () => {
    const noon = new Date('2099-03-10T12:00:00+07:00');
    newsroom.setNow(noon);
    await save('tam', 'top', layout({ articleId: published[0] ?? '' }));
    await launch('tam', 'top');
    const hour = 3_600_000;
    expect(await watchFront(newsroom.as('tam'))).toEqual({ inMs: 6 * hour, hours: 6 });
    newsroom.setNow(new Date(noon.getTime() + 7 * hour));
    expect(await watchFront(newsroom.as('tam'))).toEqual({ inMs: -hour, hours: 6 });
    const granted: Actor = { ...newsroom.people.lan, grants: ['fronts'] };
    expect(await watchFront({ ...newsroom.as('lan'), actor: granted })).toMatchObject({ hours: 6 });
    for (const who of ['minh', 'lan', 'thu', 'phuc', 'quan'] as const)
      expect(await watchFront(newsroom.as(who)), who).toBeNull();
    await expect(watchFront(newsroom.as(null))).rejects.toMatchObject({ code: 'auth.required' });
  });

  test('needs a story: an empty front is not stale', async () => {
    const empty = await makeNewsroom((await freshDatabase()).db);
    expect(await watchFront(empty.as('tam'))).toBeNull();
    expect(await readFrontAge(empty.as(null))).toEqual({ changedAt: null, staleAt: null, isStale: false });
  });
});

describe('a strip on the page of its section', () => {
  const worldPage = async (drafts?: ReadonlyMap<string, Layout>) => {
    const { result, tags } = await runRender(() =>
      readSection(newsroom.as(null), { slug: 'the-gioi', drafts }),
    );
    if (result === null || 'redirectTo' in result) throw new Error('no page of the section');
    return { headlines: result.stories.map(({ headline }) => headline), tags };
  };

  test('shows placed stories first with their words, then the newest, without repeats', async () => {
    const [first = '', , third = ''] = published;
    const key = `strip-${newsroom.world}`;
    expect((await worldPage()).headlines).toEqual(['Tin ba', 'Tin hai', 'Tin một']);
    const wanted = { ...layout({ articleId: first, headline: 'Tít chuyên mục' }), passedOver: [third] };
    await save('thu', key, wanted);
    expect((await worldPage()).headlines).toEqual(['Tin ba', 'Tin hai', 'Tin một']);
    const { drafts } = await readOwnDrafts(newsroom.as('thu'), { front });
    const led = ['Tít chuyên mục', 'Tin hai', 'Tin ba'];
    expect((await worldPage(drafts)).headlines).toEqual(led);
    await launch('thu', key);
    expect((await worldPage()).headlines).toEqual(led);
    const [row] = await database.db.select().from(audit).where(eq(audit.action, 'front.launch'));
    expect(row?.detail).toMatchObject({ name: expect.stringMatching(/^home\/(?!strip-)/) });
  });

  test('drops a withdrawn story, and a placed story that is published later appears', async () => {
    const [first = ''] = published;
    const { id: coming } = await newsroom.approved({ headline: 'Tin sắp đăng' });
    const key = `strip-${newsroom.world}`;
    await save('thu', key, layout({ articleId: coming }, { articleId: first }));
    await launch('thu', key);
    const before = await worldPage();
    expect(before.headlines).toEqual(['Tin một', 'Tin ba', 'Tin hai']);
    expect(before.tags.has(`article:${coming}`)).toBe(true);
    await act('thu', coming, 'publish');
    expect((await worldPage()).headlines).toEqual(['Tin sắp đăng', 'Tin một', 'Tin ba', 'Tin hai']);
    await act('thu', first, 'withhold');
    expect((await worldPage()).headlines).toEqual(['Tin sắp đăng', 'Tin ba', 'Tin hai']);
  });

  test('that is hidden leaves the page to the newest stories', async () => {
    const [first = ''] = published;
    const key = `strip-${newsroom.world}`;
    await save('thu', key, { ...layout({ articleId: first }), isHidden: true });
    await launch('thu', key);
    expect((await worldPage()).headlines).toEqual(['Tin ba', 'Tin hai', 'Tin một']);
  });
});
