import { eq, sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import type { DeskFilter } from '#core/articles/desk-filter.ts';
import { deskWords } from '#core/articles/desk-words.ts';
import { pileOf } from '#core/articles/pile-of.ts';
import { type ArticleFacts, may } from '#core/articles/policy.ts';
import { PRIORITIES } from '#core/articles/priority.ts';
import { QUEUE_STATES } from '#core/articles/queue.ts';
import type { Actor, HeldRole } from '#core/people/roles.ts';
import { type ArticleWithWork, getArticle } from '#db/queries/articles/articles.ts';
import { projectForDesk } from '#db/queries/desk/desk-docs.ts';
import { articles } from '#db/schema/articles.ts';
import { sections } from '#db/schema/sections.ts';
import { newId } from '#platform/time/new-id.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database/database.ts';
import { seeded } from '#tests/support/seeded.ts';
import { contentFor, makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { createArticle } from '#usecases/articles/create-article.ts';
import { listQueue } from '#usecases/articles/list-queue.ts';
import { saveArticle } from '#usecases/articles/save-article.ts';
import { loadFacts } from '#usecases/articles/shared/article-facts.ts';
import type { Context } from '#usecases/context.ts';

type Story = { id: string; found: ArticleWithWork; facts: ArticleFacts };

const DAY_MS = 86_400_000;
const HEADLINES = [
  'Giá gạo xuất khẩu tăng',
  'Hòa bình trên biển Đông',
  'HOÀ giải ở xã vùng cao',
  'Đường sắt đô thị chậm tiến độ',
  'Gao và muối',
];

let database: FreshDatabase;
let newsroom: Newsroom;
let climate: string;
const stories: Story[] = [];
const random = seeded(20_261_125);
const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;

/** Stories of many people with states set directly, saved over three years, some due, some claimed. */
beforeAll(async () => {
  database = await freshDatabase();
  newsroom = await makeNewsroom(database.db);
  const { db } = database;
  climate = newId();
  await db.insert(sections).values({
    ...{ id: climate, parentId: newsroom.world, slug: 'khi-hau', name: 'Khí hậu', nameEn: 'Climate' },
    position: 2,
  });
  const writers = ['minh', 'lan', 'huy', 'thu', 'tam'] as const;
  const now = Date.now();
  for (let count = 0; count < 150; count += 1) {
    const owner = pick(writers);
    const byline = random() < 0.3 ? [newsroom.people[pick(writers)].id] : [newsroom.people[owner].id];
    const { id } = await createArticle(newsroom.as(owner), {
      content: contentFor(newsroom, {
        headline: pick(HEADLINES),
        sectionId: pick([newsroom.world, newsroom.business, climate]),
        bylineIds: byline,
        tagIds: random() < 0.4 ? [newsroom.tagId] : [],
      }),
    });
    const publicState = pick(['none', 'none', 'none', 'scheduled', 'live', 'live', 'withheld', 'taken_down']);
    const isOut = publicState !== 'none' && publicState !== 'scheduled';
    const workState = isOut
      ? pick(['draft', 'in_review', 'approved'] as const)
      : pick(['draft', 'in_review', 'changes_requested', 'approved', 'hold', 'spiked'] as const);
    const isSubmitted = publicState === 'none' ? random() < 0.6 : true;
    const savedAt = new Date(now - Math.floor(random() * random() * 1_100 * DAY_MS));
    const claimedBy =
      workState === 'in_review' && random() < 0.5 ? newsroom.people[pick(['thu', 'tam'] as const)].id : null;
    await db
      .update(articles)
      .set({
        ...{ workState, publicState, savedAt, claimedBy },
        claimExpiresAt: claimedBy === null ? null : new Date(now + DAY_MS),
        submittedAt: isSubmitted ? savedAt : null,
        priority: pick(PRIORITIES),
        dueAt: random() < 0.5 ? new Date(now + Math.floor((random() - 0.4) * 12 * DAY_MS)) : null,
        ...(isOut
          ? { liveVersionId: sql`working_version_id`, publishedAt: savedAt, firstPublishedAt: savedAt }
          : {}),
      } as never)
      .where(eq(articles.id, id));
    await projectForDesk(db, id);
    const found = await getArticle(db, id);
    stories.push({ id, found, facts: await loadFacts(db, found) });
  }
});

function as(actor: Actor): Context {
  return { ...newsroom.as('lan'), actor };
}

async function listAll(ctx: Context, filter: DeskFilter): Promise<string[]> {
  const listed: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listQueue(ctx, { ...filter, cursor });
    listed.push(...page.items.map((item) => item.id));
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return listed;
}

function randomActor(): Actor {
  const base = newsroom.people[pick(['minh', 'lan', 'huy', 'thu', 'binh', 'tam', 'phuc', 'quan'] as const)];
  const roles: HeldRole[] = [];
  for (let count = Math.floor(random() * 3); count >= 0; count -= 1) {
    const role = pick(['contributor', 'journalist', 'editor', 'managing_editor', 'legal', 'admin'] as const);
    const isOfDesk = role === 'journalist' || role === 'editor';
    roles.push({ role, sectionId: isOfDesk ? pick([newsroom.world, newsroom.business, climate]) : null });
  }
  return { ...base, roles };
}

test('lists show random people with random roles exactly the stories that the policy lets them read, once each', async () => {
  for (let round = 0; round < 60; round += 1) {
    const actor = randomActor();
    const label = JSON.stringify({ name: actor.name, roles: actor.roles });
    const expected = stories
      .filter(({ facts }) => may(actor, 'read_unpublished', { facts, now: new Date() }).ok)
      .map(({ id }) => id);
    const listed = await listAll(as(actor), { view: 'all' });
    expect(new Set(listed).size, label).toBe(listed.length);
    expect([...listed].sort(), label).toEqual(expected.sort());
    const mine = await listAll(as(actor), { view: 'mine' });
    const own = stories.filter(
      ({ id, facts }) =>
        expected.includes(id) && (facts.createdBy === actor.id || facts.authorIds.includes(actor.id)),
    );
    expect(mine.sort(), label).toEqual(own.map(({ id }) => id).sort());
  }
});

const FILTERS: Readonly<Record<string, DeskFilter>> = {
  ...Object.fromEntries(QUEUE_STATES.map((state) => [`pile ${state}`, { state }])),
  section: { section: 'the-gioi' },
  'section below': { section: 'khi-hau' },
  author: { author: 'lan' },
  tag: { tag: 'bien-doi-khi-hau' },
  'words without accents': { q: 'gia gao' },
  'words with accents': { q: 'HÒA' },
  claimed: { claim: 'anybody' },
  unclaimed: { claim: 'nobody' },
  urgent: { priority: 'urgent' },
  overdue: { due: 'overdue' },
  'with a deadline': { due: 'any' },
  'author, pile and word': { author: 'lan', state: 'live', q: 'gao' },
  'section and pile': { section: 'kinh-te', state: 'live' },
};

/** The same filter in TypeScript over the stories that the policy lets a person read. */
function matches({ found: { article, working } }: Story, filter: DeskFilter): boolean {
  const pile = pileOf(article);
  const isOpen = ['draft', 'in_review', 'changes_requested', 'approved', 'hold'].includes(pile);
  const below = {
    'the-gioi': [newsroom.world, climate],
    'khi-hau': [climate],
    'kinh-te': [newsroom.business],
  }[filter.section ?? ''] ?? [article.sectionId];
  const words = article.publicState === 'taken_down' ? [] : deskWords(working.headline);
  const due = isOpen ? article.dueAt : null;
  return (
    (filter.state === undefined || filter.state === pile) &&
    below.includes(article.sectionId) &&
    (filter.author === undefined || working.bylineIds.includes(newsroom.people.lan.id)) &&
    (filter.tag === undefined || working.tagIds.includes(newsroom.tagId)) &&
    deskWords(filter.q ?? '').every((word) => words.includes(word)) &&
    (filter.priority === undefined || article.priority === filter.priority) &&
    (filter.claim !== 'anybody' || article.claimedBy !== null) &&
    (filter.claim !== 'nobody' || (article.claimedBy === null && pile === 'in_review')) &&
    (filter.due === undefined || due !== null) &&
    (filter.due !== 'overdue' || (due !== null && due < new Date()))
  );
}

test.each(Object.entries(FILTERS))(
  'narrowed by %s, each person sees exactly the matching stories',
  async (_, filter) => {
    for (const name of ['lan', 'thu', 'tam', 'minh'] as const) {
      const actor = newsroom.people[name];
      const expected = stories.filter(
        (story) =>
          may(actor, 'read_unpublished', { facts: story.facts, now: new Date() }).ok &&
          matches(story, filter),
      );
      const listed = await listAll(newsroom.as(name), { ...filter, view: 'all' });
      expect(listed.toSorted(), name).toEqual(expected.map(({ id }) => id).sort());
      if (name === 'tam' && filter.state !== 'spiked') expect(listed.length).toBeGreaterThan(0);
    }
  },
);

test('a queue opens with the view of the person’s desks, or with their own stories if they have no desk', async () => {
  const begins = async (name: Parameters<Newsroom['as']>[0]) => (await listQueue(newsroom.as(name), {})).view;
  expect([await begins('lan'), await begins('thu'), await begins('tam')]).toEqual(['desk', 'desk', 'desk']);
  expect(await begins('minh')).toBe('mine');
  expect((await listQueue(newsroom.as('minh'), { view: 'all' })).view).toBe('all');
});

test('lists are sorted last saved first, or soonest due first', async () => {
  const at = new Map(stories.map(({ id, found }) => [id, found.article]));
  const saved = (await listAll(newsroom.as('tam'), { view: 'all', author: 'lan' })).map(
    (id) => at.get(id)?.savedAt.getTime() ?? 0,
  );
  expect(saved).toEqual(saved.toSorted((a, b) => b - a));
  const due = (await listAll(newsroom.as('tam'), { view: 'all', sort: 'due' })).map(
    (id) => at.get(id)?.dueAt?.getTime() ?? 0,
  );
  expect(due).toEqual(due.toSorted((a, b) => a - b));
  expect(due.length).toBeGreaterThan(5);
});

test('a story is found by its number', async () => {
  const story = stories.find(({ facts }) => facts.everSubmitted && facts.publicState === 'live');
  const listed = await listAll(newsroom.as('tam'), { view: 'all', q: String(story?.found.article.number) });
  expect(listed).toEqual([story?.id]);
});

test('the headline of a sealed story is not shown', async () => {
  const sealed = stories.filter(({ facts }) => facts.publicState === 'taken_down');
  expect(sealed.length).toBeGreaterThan(0);
  const page = await listQueue(newsroom.as('tam'), { view: 'all', state: 'withdrawn' });
  const shown = page.items.filter((item) => item.publicState === 'taken_down');
  expect(shown.length).toBeGreaterThan(0);
  expect(shown.every((item) => item.headline === '')).toBe(true);
});

test('the counts of the piles match their lists', async () => {
  const { counts } = await listQueue(newsroom.as('thu'), { view: 'all' });
  for (const state of QUEUE_STATES) {
    expect(counts?.[state], state).toBe((await listAll(newsroom.as('thu'), { view: 'all', state })).length);
  }
  const narrowed = await listQueue(newsroom.as('thu'), { view: 'all', q: 'gạo' });
  expect(narrowed.nextCursor).toBeNull();
  for (const state of QUEUE_STATES)
    expect(narrowed.counts?.[state], state).toBe(
      narrowed.items.filter((item) => item.state === state).length,
    );
});

test.each([
  [{ section: 'khong-co' }, 'section'],
  [{ author: newId() }, 'author'],
  [{ tag: 'khong-co' }, 'tag'],
])('a filter with an unknown reference is refused: %j', async (filter, field) => {
  await expect(listQueue(newsroom.as('tam'), filter)).rejects.toMatchObject({
    code: 'request.invalid',
    details: { fieldErrors: { [field]: 'field.unknown-reference' } },
  });
});

test('paging skips and repeats no story while others save', async () => {
  const ctx = newsroom.as('tam');
  const before = await listAll(ctx, { view: 'all' });
  const seen: string[] = [];
  const saved = new Set<string>();
  let cursor: string | undefined;
  do {
    const page = await listQueue(ctx, { view: 'all', cursor });
    seen.push(...page.items.map((item) => item.id));
    cursor = page.nextCursor ?? undefined;
    // Some stories already shown and some not yet shown are saved before the next page.
    const candidates = stories.filter(
      ({ id, facts }) =>
        before.includes(id) && facts.workState === 'draft' && facts.publicState === 'none' && !saved.has(id),
    );
    for (const { id, found } of candidates.slice(0, 4)) {
      await saveArticle(ctx, {
        articleId: id,
        baseVersion: found.article.workingNumber,
        changes: { headline: `Mới lưu ${saved.size}` },
      });
      saved.add(id);
    }
  } while (cursor !== undefined);
  expect(saved.size).toBeGreaterThan(4);
  expect(new Set(seen).size).toBe(seen.length);
  expect(before.filter((id) => !seen.includes(id) && !saved.has(id))).toEqual([]);
  // A story saved before its page was read is at the top of the list now.
  const after = await listAll(ctx, { view: 'all' });
  expect(new Set(after.slice(0, saved.size))).toEqual(saved);
});

test('a list counts the stories that it shows, although its piles were counted just before', async () => {
  const list = (filter: Partial<DeskFilter>) => listQueue(newsroom.as('binh'), { view: 'mine', ...filter });
  const begin = async () => {
    await createArticle(newsroom.as('binh'), { content: contentFor(newsroom, { headline: 'Bài mới' }) });
    for (const filter of [{}, { state: 'draft' as const }]) {
      const { items, counts } = await list(filter);
      expect(counts?.draft).toBe(items.filter(({ state }) => state === 'draft').length);
    }
  };
  await begin();
  await begin();
});

test('a search for twenty words requires all of them in the headline', async () => {
  const words = Array.from({ length: 20 }, (_, index) => `chu${'abcdefghijklmnopqrst'[index]}`);
  const contents = [words.join(' '), words.slice(0, 19).join(' ')].map((headline) =>
    contentFor(newsroom, { headline }),
  );
  const [all] = await Promise.all(contents.map((content) => createArticle(newsroom.as('binh'), { content })));
  const { items } = await listQueue(newsroom.as('binh'), { view: 'mine', q: words.join(' ') });
  expect(items.map(({ id }) => id)).toEqual([all?.id]);
});
