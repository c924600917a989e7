import { eq, sql } from 'drizzle-orm';
import { beforeAll, expect, test, vi } from 'vitest';
import * as session from '#app/_shell/session/session.ts';
import * as locale from '#app/_shell/shared/locale.ts';
import { ACTION_NAMES } from '#core/articles/actions.ts';
import type { Database, Transaction } from '#db/client.ts';
import { articles } from '#db/schema/articles.ts';
import { schedules } from '#db/schema/schedules.ts';
import { sections } from '#db/schema/sections.ts';
import { newId } from '#platform/time/new-id.ts';
import { SIZES } from '#tests/sizes.ts';
import { freshDatabase } from '#tests/support/database/database.ts';
import { callApi } from '#tests/support/site/call-api.ts';
import { type AskingPerson, putAskers } from '#tests/support/workflow/askers.ts';
import {
  bulkDeedsOf,
  editRowOf,
  type Place,
  placeAfter,
  refusalOf,
} from '#tests/support/workflow/expected-answer.ts';
import { makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { DUE, PARKED_FROM, PLACES, putStory } from '#tests/support/workflow/story-in-state.ts';
import { tableRow } from '#tests/support/workflow/table.ts';
import { provideServices } from '#usecases/services.ts';

/*
 * The action table over the API: each action, in each state of a story, by each role at each distance. The
 * short size takes one person for each distinct answer of a cell. Every call has all input that the action
 * requires, so the table alone decides. Each is rolled back.
 */

/** The session, for the one action without an API route. */
const signedIn = { session: null as session.Session | null };
vi.spyOn(session, 'currentSession').mockImplementation(async () => signedIn.session);
vi.spyOn(locale, 'deskLocale').mockResolvedValue('vi');

type Story = Place & { readonly id: string; readonly versionIds: readonly string[] };
/** The response: `code` is null on success; `whole` is the response body. */
type Answer = {
  readonly code: string | null;
  readonly status: number;
  readonly whole: string;
  readonly after?: { readonly w: string; readonly p: string };
};
type Way = (story: Pick<Story, 'id' | 'versionIds'>, person: AskingPerson) => Promise<Answer>;

const stories: Story[] = [];
/** A public story that others refer to. */
let beside: string;
let database: Awaited<ReturnType<typeof freshDatabase>>;
let newsroom: Newsroom;
let asking: AskingPerson[];

beforeAll(async () => {
  database = await freshDatabase();
  newsroom = await makeNewsroom(database.db);
  const [desk, elsewhere] = [newsroom.world, newsroom.business];
  const section = newId();
  await database.db.insert(sections).values({
    ...{ id: section, parentId: desk, slug: 'chau-a', name: 'Châu Á', nameEn: 'Asia', position: 0 },
  });
  asking = await putAskers(database.db, { section, above: desk, elsewhere });
  const bylineIds = asking.filter(({ isOwn }) => isOwn).map(({ actor }) => actor.id);
  const put = (place: Place, headline: string) =>
    putStory(database.db, place, {
      ...{ sectionId: section, tagIds: [newsroom.tagId], writerId: newsroom.people.lan.id, bylineIds },
      headline,
    });
  for (const [index, place] of PLACES.entries())
    stories.push({ ...place, ...(await put(place, `Mùa nước thứ ${index} về trên đồng`)) });
  ({ id: beside } = await put({ w: 'draft', p: 'live', isPrivate: false }, 'Bài đứng bên cạnh'));
});

const EMBARGO = new Date('2999-01-01T00:00:00Z');
const EXPIRY = new Date('2999-12-01T00:00:00Z');
const INPUTS = {
  reason: 'Có lý do.',
  publicNote: 'Một lời ghi.',
  updateKind: 'update',
  publishAt: DUE.toISOString(),
  embargoUntil: EMBARGO.toISOString(),
  expiresAt: EXPIRY.toISOString(),
  notice: { wrongInformation: 'Sai.', correctedInformation: 'Đúng.', apology: 'Xin lỗi.' },
};

function over(method: string, address: (id: string) => string, json?: (story: Story) => unknown): Way {
  return async (story, { token }) => {
    const answer = await callApi(method, address(story.id), {
      token,
      ...(json && { json: json(story as Story) }),
    });
    const isDone = answer.status === 200 || answer.status === 201;
    return {
      code: isDone ? null : answer.json.error.code,
      status: answer.status,
      whole: JSON.stringify([answer.status, answer.json, [...answer.headers].sort()]),
      ...(isDone && { after: { w: answer.json.workState, p: answer.json.publicState } }),
    };
  };
}

function save(changes: Record<string, unknown>): Way {
  return over(
    'PATCH',
    (id) => `/articles/${id}`,
    ({ versionIds }) => ({ baseVersion: versionIds.length, ...changes }),
  );
}

const edit = save({ headline: 'Một tiêu đề khác hẳn' });
/** The requests of actions that are no commands; a new one must be added here. */
const OTHER_WAYS: Readonly<Record<string, Way>> = {
  edit,
  edit_in_review: edit,
  edit_approved: edit,
  comment: over(
    'POST',
    (id) => `/articles/${id}/comments`,
    () => ({ text: 'Một lời.' }),
  ),
  relocate: save({ section: 'kinh-te' }),
  pin_related: over(
    'PATCH',
    (id) => `/articles/${id}`,
    ({ versionIds }) => ({ baseVersion: versionIds.length, relatedPins: [beside] }),
  ),
  share_outside: over('GET', (id) => `/articles/${id}/links`),
  read_unpublished: over('GET', (id) => `/articles/${id}`),
  // Shortening an embargo is the same command with a further permission.
  shorten_embargo: over(
    'POST',
    (id) => `/articles/${id}/set-embargo`,
    () => INPUTS,
  ),
  async plan({ id }, { actor, email }) {
    const { actInBulk } = await import('#app/(desk)/actions/lists.ts');
    const ctx = { ...newsroom.as('lan'), ...serving, actor };
    signedIn.session = { id: newId(), email, ctx };
    const answer = await actInBulk({ items: [{ articleId: id }], deed: { kind: 'plan', priority: 'high' } });
    if (!answer.ok) throw new Error(`The list refused the whole of it: ${answer.error.code}`);
    const code = answer.data.refused[0]?.code ?? null;
    const status = code === null ? 200 : statusOf(code);
    return { code, status, whole: JSON.stringify(answer).replaceAll(id, '<id>') };
  },
};

function wayOf(action: string): Way {
  const way = OTHER_WAYS[action];
  if (way !== undefined) return way;
  const command = action.replaceAll('_', '-');
  return over(
    'POST',
    (id) => `/articles/${id}/${command}`,
    () => INPUTS,
  );
}

type Guard = (tx: Transaction, story: Story, person: AskingPerson) => Promise<unknown>;

function having(columns: (person: AskingPerson) => Partial<typeof articles.$inferInsert>): Guard {
  return (tx, { id }, person) => tx.update(articles).set(columns(person)).where(eq(articles.id, id));
}

/** A scheduled story has a schedule; here a live one has a scheduled update. */
async function withUpdateScheduled(tx: Transaction, { id, p, versionIds }: Story): Promise<void> {
  if (p !== 'live') return;
  const approvedBy = newsroom.people.lan.id;
  const versionId = versionIds.at(-1) as string;
  await tx.insert(schedules).values({ articleId: id, versionId, publishAt: DUE, approvedBy });
}

/** Conditions beyond the states that an action needs; most need none. */
const GUARDS: Readonly<Record<string, Guard>> = {
  release: having(({ actor }) => ({ claimedBy: actor.id, claimExpiresAt: DUE })),
  unblock: having(() => ({ blockedBy: newsroom.people.phuc.id, blockReason: 'Chờ giấy tờ.' })),
  lift_embargo: having(() => ({ embargoUntil: EMBARGO })),
  shorten_embargo: having(() => ({ embargoUntil: new Date(EMBARGO.getTime() + 1) })),
  clear_expiry: having(() => ({ expiresAt: EXPIRY })),
  end_breaking: having(() => ({ breakingUntil: DUE })),
  clear_debt: having(() => ({ debtOpenedBy: newsroom.people.lan.id, debtOpenedAt: new Date() })),
  async restore(tx, { id, isRestoreAsked }) {
    if (isRestoreAsked !== true) return;
    await tx.update(articles).set({ restoreRequestedBy: newsroom.people.tam.id }).where(eq(articles.id, id));
  },
  unschedule: withUpdateScheduled,
  reschedule: withUpdateScheduled,
};

const READS: ReadonlySet<string> = new Set(['read_unpublished', 'share_outside']);
/** Moving a story and pinning others to it are edits too, so they need the right to edit first. */
const SAVES: ReadonlySet<string> = new Set([
  ...['edit', 'edit_in_review', 'edit_approved', 'relocate', 'pin_related'],
]);

/** The codes that the workflow table does not give, such as those for sealed stories. */
function expectedOf(action: string, story: Story, person: AskingPerson): string | null {
  const unread = refusalOf('read_unpublished', person, story);
  // The existence of a live story is public, so an action on it gives its reason; reading its draft does not.
  if (unread !== null) return story.p === 'live' && !READS.has(action) ? unread : 'article.not-found';
  if (SAVES.has(action)) {
    const refusal = refusalOf(editRowOf(story), person, story);
    if (refusal !== null || action.startsWith('edit')) return refusal;
  }
  if (action === 'comment' && story.p === 'taken_down') return 'article.sealed';
  if (action === 'shorten_embargo') {
    const refusal = refusalOf('set_embargo', person, story);
    if (refusal !== null) return refusal;
    return refusalOf('lift_embargo', person, story) === null ? null : 'article.embargo-shortened';
  }
  const refusal = refusalOf(action, person, story);
  // Its first version is approved and scheduled; the second is newer.
  if (refusal !== null && action === 'publish' && story.w === 'draft' && story.p === 'scheduled')
    return refusal === 'action.wrong-work-state' ? 'article.newer-than-approved' : refusal;
  // Killed before its publication: there is no published text to correct.
  if (refusal === null && action === 'take_down' && story.w === 'hold') return 'article.never-live';
  return refusal;
}

const STATUS: Readonly<Record<string, number>> = {
  'article.not-found': 404,
  'action.wrong-work-state': 409,
  'action.wrong-public-state': 409,
  'article.never-live': 409,
  'article.newer-than-approved': 409,
  'article.taken-down': 409,
};
function statusOf(code: string): number {
  return STATUS[code] ?? 403;
}

/** The services while a cell runs: all use the one transaction that is rolled back. */
let serving: { db?: Database } = {};
const UNDO = new Error('undone');

async function undone<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
  let result: { value: T } | undefined;
  await database.db
    .transaction(async (tx) => {
      serving = { db: tx as unknown as Database };
      provideServices({ ...newsroom.as(null), ...serving });
      result = { value: await work(tx) };
      throw UNDO;
    })
    .catch((error) => {
      if (error !== UNDO) throw error;
    });
  return (result as { value: T }).value;
}

