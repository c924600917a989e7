import { sql } from 'drizzle-orm';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { ASSIGNMENT_ACTION_NAMES } from '#core/assignments/assignment-actions.ts';
import { mayOnAssignment, maySeeAssignment } from '#core/assignments/assignment-policy.ts';
import type { Actor, HeldRole } from '#core/people/roles.ts';
import { getAssignment } from '#db/queries/assignments/assignments.ts';
import { newId } from '#platform/time/new-id.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database/database.ts';
import { seeded } from '#tests/support/seeded.ts';
import { contentFor, makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { listQueue } from '#usecases/articles/list-queue.ts';
import { readArticle } from '#usecases/articles/read-article.ts';
import { saveArticle } from '#usecases/articles/save-article.ts';
import { actOnAssignment } from '#usecases/assignments/act-on-assignment.ts';
import { beginStory } from '#usecases/assignments/begin-story.ts';
import { createAssignment } from '#usecases/assignments/create-assignment.ts';
import { editAssignment } from '#usecases/assignments/edit-assignment.ts';
import { listAssignments } from '#usecases/assignments/list-assignments.ts';
import { listMyAssignments } from '#usecases/assignments/list-my-assignments.ts';
import { listPlan } from '#usecases/assignments/list-plan.ts';
import { readAssignment } from '#usecases/assignments/read-assignment.ts';
import { loadAssignmentFacts } from '#usecases/assignments/shared/assignment-facts.ts';
import { writeNote } from '#usecases/assignments/write-note.ts';

type Name = keyof Newsroom['people'];

let database: FreshDatabase;
let newsroom: Newsroom;

beforeAll(async () => {
  database = await freshDatabase();
  newsroom = await makeNewsroom(database.db);
});

beforeEach(async () => {
  await database.db.execute(sql`delete from outbox`);
});

const idOf = (name: Name) => newsroom.people[name].id;

async function assigned(names: readonly Name[], changes: Record<string, unknown> = {}, by: Name = 'thu') {
  const assigneeIds = names.map(idOf);
  const input = { title: 'Cống ngăn mặn sau một mùa', sectionId: newsroom.world, assigneeIds, ...changes };
  return createAssignment(newsroom.as(by), input);
}

async function events() {
  const { rows } = await database.db.execute<{ name: string; payload: unknown }>(
    sql`select name, payload from outbox where name like 'assignment.%' order by created_at, id`,
  );
  return rows;
}

test('an assignment leads to a delivered story, with its notifications and its audit', async () => {
  const dueAt = new Date(Date.now() + 7_200_000);
  const { id } = await assigned(['lan'], {
    priority: 'high',
    dueAt: dueAt.toISOString(),
    plannedOn: '2026-12-01',
  });
  await actOnAssignment(newsroom.as('lan'), { assignmentId: id, action: 'accept' });
  const { articleId } = await beginStory(newsroom.as('lan'), { assignmentId: id });
  const story = await readArticle(newsroom.as('lan'), { articleId });
  expect(story.content).toMatchObject({
    headline: 'Cống ngăn mặn sau một mùa',
    sectionId: newsroom.world,
    bylineIds: [idOf('lan')],
  });
  const { items } = await listQueue(newsroom.as('lan'), { view: 'mine', sort: 'due' });
  expect(items.find((item) => item.id === articleId)).toMatchObject({ priority: 'high', dueAt });
  // An unsubmitted draft is its author's alone, also for the editor who assigned it.
  expect(await readAssignment(newsroom.as('thu'), { assignmentId: id })).toMatchObject({
    ...{ state: 'in_progress', articleId, canReadArticle: false, acceptedBy: { name: 'lan' } },
  });
  await saveArticle(newsroom.as('lan'), { articleId, baseVersion: 1, changes: contentFor(newsroom) });
  await newsroom.act('lan', articleId, 'submit');
  const after = await readAssignment(newsroom.as('thu'), { assignmentId: id });
  expect(after).toMatchObject({ state: 'delivered', canReadArticle: true });
  expect(after.acts.map((act) => act.action).reverse()).toEqual([
    ...['assignment.assign', 'assignment.accept', 'assignment.begin', 'assignment.deliver'],
  ]);
  const payload = { assignmentId: id, assigneeIds: [idOf('lan')] };
  expect(await events()).toEqual([
    { name: 'assignment.assigned', payload: { ...payload, actorId: idOf('thu'), articleId: null } },
    { name: 'assignment.changed', payload: { ...payload, actorId: idOf('lan'), articleId: null } },
    { name: 'assignment.changed', payload: { ...payload, actorId: idOf('lan'), articleId } },
    { name: 'assignment.changed', payload: { ...payload, actorId: idOf('lan'), articleId } },
  ]);
  // A second submission does not deliver it again.
  await newsroom.act('lan', articleId, 'withdraw_submission');
  await newsroom.act('lan', articleId, 'submit');
  expect((await events()).length).toBe(4);
});

test('of two people who accept concurrently one succeeds, and the other gets assignment.taken', async () => {
  const { id } = await assigned(['lan', 'huy']);
  const answers = await Promise.allSettled(
    (['lan', 'huy'] as const).map((name) =>
      actOnAssignment(newsroom.as(name), { assignmentId: id, action: 'accept' }),
    ),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(answers.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: { code: 'assignment.taken' },
  });
});

test('of two people who start concurrently one succeeds, a repeat returns the same story, and its byline has both', async () => {
  const { id } = await assigned(['lan', 'huy'], { title: 'Chuyện của hai người' });
  const answers = await Promise.allSettled(
    (['lan', 'huy'] as const).map((name) => beginStory(newsroom.as(name), { assignmentId: id })),
  );
  const won = answers[0]?.status === 'fulfilled' ? 'lan' : 'huy';
  expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(answers.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: { code: 'assignment.taken' },
  });
  const { articleId } = await beginStory(newsroom.as(won), { assignmentId: id });
  const { rows } = await database.db.execute(
    sql`select id from article_versions where headline = 'Chuyện của hai người'`,
  );
  expect(rows.length).toBe(1);
  const story = await readArticle(newsroom.as(won), { articleId });
  expect(story.content.bylineIds[0]).toBe(idOf(won));
  expect([...story.content.bylineIds].sort()).toEqual([idOf('lan'), idOf('huy')].sort());
});

