import { beforeAll, expect, test } from 'vitest';
import type { Actor } from '#core/people/roles.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database/database.ts';
import { contentFor, makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { createArticle } from '#usecases/articles/create-article.ts';
import { listArticleAudit } from '#usecases/articles/list-article-audit.ts';
import { listAuditChoices } from '#usecases/audit/list-audit-choices.ts';
import { type AuditAct, searchAudit } from '#usecases/audit/search-audit.ts';
import type { Context } from '#usecases/context.ts';
import { changeRights } from '#usecases/people/change-rights.ts';
import { createTag } from '#usecases/tags/create-tag.ts';

let database: FreshDatabase;
let newsroom: Newsroom;
const ids: Record<string, string> = {};

const DAY_ONE = new Date('2026-03-01T16:30:00Z'); // 23:30 on 1 March in Vietnam
const DAY_TWO = new Date('2026-03-01T17:30:00Z'); // 00:30 on 2 March in Vietnam

beforeAll(async () => {
  database = await freshDatabase();
  newsroom = await makeNewsroom(database.db);
  newsroom.setNow(DAY_ONE);
  const draft = await createArticle(newsroom.as('lan'), {
    content: contentFor(newsroom, { headline: 'Bản nháp bí mật về hồ chứa nước' }),
  });
  ids.draft = draft.id;
  await newsroom.act('lan', draft.id, 'spike', { reason: 'Nguồn tin giấu tên rút lời' });
  const story = await createArticle(newsroom.as('lan'), {
    content: contentFor(newsroom, { headline: 'Mùa nước mặn đến sớm' }),
  });
  ids.story = story.id;
  await newsroom.act('lan', story.id, 'submit');
  newsroom.setNow(DAY_TWO);
  await newsroom.act('thu', story.id, 'request_changes', { reason: 'Thiếu số liệu của trạm Đại Ngãi' });
  await newsroom.act('lan', story.id, 'submit');
  await newsroom.act('thu', story.id, 'approve');
  await newsroom.act('thu', story.id, 'publish');
  await createTag({ ...newsroom.as('lan'), address: '203.0.113.9' }, { name: 'Trạm đo mặn' });
  await changeRights(newsroom.as('quan'), {
    personId: newsroom.people.huy.id,
    roles: [],
    grants: [],
  });
  newsroom.setNow(null);
});

const acts = ({ acts: found }: { acts: readonly AuditAct[] }) => found.map(({ action }) => action);
const as = (name: 'tam' | 'quan') => newsroom.as(name);

test.each(['minh', 'lan', 'huy', 'thu', 'binh', 'phuc'] as const)(
  '%s can neither search the audit nor list its filters',
  async (name) => {
    const refusal = { code: 'action.not-your-role' };
    await expect(searchAudit(newsroom.as(name))).rejects.toMatchObject(refusal);
    await expect(listAuditChoices(newsroom.as(name))).rejects.toMatchObject(refusal);
  },
);

test('the managing editor sees every action newest first, with its reason and its story', async () => {
  const { acts: found, older, newer } = await searchAudit(as('tam'));
  expect(acts({ acts: found }).slice(0, 4)).toEqual([
    'person.change_rights',
    'tag.create',
    'article.publish',
    'article.approve',
  ]);
  expect([older, newer]).toEqual([null, null]);
  const returned = found.find(({ action }) => action === 'article.request_changes');
  expect(returned).toMatchObject({
    actorName: 'thu',
    reason: 'Thiếu số liệu của trạm Đại Ngãi',
    story: { headline: 'Mùa nước mặn đến sớm' },
    detail: { from: { work: 'in_review' }, to: { work: 'changes_requested' } },
  });
  const rights = found.find(({ action }) => action === 'person.change_rights');
  expect(rights).toMatchObject({
    subjectName: 'huy',
    detail: { from: { roles: [{ role: 'journalist' }] }, to: { roles: [] } },
  });
});

test.each([
  ['a person', { person: 'thu' }, ['article.publish', 'article.approve', 'article.request_changes']],
  ['an action', { act: 'article.approve' }, ['article.approve']],
  ['a group of actions', { act: 'group:publication' }, ['article.publish']],
  ['an address', { address: '203.0.113.9' }, ['tag.create']],
  ['words of the reason', { words: 'đại ngãi' }, ['article.request_changes']],
  ['words without accents', { words: 'so lieu tram' }, ['article.request_changes']],
  ['unused words', { words: 'hải đảo' }, []],
  ['the person concerned', { about: 'huy' }, ['person.change_rights']],
  [
    'a person and a group',
    { person: 'thu', act: 'group:review' },
    ['article.approve', 'article.request_changes'],
  ],
  ['an end date', { to: '2026-03-01', act: 'group:review' }, ['article.submit', 'article.spike']],
  ['a start date', { from: '2026-03-02', act: 'article.submit' }, ['article.submit']],
])('actions are found by %s', async (_, { person, ...filters }: Record<string, string>, expected) => {
  const id = person === undefined ? {} : { person: newsroom.people[person as 'thu'].id };
  expect(acts(await searchAudit(as('tam'), { ...filters, ...id }))).toEqual(expected);
});

test('a story that the person may read is found by its number and headline', async () => {
  const { acts: all } = await searchAudit(as('tam'), { act: 'article.publish' });
  const number = String(all[0]?.story?.number);
  for (const about of [number, `#${number}`, 'nước mặn đến sớm', 'nuoc man den']) {
    expect(acts(await searchAudit(as('tam'), { about }))).toEqual([
      'article.publish',
      'article.approve',
      'article.submit',
      'article.request_changes',
      'article.submit',
      'article.create',
    ]);
  }
  expect(acts(await searchAudit(as('tam'), { about: '999999' }))).toEqual([]);
});

test('an unpublished story is found by consecutive words of its working headline with accents', async () => {
  const { id } = await createArticle(newsroom.as('lan'), {
    content: contentFor(newsroom, { headline: 'Đê biển Gành Hào xói lở 100% mặt' }),
  });
  await newsroom.act('lan', id, 'submit');
  for (const about of ['gành hào', 'Xói lở 100%', 'đê biển gành hào xói lở 100% mặt']) {
    expect(acts(await searchAudit(as('tam'), { about })), about).toEqual([
      'article.submit',
      'article.create',
    ]);
  }
  for (const about of ['ganh hao', 'lở xói', 'biển xói', '100_']) {
    expect(acts(await searchAudit(as('tam'), { about })), about).toEqual([]);
  }
});

test('the actions on a private draft are listed without any text, and text search does not find them', async () => {
  for (const name of ['tam', 'quan'] as const) {
    const { acts: found } = await searchAudit(as(name));
    const ofDraft = found.filter(({ subjectId }) => subjectId === ids.draft);
    expect(acts({ acts: ofDraft })).toEqual(['article.spike', 'article.create']);
    expect(JSON.stringify(ofDraft)).not.toMatch(/bí mật|hồ chứa|giấu tên/);
    expect(ofDraft[0]?.detail).toMatchObject({ to: { work: 'spiked' } });
    expect(acts(await searchAudit(as(name), { words: 'giấu tên' }))).toEqual([]);
    expect(acts(await searchAudit(as(name), { about: 'bí mật' }))).toEqual([]);
  }
});

test('an administrator sees actions on stories without their text, and all administration', async () => {
  const { acts: found } = await searchAudit(as('quan'));
  expect(JSON.stringify(found)).not.toMatch(/Mùa nước mặn|Đại Ngãi/);
  expect(found.find(({ action }) => action === 'article.publish')).toMatchObject({
    story: { headline: null },
    detail: { to: { public: 'live' } },
  });
  expect(found.find(({ action }) => action === 'tag.create')?.detail).toMatchObject({ name: 'Trạm đo mặn' });
  expect(acts(await searchAudit(as('quan'), { words: 'đại ngãi' }))).toEqual([]);
  expect(acts(await searchAudit(as('quan'), { about: 'nước mặn' }))).toEqual([]);
});

test('the headline of a sealed story is shown only to people who may read sealed text', async () => {
  const { id } = await createArticle(newsroom.as('lan'), {
    content: contentFor(newsroom, { headline: 'Chuyện đã niêm phong' }),
  });
  for (const [who, action, more] of [
    ['lan', 'submit', {}],
    ['thu', 'approve', {}],
    ['thu', 'publish', {}],
    [
      'tam',
      'take_down',
      { notice: { wrongInformation: 'Sai số.', correctedInformation: 'Đúng số.', apology: 'Xin lỗi.' } },
    ],
  ] as const) {
    await newsroom.act(who, id, action, more);
  }
  const { acts: found } = await searchAudit(as('tam'), { act: 'group:writing' });
  expect(JSON.stringify(found.filter(({ subjectId }) => subjectId === id))).not.toContain('niêm phong');
  expect(JSON.stringify(await listArticleAudit(newsroom.as('thu'), { articleId: id }))).not.toContain(
    'niêm phong',
  );
  const archivist: Actor = { ...newsroom.people.tam, grants: ['archive_read'] };
  const whole = await searchAudit({ ...as('tam'), actor: archivist } as Context, { act: 'group:writing' });
  expect(JSON.stringify(whole)).toContain('Chuyện đã niêm phong');
});

test('pages go both ways without gaps, also for many actions at one time', async () => {
  newsroom.setNow(new Date('2026-04-01T00:00:00Z'));
  for (let each = 0; each < 120; each += 1) {
    await createTag(newsroom.as('thu'), { name: `Thẻ số ${each}` });
  }
  newsroom.setNow(null);
  const filters = { act: 'tag.create', from: '2026-04-01', to: '2026-04-01' };
  const first = await searchAudit(as('tam'), filters);
  const second = await searchAudit(as('tam'), { ...filters, older: first.older });
  const third = await searchAudit(as('tam'), { ...filters, older: second.older });
  const seqs = [first, second, third].flatMap((page) => page.acts.map(({ seq }) => seq));
  expect([first, second, third].map((page) => page.acts.length)).toEqual([50, 50, 20]);
  expect(seqs).toEqual([...new Set(seqs)].sort((a, b) => b - a));
  expect([first.newer, third.older]).toEqual([null, null]);
  const back = await searchAudit(as('tam'), { ...filters, newer: third.newer });
  expect(back.acts).toEqual(second.acts);
  const start = await searchAudit(as('tam'), { ...filters, newer: back.newer });
  expect(start.acts).toEqual(first.acts);
  expect(start.newer).toBeNull();
});

test.each([
  [{ from: '2026-13-45' }, 'from'],
  [{ from: 'hôm qua' }, 'from'],
  [{ person: 'tam' }, 'person'],
  [{ older: '../..' }, 'place'],
  [{ words: 'a'.repeat(201) }, 'words'],
])('an invalid query (%o) names its field', async (filters, field) => {
  await expect(searchAudit(as('tam'), filters)).rejects.toMatchObject({
    code: 'request.invalid',
    details: { fieldErrors: { [field]: expect.any(String) } },
  });
});

test('the filters are all staff and, in groups, the actions that occurred', async () => {
  const { people, groups } = await listAuditChoices(as('tam'));
  expect(people.map(({ name }) => name)).toContain('lan');
  expect(groups.find(({ group }) => group === 'publication')?.acts).toContain('article.publish');
  expect(groups.flatMap(({ acts: names }) => names)).not.toContain('article.kill');
});