/** All rows that an action may change, and the row counts of the newsroom. */
async function written(tx: Transaction, id: string): Promise<Record<string, unknown>> {
  const { rows } = await tx.execute(sql`
    select to_jsonb(a) as article,
      (select to_jsonb(s) from schedules s where s.article_id = a.id) as schedule,
      (select count(*)::int from audit) as audit,
      (select count(*)::int from outbox) as outbox,
      (select count(*)::int from article_versions where article_id = a.id) as versions,
      (select count(*)::int from approvals where article_id = a.id) as approvals,
      (select count(*)::int from corrections where article_id = a.id) as corrections,
      (select count(*)::int from comment_threads where article_id = a.id) as threads,
      (select count(*)::int from outside_links where article_id = a.id) as links,
      (select count(*)::int from search_docs where article_id = a.id) as search,
      (select count(*)::int from article_forks where article_id = a.id) as forks
    from articles a where a.id = ${id}`);
  return rows[0] as Record<string, unknown>;
}

/** The initial rows: each cell is rolled back; without that it would differ from them. */
async function untouched(tx: Transaction, id: string): Promise<Record<string, unknown>> {
  const known = untouchedOf.get(id) ?? (await written(tx, id));
  untouchedOf.set(id, known);
  return known;
}
const untouchedOf = new Map<string, Record<string, unknown>>();