test('a dropped assignment given to another person starts a new story, and the first person resumes their own', async () => {
  const { id } = await assigned(['lan'], { title: 'Bỏ rồi lại viết' });
  const act = { assignmentId: id };
  const first = await beginStory(newsroom.as('lan'), act);
  for (const name of ['huy', 'lan'] as const) {
    await actOnAssignment(newsroom.as('tam'), { ...act, action: 'drop' });
    await actOnAssignment(newsroom.as('tam'), { ...act, action: 'revive' });
    await actOnAssignment(newsroom.as('tam'), { ...act, action: 'assign', assigneeIds: [idOf(name)] });
    await actOnAssignment(newsroom.as(name), { ...act, action: 'accept' });
    const { articleId } = await beginStory(newsroom.as(name), act);
    expect(await readAssignment(newsroom.as(name), act)).toMatchObject({
      ...{ state: 'in_progress', articleId, canReadArticle: true },
    });
    expect(articleId).not.toBe(first.articleId);
  }
  // The new assignee gets a notification: the earlier draft is not theirs to read.
  const assignedEvents = (await events()).filter(({ name }) => name === 'assignment.assigned');
  expect(assignedEvents.map(({ payload }) => payload)).toMatchObject(
    [['lan'], ['huy'], ['lan']].map((names) => ({
      assigneeIds: names.map((name) => idOf(name as Name)),
      articleId: null,
    })),
  );
  const mine = await assigned(['lan'], { title: 'Bỏ nhầm' });
  const again = { assignmentId: mine.id };
  const begun = await beginStory(newsroom.as('lan'), again);
  await actOnAssignment(newsroom.as('tam'), { ...again, action: 'drop' });
  await actOnAssignment(newsroom.as('tam'), { ...again, action: 'revive' });
  await actOnAssignment(newsroom.as('tam'), { ...again, action: 'assign', assigneeIds: [idOf('lan')] });
  await actOnAssignment(newsroom.as('lan'), { ...again, action: 'accept' });
  expect(await beginStory(newsroom.as('lan'), again)).toEqual(begun);
  expect((await readAssignment(newsroom.as('lan'), again)).state).toBe('in_progress');
});

