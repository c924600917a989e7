import { beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { blankContent } from '#core/articles/blank-content.ts';
import { versionContentSchema } from '#core/articles/version-content.ts';
import type { CheckName } from '#core/checks/checks.ts';
import { nearHeadlineQueries } from '#core/checks/near-headline-queries.ts';
import { bodyPart } from '#core/working-copy/working-copy.ts';
import { workingCopyOf } from '#core/working-copy/write-content.ts';
import { linkChecks } from '#db/schema/link-checks.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database/database.ts';
import { bodyLinkingTo, checkDesk } from '#tests/support/workflow/check-desk.ts';
import { bodyOf, contentFor, makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { createArticle } from '#usecases/articles/create-article.ts';
import { readArticle } from '#usecases/articles/read-article.ts';
import { readChecks } from '#usecases/articles/read-checks.ts';
import { changeCheckRule } from '#usecases/checks/change-check-rule.ts';
import { createTag } from '#usecases/tags/create-tag.ts';
import { editTag } from '#usecases/tags/edit-tag.ts';
import { restoreTag } from '#usecases/tags/restore-tag.ts';
import { retireTag } from '#usecases/tags/retire-tag.ts';

let database: FreshDatabase;
let newsroom: Newsroom;
let desk: ReturnType<typeof checkDesk>;

beforeEach(async () => {
  database = await freshDatabase();
  newsroom = await makeNewsroom(database.db);
  desk = checkDesk(newsroom);
});

/** The parts of a content that `contentFor` does not set. */
const blankParts = ({ people }: Newsroom) => blankContent('', { bylineIds: [people.lan.id] });

type Who = Parameters<Newsroom['as']>[0];

/** The result of one check of a story at publication, for one person. */
async function outcome(name: CheckName, articleId: string, who: Who = 'lan') {
  const { checks } = await readArticle(newsroom.as(who), { articleId });
  return checks.find((check) => check.name === name && check.stage === 'publish');
}

const pathOf = async (articleId: string) => (await readArticle(newsroom.as('lan'), { articleId })).url;

describe('internal links', () => {
  test('to public pages pass, by path or full URL, with any slug', async () => {
    const url = await pathOf(await desk.live());
    const number = url.split('-').at(-1);
    const body = bodyLinkingTo(
      ...[url, `http://localhost:3000${url}?utm=1`, `/cu/ten-cu-${number}`, '/the-gioi', '/the-gioi/rss.xml'],
      ...['/chu-de/bien-doi-khi-hau', '/tac-gia/lan', '/tim-kiem?q=mặn', '/dinh-chinh', '/'],
    );
    expect(await outcome('own-links-alive', await desk.draft({ body }))).toMatchObject({ passed: true });
  });

  test('to a draft, a scheduled or a withdrawn story fail like those to a missing one', async () => {
    const [hidden, ahead, killed] = [await desk.draft(), await desk.approved(), await desk.live()];
    const publishAt = new Date(Date.now() + 3_600_000).toISOString();
    await desk.act('tam', ahead, 'schedule', { publishAt });
    await desk.act('tam', killed, 'kill', { publicNote: 'Đã rút.', reason: 'Sai.' });
    const paths = await Promise.all([hidden, ahead, killed].map(pathOf));
    const all = [...paths, '/the-gioi/khong-co-9999999', '/khong-co', '/chu-de/khong-co', '/tac-gia/minh'];
    for (const path of [...all, '/desk', '/api/v1/articles', '/media/x/800.webp', '/dong-su-kien/khong-co']) {
      const id = await desk.draft({ body: bodyLinkingTo(path) });
      expect(await outcome('own-links-alive', id), path).toMatchObject({
        passed: false,
        level: 'required',
        parameters: { count: 1, url: path },
      });
    }
  });

  test('to a tag pass while it has public stories, by any of its slugs', async () => {
    const tag = await createTag(newsroom.as('tam'), { type: 'topic', name: 'Thẻ sẽ đổi tên' });
    await editTag(newsroom.as('tam'), { id: tag.id, name: 'Thẻ có bài' });
    const body = bodyLinkingTo(
      ...['the-co-bai', 'the-co-bai/rss.xml', 'the-se-doi-ten'].map((at) => `/chu-de/${at}`),
    );
    const id = await desk.draft({ body });
    expect(await outcome('own-links-alive', id)).toMatchObject({ passed: false, parameters: { count: 3 } });
    const story = await desk.live({ tagIds: [tag.id] });
    expect(await outcome('own-links-alive', id)).toMatchObject({ passed: true });
    await desk.act('tam', story, 'kill', { publicNote: 'Đã rút.', reason: 'Sai.' });
    expect(await outcome('own-links-alive', id)).toMatchObject({ passed: false, parameters: { count: 3 } });
  });

  test('to a retired tag fail until it is restored', async () => {
    const tag = await createTag(newsroom.as('tam'), { type: 'topic', name: 'Thẻ bỏ đi' });
    const below = await createTag(newsroom.as('tam'), { name: 'Thẻ ở dưới', parentId: tag.id });
    await desk.live({ tagIds: [below.id] });
    const body = bodyLinkingTo(`/chu-de/${tag.slug}`, `/chu-de/${tag.slug}/rss.xml`);
    const id = await desk.draft({ body });
    expect(await outcome('own-links-alive', id)).toMatchObject({ passed: true });
    await retireTag(newsroom.as('tam'), { id: tag.id });
    expect(await outcome('own-links-alive', id)).toMatchObject({ passed: false, parameters: { count: 2 } });
    await restoreTag(newsroom.as('tam'), { id: tag.id });
    await editTag(newsroom.as('tam'), { id: below.id, parentId: tag.id });
    expect(await outcome('own-links-alive', id)).toMatchObject({ passed: true });
  });

  test('block publication and only advise at submission', async () => {
    const id = await desk.submitted({ body: bodyLinkingTo('/the-gioi/khong-co-9999999') });
    await expect(desk.act('tam', id, 'approve')).rejects.toMatchObject({
      details: { checks: ['own-links-alive'], fieldErrors: { body: 'check.own-links-alive' } },
    });
  });

  test('with hostile addresses fail without an error', async () => {
    const body = bodyLinkingTo("/the-gioi/x'); drop table people;---1", '/%00', '/%ff', '/chu-de/%00');
    expect(await outcome('own-links-alive', await desk.draft({ body }))).toMatchObject({
      parameters: { count: 4 },
    });
  });
});

describe('external links', () => {
  test('are advised as not yet checked, and queued with the save', async () => {
    const url = 'https://example.com/so-lieu';
    const id = await desk.draft({ body: bodyLinkingTo(url) });
    expect(await outcome('outside-links-alive', id)).toMatchObject({
      passed: false,
      isPending: true,
      level: 'advised',
    });
    expect(await database.db.select().from(linkChecks)).toMatchObject([
      { url, outcome: null, checkedAt: null },
    ]);
    await desk.act('lan', id, 'submit');
  });

  test('that are dead block publication if the desk requires it', async () => {
    const url = 'https://example.com/mat';
    const id = await desk.submitted({ body: bodyLinkingTo(url) });
    await changeCheckRule(newsroom.as('thu'), {
      name: 'outside-links-alive',
      sectionId: newsroom.world,
      publish: { level: 'required' },
    });
    expect(await outcome('outside-links-alive', id)).toMatchObject({ level: 'advised', isPending: true });
    await database.db.update(linkChecks).set({ outcome: 'dead', status: 410, checkedAt: new Date() });
    await expect(desk.act('tam', id, 'approve')).rejects.toMatchObject({
      details: { failures: [{ name: 'outside-links-alive', parameters: { count: 1, url } }] },
    });
  });

  test('are not queued if the desk has turned the check off', async () => {
    const off = { level: 'off' };
    const rule = { name: 'outside-links-alive', sectionId: newsroom.world, submit: off, publish: off };
    await changeCheckRule(newsroom.as('thu'), rule);
    const id = await desk.draft({ body: bodyLinkingTo('https://example.com/dieu-tra') });
    await readChecks(newsroom.as('lan'), { articleId: id });
    expect(await database.db.select().from(linkChecks)).toEqual([]);
  });
});

describe('unresolved suggestions', () => {
  test('are advice at submission and block approval', async () => {
    const id = await desk.submitted();
    await desk.suggest(id);
    await expect(desk.act('tam', id, 'approve')).rejects.toMatchObject({
      details: { failures: [{ name: 'no-open-suggestions', parameters: { count: 1 } }] },
    });
    const draft = await desk.draft();
    await desk.suggest(draft, 'lan');
    await desk.act('lan', draft, 'submit');
  });

  test('are counted also in a story that was begun offline', async () => {
    const doc = workingCopyOf(
      versionContentSchema.parse({ ...blankParts(newsroom), ...contentFor(newsroom) }),
    );
    const stamp = { id: 's1', by: newsroom.people.lan.id, at: new Date().toISOString() };
    bodyPart(doc).insert(0, 'Hay là: ', { insertion: JSON.stringify(stamp) });
    const workingCopy = Buffer.from(Y.encodeStateAsUpdate(doc)).toString('base64');
    const { id } = await createArticle(newsroom.as('lan'), { content: {}, workingCopy });
    await desk.act('lan', id, 'submit');
    await expect(desk.act('tam', id, 'approve')).rejects.toMatchObject({
      details: { checks: ['no-open-suggestions'] },
    });
  });

  test('are counted in the working copy', async () => {
    const id = await desk.submitted();
    await desk.suggest(id);
    await desk.suggest(id, 'thu');
    const { facts, results } = await readChecks(newsroom.as('thu'), { articleId: id });
    expect(facts.openSuggestions).toBe(2);
    expect(results.find(({ name }) => name === 'no-open-suggestions')).toMatchObject({
      stage: 'publish',
      level: 'required',
      passed: false,
    });
  });
});

describe('the lead photo', () => {
  test('of another recent public story is reported with its headline', async () => {
    const lead = await desk.photo();
    await desk.live({ lead, headline: 'Bến cũ đông khách' });
    const id = await desk.draft({ lead });
    expect(await outcome('lead-unused', id)).toMatchObject({
      passed: false,
      level: 'advised',
      parameters: { headline: 'Bến cũ đông khách', days: 30 },
    });
    newsroom.setNow(new Date(Date.now() + 31 * 86_400_000));
    expect(await outcome('lead-unused', id)).toMatchObject({ passed: true });
    newsroom.setNow(null);
  });

  test('is not reported for a photo within a story, for the story itself, or for a withdrawn one', async () => {
    const lead = await desk.photo();
    const inside = { type: 'figure', attrs: { mediaId: lead.mediaId, credit: '', alt: 'Phà' } };
    const text = bodyOf('Chữ.');
    await desk.live({ body: { ...text, content: [...text.content, inside] } });
    const own = await desk.live({ lead });
    expect(await outcome('lead-unused', own)).toMatchObject({ passed: true });
    await desk.act('tam', own, 'withhold', { reason: 'Xác minh.' });
    expect(await outcome('lead-unused', await desk.draft({ lead }))).toMatchObject({ passed: true });
  });

  test('of a scheduled story is reported only to people who may read it', async () => {
    const lead = await desk.photo();
    const ahead = await desk.approved({ lead, headline: 'Chưa đến giờ' });
    await desk.act('tam', ahead, 'schedule', { publishAt: new Date(Date.now() + 3_600_000).toISOString() });
    const id = await desk.submitted({ lead, sectionId: newsroom.business }, 'huy');
    expect(await outcome('lead-unused', id, 'tam')).toMatchObject({
      passed: false,
      parameters: { headline: 'Chưa đến giờ' },
    });
    for (const who of ['huy', 'binh'] as const) {
      const view = await readArticle(newsroom.as(who), { articleId: id });
      expect(view.checks.find(({ name }) => name === 'lead-unused')).toMatchObject({ passed: true });
      const plan = await readChecks(newsroom.as(who), { articleId: id });
      expect(JSON.stringify([view, plan])).not.toContain('Chưa đến giờ');
    }
  });
});

describe('a headline similar to another', () => {
  const headline = 'Lũ quét cuốn trôi hai bản ở Nặm Pù trong đêm';
  const near = 'Lũ quét cuốn trôi hai bản ở Nặm Pù rạng sáng';

  test('of a public story is reported with their overlap', async () => {
    await desk.live({ headline });
    const id = await desk.draft({ headline: 'LŨ QUÉT cuốn trôi hai bản ở Năm Pù trong đêm' });
    expect(await outcome('headline-distinct', id)).toMatchObject({
      passed: false,
      parameters: { other: headline, share: 100, days: 30, overlap: 80 },
    });
    expect(await outcome('headline-distinct', await desk.draft({ headline: near }))).toMatchObject({
      passed: true,
    });
    await changeCheckRule(newsroom.as('thu'), {
      name: 'headline-distinct',
      sectionId: newsroom.world,
      publish: { level: 'required', parameters: { days: 7, overlap: 60 } },
    });
    const stopped = await desk.submitted({ headline: near });
    await expect(desk.act('tam', stopped, 'approve')).rejects.toMatchObject({
      details: { failures: [{ name: 'headline-distinct', parameters: { other: headline, share: 69 } }] },
    });
    newsroom.setNow(new Date(Date.now() + 8 * 86_400_000));
    expect(await outcome('headline-distinct', stopped)).toMatchObject({ passed: true });
    newsroom.setNow(null);
  });

  test('is not reported for the story itself, another language, or a withdrawn story', async () => {
    const own = await desk.live({ headline });
    expect(await outcome('headline-distinct', own)).toMatchObject({ passed: true });
    await desk.act('tam', own, 'kill', { publicNote: 'Đã rút.', reason: 'Sai.' });
    expect(await outcome('headline-distinct', await desk.draft({ headline }))).toMatchObject({
      passed: true,
    });
  });

  test('in review is reported only to readers of that story, and one of a draft to others not at all', async () => {
    await desk.submitted({ headline });
    const id = await desk.draft({ headline });
    expect(await outcome('headline-distinct', id)).toMatchObject({
      passed: false,
      parameters: { other: headline },
    });
    const elsewhere = await desk.submitted({ headline, sectionId: newsroom.business }, 'huy');
    const distinctFor = async (who: 'huy' | 'binh') => {
      const { checks } = await readArticle(newsroom.as(who), { articleId: elsewhere });
      return checks.find(({ name }) => name === 'headline-distinct');
    };
    expect(await distinctFor('huy')).toMatchObject({ passed: true });
    expect(await distinctFor('binh')).toMatchObject({ passed: true });
    const own = 'Chợ nổi họp lại sau mùa nước cạn';
    await desk.draft({ headline: own });
    expect(
      await outcome('headline-distinct', await desk.draft({ headline: own }, 'thu'), 'thu'),
    ).toMatchObject({ passed: true });
  });

  test('in review on the desk is not reported to a contributor', async () => {
    await desk.submitted({ headline });
    const id = await desk.draft({ headline }, 'minh');
    const plan = await readChecks(newsroom.as('minh'), { articleId: id });
    expect(plan.results.find(({ name }) => name === 'headline-distinct')).toMatchObject({ passed: true });
    expect(JSON.stringify(plan.facts.nearHeadlines?.stories)).toBe('[]');
  });

  test('is found by the index on headline words', async () => {
    const client = await database.pool.connect();
    try {
      await client.query('begin');
      await client.query('set local enable_seqscan = off');
      const { rows } = await client.query(
        `explain select article_id from search_docs where ts_filter(document, '{a}') @@ $1::tsquery`,
        nearHeadlineQueries(headline, 0.8).slice(0, 1),
      );
      expect(JSON.stringify(rows)).toContain('search_docs_headline_idx');
    } finally {
      await client.query('rollback');
      client.release();
    }
  });

  test('of symbols, quotes and search operators causes no error', async () => {
    for (const hostile of ["' | !(a) & '", '“”', "\\'", ':*', '<->', 'a'.repeat(160), '𝒫𝒽à 🦦']) {
      expect(await outcome('headline-distinct', await desk.draft({ headline: hostile }))).toMatchObject({
        passed: true,
      });
    }
  });
});

test('check results are limited to readers of the story, and a sealed story has none', async () => {
  const id = await desk.draft();
  for (const who of ['huy', 'thu', 'minh', 'quan'] as const) {
    await expect(readChecks(newsroom.as(who), { articleId: id })).rejects.toMatchObject({
      code: 'article.not-found',
    });
  }
  const gone = await desk.live({ headline: 'Bài phải gỡ hẳn' });
  await desk.act('phuc', gone, 'take_down', {
    notice: { wrongInformation: 'Sai.', correctedInformation: 'Đúng.', apology: 'Xin lỗi.' },
  });
  expect(await readChecks(newsroom.as('thu'), { articleId: gone })).toMatchObject({ rules: [], results: [] });
  expect((await readArticle(newsroom.as('thu'), { articleId: gone })).checks).toEqual([]);
});