/** The differences between the workflow page and the product for this cell. */
async function faultsOf(action: string, story: Story, person: AskingPerson): Promise<string[]> {
  const expected = expectedOf(action, story, person);
  const faults: string[] = [];
  const compare = (what: string, got: unknown, wanted: unknown) => {
    if (JSON.stringify(got) === JSON.stringify(wanted)) return;
    const cell = `${story.w}/${story.p}${story.isPrivate ? ' private' : ''} by ${person.name}`;
    faults.push(`${cell}: ${what} is ${JSON.stringify(got)}, not ${JSON.stringify(wanted)}`);
  };
  await undone(async (tx) => {
    const guard = GUARDS[action];
    await guard?.(tx, story, person);
    const before = guard === undefined ? await untouched(tx, story.id) : await written(tx, story.id);
    const answer = await wayOf(action)(story, person);
    const after = await written(tx, story.id);
    compare('the answer', answer.code, expected);
    if (answer.code !== expected) return;
    if (expected === null) {
      if (answer.after?.w !== undefined)
        compare('the resulting state', answer.after, resultOf(action, story));
      const more = (what: string) => (after[what] as number) - (before[what] as number);
      if (READS.has(action)) compare('the written rows', after, before);
      else if (SAVES.has(action)) compare('the number of new versions', more('versions'), 1);
      else compare('the number of audit rows', more('audit'), 1);
      return;
    }
    compare('the status', answer.status, statusOf(expected));
    const forks = (before.forks as number) + (isSavedAsFork(action, story, person) ? 1 : 0);
    compare('the written rows', after, { ...before, forks });
    if (expected === 'article.not-found')
      compare('the whole answer', answer.whole, await answerForMissing(action, person));
  });
  return faults;
}