test('a change based on a stale version is refused', async () => {
  const { id, version } = await assigned(['lan']);
  const change = { assignmentId: id, baseVersion: version };
  await editAssignment(newsroom.as('thu'), { ...change, plannedOn: '2026-12-02' });
  await expect(
    editAssignment(newsroom.as('tam'), { ...change, plannedOn: '2026-12-03' }),
  ).rejects.toMatchObject({ code: 'assignment.stale', details: { yours: 1, current: 2 } });
  const after = await readAssignment(newsroom.as('lan'), { assignmentId: id });
  expect(after).toMatchObject({ plannedOn: '2026-12-02', version: 2 });
  // Repeating a change after a lost response has no further effect.
  expect((await editAssignment(newsroom.as('thu'), { ...change, plannedOn: '2026-12-02' })).version).toBe(2);
  // A change to the current value adds no version and no event.
  await editAssignment(newsroom.as('thu'), { ...change, baseVersion: 2, plannedOn: '2026-12-02' });
  expect((await readAssignment(newsroom.as('lan'), { assignmentId: id })).version).toBe(2);
});

test('a journalist proposes, an editor assigns, the assignee declines, and the assignment is unassigned', async () => {
  const proposed = await assigned([], {}, 'lan');
  expect(proposed.state).toBe('proposed');
  await expect(assigned(['lan'], {}, 'lan')).rejects.toMatchObject({ code: 'assignment.not-your-desk' });
  await expect(assigned([], { sectionId: newsroom.business }, 'lan')).rejects.toMatchObject({
    code: 'assignment.not-your-desk',
  });
  await expect(assigned([], {}, 'minh')).rejects.toMatchObject({ code: 'assignment.not-your-desk' });
  const act = { assignmentId: proposed.id };
  await actOnAssignment(newsroom.as('thu'), { ...act, action: 'assign', assigneeIds: [idOf('minh')] });
  const declined = { ...act, action: 'decline', reason: 'Tôi đang đi công tác' };
  expect(await actOnAssignment(newsroom.as('minh'), declined)).toBeNull();
  const after = await readAssignment(newsroom.as('lan'), act);
  expect(after).toMatchObject({ state: 'proposed', assignees: [] });
  expect(after.notes.map((note) => note.text)).toEqual(['Tôi đang đi công tác']);
  await expect(readAssignment(newsroom.as('minh'), act)).rejects.toMatchObject({
    code: 'assignment.not-found',
  });
});

test('an assignment can be given only to people who can write', async () => {
  for (const name of ['phuc', 'quan'] as const) {
    await expect(assigned([name])).rejects.toMatchObject({
      code: 'request.invalid',
      details: { fieldErrors: { assigneeIds: 'field.unknown-reference' } },
    });
  }
});

test('lists show every person exactly the assignments that the policy allows, with the actions of the table', async () => {
  const random = seeded(77);
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
  for (let count = 0; count < 25; count += 1) {
    const names = (['minh', 'lan', 'huy', 'thu'] as const).filter(() => random() < 0.3);
    const sectionId = pick([newsroom.world, newsroom.business]);
    await assigned(names, { sectionId, title: `Đề tài ${count}` }, 'tam');
  }
  const { rows } = await database.db.execute<{ id: string }>(sql`select id from assignments`);
  expect(rows.length).toBeGreaterThan(25);
  const all = await Promise.all(
    rows.map(async ({ id }) => ({
      id,
      facts: await loadAssignmentFacts(database.db, await getAssignment(database.db, id)),
    })),
  );
  for (let round = 0; round < 40; round += 1) {
    const base = newsroom.people[pick(['minh', 'lan', 'huy', 'thu', 'binh', 'tam', 'phuc', 'quan'] as const)];
    const roles: HeldRole[] = Array.from({ length: 1 + Math.floor(random() * 2) }, () => {
      const role = pick([
        'contributor',
        'journalist',
        'editor',
        'managing_editor',
        'legal',
        'admin',
      ] as const);
      const isOfDesk = role === 'journalist' || role === 'editor';
      return { role, sectionId: isOfDesk ? pick([newsroom.world, newsroom.business]) : null };
    });
    const actor: Actor = { ...base, roles };
    const ctx = { ...newsroom.as('lan'), actor };
    const expected: string[] = [];
    for (const { id, facts } of all) {
      if (maySeeAssignment(actor, facts).ok) expected.push(id);
      else {
        const refusals = ASSIGNMENT_ACTION_NAMES.map((action) => mayOnAssignment(actor, action, facts));
        expect(refusals.every((one) => !one.ok && one.why === 'assignment.not-found')).toBe(true);
      }
    }
    const listed: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof listAssignments>> | null = await listAssignments(ctx, {
        ...(cursor === null ? {} : { cursor }),
      }).catch(() => null);
      listed.push(...(page?.items ?? []).map((item) => item.id));
      cursor = page?.nextCursor ?? null;
    } while (cursor !== null);
    expect(listed.sort(), JSON.stringify(roles)).toEqual(expected.sort());
  }
});

test('a plan lists its days and the undated assignments, filtered by section and person', async () => {
  await assigned(['lan'], { title: 'Ngày một', plannedOn: '2027-03-01' });
  await assigned(['thu'], { title: 'Ngày bảy', plannedOn: '2027-03-07' });
  await assigned(['thu'], { title: 'Tuần sau', plannedOn: '2027-03-08' });
  await assigned(
    ['huy'],
    { title: 'Ban khác', plannedOn: '2027-03-02', sectionId: newsroom.business },
    'tam',
  );
  const week = { from: '2027-03-01', to: '2027-03-07' };
  const titlesOf = async (name: Name, question: Record<string, string> = {}) =>
    (await listPlan(newsroom.as(name), { ...week, ...question })).planned.map((each) => each.title);
  expect(await titlesOf('lan')).toEqual(['Ngày một', 'Ngày bảy']);
  expect(await titlesOf('tam')).toEqual(['Ngày một', 'Ban khác', 'Ngày bảy']);
  expect(await titlesOf('tam', { section: 'kinh-te' })).toEqual(['Ban khác']);
  expect(await titlesOf('tam', { person: 'lan' })).toEqual(['Ngày một']);
  expect(await titlesOf('minh')).toEqual([]);
  await expect(listPlan(newsroom.as('quan'), week)).rejects.toMatchObject({ code: 'action.not-your-role' });
  const mine = await listMyAssignments(newsroom.as('lan'));
  expect(mine.every((each) => each.assigneeIds.includes(idOf('lan')))).toBe(true);
  expect(mine.map((each) => each.title)).toContain('Ngày một');
});

test('a full list keeps the assignments with the nearest deadlines', async () => {
  const urgent = await assigned(['binh'], { title: 'Hôm nay', dueAt: new Date().toISOString() }, 'tam');
  for (let count = 0; count < 20; count += 1) await assigned(['binh'], { title: `Sau ${count}` }, 'tam');
  const mine = await listMyAssignments(newsroom.as('binh'));
  expect([mine.length, mine[0]?.id]).toEqual([20, urgent.id]);
});

test('only people who see an assignment may write notes on it', async () => {
  const { id } = await assigned(['lan']);
  await writeNote(newsroom.as('lan'), { assignmentId: id, text: '  Đã hẹn được ông giám đốc.  ' });
  await expect(writeNote(newsroom.as('huy'), { assignmentId: id, text: 'x' })).rejects.toMatchObject({
    code: 'assignment.not-found',
  });
  await expect(writeNote(newsroom.as('lan'), { assignmentId: id, text: ' ' })).rejects.toMatchObject({
    code: 'request.invalid',
  });
  const { notes } = await readAssignment(newsroom.as('thu'), { assignmentId: id });
  expect(notes).toMatchObject([{ text: 'Đã hẹn được ông giám đốc.', writtenByName: 'lan' }]);
});

test('an assignment or note repeated after a lost response is created once, with one event', async () => {
  const id = newId();
  const made = await assigned(['lan'], { id });
  expect(made.id).toBe(id);
  expect(await assigned(['lan'], { id })).toMatchObject({ id, version: 1 });
  expect((await events()).length).toBe(1);
  await expect(assigned([], { id, title: 'Của người khác' }, 'tam')).rejects.toMatchObject({
    code: 'request.invalid',
  });

  const note = { assignmentId: id, noteId: newId(), text: 'Đã gọi ban chỉ huy.' };
  await writeNote(newsroom.as('lan'), note);
  await writeNote(newsroom.as('lan'), note);
  const { notes, acts } = await readAssignment(newsroom.as('thu'), { assignmentId: id });
  expect(notes.map(({ text }) => text)).toEqual(['Đã gọi ban chỉ huy.']);
  expect(acts.filter(({ action }) => action === 'assignment.note').length).toBe(1);
  await expect(writeNote(newsroom.as('thu'), note)).rejects.toMatchObject({ code: 'request.invalid' });
});