/** The response for a story that does not exist: always the same. */
async function answerForMissing(action: string, person: AskingPerson): Promise<string> {
  const key = `${action} ${person.name}`;
  const known =
    missingAnswers.get(key) ?? (await wayOf(action)({ id: newId(), versionIds: ['1'] }, person)).whole;
  missingAnswers.set(key, known);
  return known;
}
const missingAnswers = new Map<string, string>();

/** The second of two people who restore a killed story restores it, to readers if it was public. */
function resultOf(action: string, story: Story): { w: string; p: string } {
  if (action === 'restore' && story.isRestoreAsked)
    return { w: story.w, p: story.w === 'hold' ? 'none' : 'live' };
  const row = action === 'shorten_embargo' ? 'set_embargo' : action;
  return placeAfter(SAVES.has(action) ? editRowOf(story) : row, story, PARKED_FROM);
}

/** The case of a person who may read a story but not edit it: the text is kept as a fork. */
function isSavedAsFork(action: string, story: Story, person: AskingPerson): boolean {
  return (
    SAVES.has(action) &&
    refusalOf('read_unpublished', person, story) === null &&
    refusalOf(editRowOf(story), person, story) !== null
  );
}

/**
 * The people who try a cell: all, or one for each distinct answer. The choice rotates by cell, so that over
 * the table every role is tried many times.
 */
function chosen(action: string, story: Story, people: readonly AskingPerson[]): readonly AskingPerson[] {
  if (SIZES.everyPersonOfEachCell) return people;
  const byAnswer = Map.groupBy(people, (person) => expectedOf(action, story, person));
  const turn = ACTION_NAMES.indexOf(action as (typeof ACTION_NAMES)[number]) * 31 + stories.indexOf(story);
  return [...byAnswer.values()].map((same) => same[Math.abs(turn) % same.length] as AskingPerson);
}

test.each([...ACTION_NAMES, 'shorten_embargo'])(
  '%s is answered in every state to every person as the workflow page says',
  async (action) => {
    const hasGrant = action !== 'shorten_embargo' && /[gb]/.test(tableRow(action).rights.join(''));
    const people = asking.filter(({ hasBreaking }) => hasGrant || !hasBreaking);
    const places = [
      // All edits use one route: the state decides which row of the table applies.
      ...stories.filter((story) => !action.startsWith('edit') || editRowOf(story) === action),
      ...(action === 'restore' ? stories.map((story) => ({ ...story, isRestoreAsked: true })) : []),
    ];
    const faults: string[] = [];
    for (const story of places)
      for (const person of chosen(action, story, people))
        faults.push(...(await faultsOf(action, story, person)));
    expect(faults).toEqual([]);
    if (!action.startsWith('edit')) expect(places.length).toBeGreaterThanOrEqual(PLACES.length);
    expect(people.length).toBeGreaterThanOrEqual(18);
  },
  300_000,
);

test('the queue offers every person exactly the actions that the page allows, story by story', async () => {
  provideServices(newsroom.as(null));
  for (const person of asking) {
    const { json } = await callApi('GET', '/articles', { token: person.token });
    const offered = new Map(json.items.map(({ id, deeds }) => [id, [...deeds].sort()]));
    for (const story of stories) {
      const isTheirs = refusalOf('read_unpublished', person, story) === null;
      const expected = isTheirs ? bulkDeedsOf(person, story).sort() : undefined;
      expect(offered.get(story.id), `${story.w}/${story.p} for ${person.name}`).toEqual(expected);
    }
  }
});
