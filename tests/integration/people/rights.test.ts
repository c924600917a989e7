import { eq, type SQL, sql } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { operator } from '#core/people/operator.ts';
import { rightsRequestLifeMs } from '#core/people/rights-policy.ts';
import type { Actor, HeldRole } from '#core/people/roles.ts';
import type { Queryable } from '#db/client.ts';
import { countOpenWork } from '#db/queries/assignments/open-work.ts';
import { findActor } from '#db/queries/people/people.ts';
import { articles } from '#db/schema/articles.ts';
import { audit } from '#db/schema/audit.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database/database.ts';
import { contentFor, makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { actOnArticle } from '#usecases/articles/act-on-article.ts';
import { createArticle } from '#usecases/articles/create-article.ts';
import { readArticle } from '#usecases/articles/read-article.ts';
import { saveArticle } from '#usecases/articles/save-article.ts';
import { verifyAudit } from '#usecases/audit/verify-audit.ts';
import type { Context } from '#usecases/context.ts';
import { changeRights } from '#usecases/people/change-rights.ts';
import { confirmRequest } from '#usecases/people/confirm-request.ts';
import { createPerson } from '#usecases/people/create-person.ts';
import { declineRequest } from '#usecases/people/decline-request.ts';
import { disablePerson } from '#usecases/people/disable-person.ts';
import { enablePerson } from '#usecases/people/enable-person.ts';
import { handOverWork } from '#usecases/people/hand-over-work.ts';
import { listRightsRequests } from '#usecases/people/list-rights-requests.ts';
import { readPerson } from '#usecases/people/read-person.ts';
import { withdrawRequest } from '#usecases/people/withdraw-request.ts';
import { createSection } from '#usecases/sections/create-section.ts';
import { createToken } from '#usecases/tokens/create-token.ts';

let database: FreshDatabase;
let newsroom: Newsroom;
/** A second administrator. */
let loan: Actor;

const failsWith = (code: string, details: object = {}) =>
  expect.objectContaining({ code, details: expect.objectContaining(details) });
const everywhere = (role: HeldRole['role']): HeldRole => ({ role, sectionId: null });
const editorOf = (sectionId: string): HeldRole => ({ role: 'editor', sectionId });
const as = (actor: Actor): Context => ({ ...newsroom.as(null), actor });
const rightsNow = async (personId: string) => (await findActor(database.db, personId))?.roles;

beforeEach(async () => {
  database = await freshDatabase();
  newsroom = await makeNewsroom(database.db);
  loan = await addStaff('loan', [everywhere('admin')]);
});

/** A staff member with roles given by the operator. */
async function addStaff(name: string, roles: HeldRole[] = []): Promise<Actor> {
  const { id } = await createPerson(newsroom.as('quan'), {
    kind: 'staff',
    name,
    email: `${name}@toasoan.example`,
  });
  if (roles.length > 0) await changeRights(as(operator), { personId: id, roles });
  const actor = await findActor(database.db, id);
  if (actor === null) throw new Error('The person was not added.');
  return actor;
}

async function ask(by: Actor, personId: string, roles: HeldRole[], grants: Actor['grants'] = []) {
  const { requestId } = await changeRights(as(by), { personId, roles, grants: [...grants] });
  if (requestId === null) throw new Error('There is no open request.');
  return requestId;
}

/** A story in review on the World desk. */
async function submitStory(sectionId = newsroom.world): Promise<string> {
  const { id } = await createArticle(newsroom.as('lan'), { content: contentFor(newsroom, { sectionId }) });
  await newsroom.act('lan', id, 'submit');
  return id;
}

describe('giving a right takes two people', () => {
  test('an administrator’s request to become an editor takes effect when a managing editor confirms it', async () => {
    const { quan, tam } = newsroom.people;
    const requestId = await ask(quan, quan.id, [everywhere('admin'), editorOf(newsroom.world)]);
    expect(await rightsNow(quan.id)).toEqual([everywhere('admin')]);
    await expect(confirmRequest(as(quan), { requestId })).rejects.toEqual(failsWith('rights.own-request'));
    await confirmRequest(as(tam), { requestId });
    expect(await rightsNow(quan.id)).toEqual([everywhere('admin'), editorOf(newsroom.world)]);
    expect(await listRightsRequests(as(tam))).toEqual([]);
  });

  test.each(['contributor', 'journalist', 'legal', 'managing_editor', 'admin'] as const)(
    'one administrator alone cannot give the role %s to a person they created',
    async (role) => {
      const puppet = await addStaff('puppet');
      await ask(newsroom.people.quan, puppet.id, [everywhere(role)]);
      expect(await rightsNow(puppet.id)).toEqual([]);
    },
  );

  test('a person created by the requester cannot confirm a request', async () => {
    const puppet = await addStaff('puppet');
    const { quan } = newsroom.people;
    const forPuppet = await ask(quan, puppet.id, [everywhere('admin')]);
    await expect(confirmRequest(as(puppet), { requestId: forPuppet })).rejects.toEqual(
      failsWith('action.not-your-role'),
    );
    // Even with a stale context: the current rights decide.
    const pretends: Actor = { ...puppet, roles: [everywhere('managing_editor')] };
    const forMaker = await ask(quan, quan.id, [everywhere('admin'), everywhere('legal')]);
    await expect(confirmRequest(as(pretends), { requestId: forMaker })).rejects.toEqual(
      failsWith('action.not-your-role'),
    );
  });

  test('a grant needs a confirmation like a role', async () => {
    const { quan, tam, lan } = newsroom.people;
    const requestId = await ask(quan, lan.id, [...lan.roles], ['breaking']);
    expect((await findActor(database.db, lan.id))?.grants).toEqual([]);
    await confirmRequest(as(tam), { requestId });
    expect((await findActor(database.db, lan.id))?.grants).toEqual(['breaking']);
  });

  test('a request shows the e-mail of the person to the confirmer', async () => {
    const puppet = await addStaff('puppet');
    await ask(newsroom.people.quan, puppet.id, [everywhere('journalist')]);
    const [request] = await listRightsRequests(as(newsroom.people.tam));
    expect(request?.personEmail).toBe('puppet@toasoan.example');
  });

  test('the person concerned cannot confirm, and only an administrator confirms an administrator', async () => {
    const { quan, tam } = newsroom.people;
    const forTam = await ask(quan, tam.id, [...tam.roles, everywhere('legal')], tam.grants);
    await expect(confirmRequest(as(tam), { requestId: forTam })).rejects.toEqual(
      failsWith('rights.for-yourself'),
    );
    const puppet = await addStaff('puppet');
    const forAdmin = await ask(quan, puppet.id, [everywhere('admin')]);
    await expect(confirmRequest(as(tam), { requestId: forAdmin })).rejects.toEqual(
      failsWith('rights.needs-admin'),
    );
    await confirmRequest(as(loan), { requestId: forAdmin });
    expect(await rightsNow(puppet.id)).toEqual([everywhere('admin')]);
  });

  test('a request lapses when its requester loses the right', async () => {
    const { quan, tam, lan } = newsroom.people;
    const requestId = await ask(quan, lan.id, [...lan.roles, editorOf(newsroom.world)]);
    await disablePerson(as(loan), { personId: quan.id });
    await expect(confirmRequest(as(tam), { requestId })).rejects.toEqual(failsWith('rights.requester-gone'));
  });

  test('a request expires, and a decided one cannot be decided again', async () => {
    const { quan, tam, lan } = newsroom.people;
    const lapsed = await ask(quan, lan.id, [...lan.roles, everywhere('legal')]);
    newsroom.setNow(new Date(Date.now() + rightsRequestLifeMs));
    expect(await listRightsRequests(as(tam))).toEqual([]);
    await expect(confirmRequest(as(tam), { requestId: lapsed })).rejects.toEqual(failsWith('rights.expired'));
    const declined = await ask(quan, lan.id, [...lan.roles, everywhere('legal')]);
    await expect(declineRequest(as(tam), { requestId: declined, reason: ' ' })).rejects.toEqual(
      failsWith('request.invalid'),
    );
    await declineRequest(as(tam), { requestId: declined, reason: 'Chưa cần' });
    await expect(confirmRequest(as(loan), { requestId: declined })).rejects.toEqual(
      failsWith('rights.already-decided'),
    );
    expect(await rightsNow(lan.id)).toEqual(lan.roles);
  });

  test('only its requester withdraws a request', async () => {
    const { quan, tam, lan } = newsroom.people;
    const requestId = await ask(quan, lan.id, [...lan.roles, everywhere('legal')]);
    await expect(withdrawRequest(as(loan), { requestId })).rejects.toEqual(failsWith('rights.not-found'));
    await withdrawRequest(as(quan), { requestId });
    await expect(confirmRequest(as(tam), { requestId })).rejects.toEqual(failsWith('rights.already-decided'));
  });

  test('confirming an older request does not restore a right that was removed meanwhile', async () => {
    const { quan, tam, huy } = newsroom.people;
    const requestId = await ask(quan, huy.id, [...huy.roles, everywhere('legal')]);
    await changeRights(as(loan), { personId: huy.id, roles: [] });
    await confirmRequest(as(tam), { requestId });
    expect(await rightsNow(huy.id)).toEqual([everywhere('legal')]);
  });

  test('of two concurrent confirmations one succeeds, and the role is given once', async () => {
    const { quan, tam, lan } = newsroom.people;
    const requestId = await ask(quan, lan.id, [...lan.roles, everywhere('legal')]);
    const answers = await Promise.allSettled([
      confirmRequest(as(tam), { requestId }),
      confirmRequest(as(loan), { requestId }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await rightsNow(lan.id))?.filter(({ role }) => role === 'legal')).toHaveLength(1);
  });

  test('a change based on stale rights is refused and changes nothing', async () => {
    const { quan, lan } = newsroom.people;
    await changeRights(as(loan), { personId: lan.id, roles: [] });
    const seen = { roles: [...lan.roles], grants: [] };
    await expect(
      changeRights(as(quan), { personId: lan.id, roles: [...lan.roles, everywhere('legal')], seen }),
    ).rejects.toEqual(failsWith('people.stale-rights'));
    expect(await listRightsRequests(as(quan))).toEqual([]);
  });

  test('an administrator cannot create a token for another person', async () => {
    await expect(createToken(newsroom.as('quan'), { personEmail: 'thu@toasoan.example' })).rejects.toEqual(
      failsWith('token.for-another'),
    );
  });

  test('the operator gives a role without a confirmation, and the audit records it', async () => {
    const { lan } = newsroom.people;
    await changeRights(as(operator), { personId: lan.id, roles: [...lan.roles, everywhere('legal')] });
    expect(await rightsNow(lan.id)).toContainEqual(everywhere('legal'));
    const rows = await database.db.select().from(audit).where(eq(audit.subjectId, lan.id)).orderBy(audit.seq);
    expect(rows.at(-1)).toMatchObject({
      actorId: operator.id,
      action: 'person.change_rights',
      detail: { from: { roles: lan.roles }, to: { roles: [...lan.roles, everywhere('legal')] } },
    });
    expect((await verifyAudit(newsroom.as(null))).brokenAt).toBeNull();
  });
});

describe('the last person with a right', () => {
  /** The World desk has one editor, and the house no managing editor. */
  beforeEach(async () => {
    await changeRights(as(operator), { personId: newsroom.people.tam.id, roles: [] });
  });

  test('the last approver of a desk with open reviews cannot be removed, and the error names the desk', async () => {
    const { thu } = newsroom.people;
    await submitStory();
    await expect(changeRights(as(newsroom.people.quan), { personId: thu.id, roles: [] })).rejects.toEqual(
      failsWith('people.last-approver', { desk: 'Thế giới', count: 1 }),
    );
    await expect(disablePerson(newsroom.as('quan'), { personId: thu.id })).rejects.toEqual(
      failsWith('people.last-approver', { desk: 'Thế giới' }),
    );
    // Not even by the operator.
    await expect(changeRights(as(operator), { personId: thu.id, roles: [] })).rejects.toEqual(
      failsWith('people.last-approver'),
    );
    expect(await rightsNow(thu.id)).toEqual(thu.roles);
  });

  test('an approver can be removed without an open review or with another approver', async () => {
    const { thu, binh } = newsroom.people;
    await changeRights(newsroom.as('quan'), { personId: binh.id, roles: [] });
    await submitStory();
    await changeRights(as(operator), { personId: binh.id, roles: [everywhere('managing_editor')] });
    await changeRights(newsroom.as('quan'), { personId: thu.id, roles: [] });
    expect(await rightsNow(thu.id)).toEqual([]);
  });

  test('the open review of a taken-down story does not keep its approver', async () => {
    const { thu } = newsroom.people;
    const id = await submitStory();
    await newsroom.act('thu', id, 'approve');
    await newsroom.act('thu', id, 'publish');
    await saveArticle(newsroom.as('thu'), {
      articleId: id,
      baseVersion: 1,
      changes: { headline: 'Bản mới' },
    });
    await newsroom.act('thu', id, 'submit');
    await expect(changeRights(newsroom.as('quan'), { personId: thu.id, roles: [] })).rejects.toEqual(
      failsWith('people.last-approver', { desk: 'Thế giới', count: 1 }),
    );
    await actOnArticle(newsroom.as('phuc'), {
      ...{ articleId: id, action: 'take_down' },
      notice: { wrongInformation: 'Sai.', correctedInformation: 'Đúng.', apology: 'Xin lỗi.' },
    });
    await changeRights(newsroom.as('quan'), { personId: thu.id, roles: [] });
    expect(await rightsNow(thu.id)).toEqual([]);
  });

  test('an editor of a parent section counts as approver below it', async () => {
    const { thu, binh } = newsroom.people;
    const asia = { name: 'Châu Á', parentId: newsroom.world };
    const { id: below } = await createSection(newsroom.as('quan'), asia);
    await changeRights(as(operator), { personId: binh.id, roles: [editorOf(below)] });
    await submitStory(below);
    await changeRights(newsroom.as('quan'), { personId: binh.id, roles: [] });
    await expect(changeRights(newsroom.as('quan'), { personId: thu.id, roles: [] })).rejects.toEqual(
      failsWith('people.last-approver', { desk: 'Châu Á' }),
    );
  });

  test('the person who opened a debt does not count as its approver', async () => {
    const { thu } = newsroom.people;
    const other = await addStaff('other', [editorOf(newsroom.world)]);
    const id = await submitStory();
    await newsroom.act('thu', id, 'approve');
    await newsroom.act('thu', id, 'publish');
    await database.db
      .update(articles)
      .set({ debtOpenedBy: thu.id, debtOpenedAt: new Date() })
      .where(eq(articles.id, id));
    await expect(changeRights(newsroom.as('quan'), { personId: other.id, roles: [] })).rejects.toEqual(
      failsWith('people.last-approver', { desk: 'Thế giới' }),
    );
  });

  test('of two concurrent removals of the last two approvers one is refused', async () => {
    const other = await addStaff('other', [editorOf(newsroom.world)]);
    await submitStory();
    const answers = await Promise.allSettled([
      changeRights(newsroom.as('quan'), { personId: newsroom.people.thu.id, roles: [] }),
      disablePerson(as(loan), { personId: other.id }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  test('of two administrators who remove each other concurrently one stays', async () => {
    const { quan } = newsroom.people;
    const answers = await Promise.allSettled([
      changeRights(as(loan), { personId: quan.id, roles: [] }),
      changeRights(as(quan), { personId: loan.id, roles: [] }),
    ]);
    const refused = answers.filter(({ status }) => status === 'rejected');
    expect(refused).toEqual([{ status: 'rejected', reason: failsWith('people.last-admin') }]);
  });
});

describe('a person who leaves', () => {
  test('hands unfinished stories to a colleague, who can then read them; an administrator sees only counts', async () => {
    const { lan, huy } = newsroom.people;
    const { id } = await createArticle(newsroom.as('lan'), { content: contentFor(newsroom) });
    await expect(readArticle(newsroom.as('huy'), { articleId: id })).rejects.toEqual(
      failsWith('article.not-found'),
    );
    const page = await readPerson(newsroom.as('quan'), { personId: lan.id });
    expect(page.work).toMatchObject({ stories: 1, privateDrafts: 1 });
    await expect(
      handOverWork(newsroom.as('quan'), { personId: lan.id, successorId: newsroom.people.quan.id }),
    ).rejects.toEqual(failsWith('people.hand-over-to-yourself'));
    await expect(
      handOverWork(newsroom.as('quan'), { personId: lan.id, successorId: loan.id }),
    ).rejects.toEqual(failsWith('people.no-writer'));
    await handOverWork(newsroom.as('quan'), { personId: lan.id, successorId: huy.id });
    await disablePerson(newsroom.as('quan'), { personId: lan.id });
    expect((await readArticle(newsroom.as('huy'), { articleId: id })).id).toBe(id);
    expect((await readPerson(newsroom.as('quan'), { personId: lan.id })).work.stories).toBe(0);
  });

  test('has open work that is counted through partial indexes, without a sequential scan', async () => {
    const plan: unknown[] = [];
    await database.db.transaction(async (tx) => {
      // In an empty table a sequential scan is the cheapest; this only checks that the index can be used.
      await tx.execute(sql`set local enable_seqscan = off`);
      const execute = async (query: SQL) => {
        plan.push((await tx.execute(sql`explain ${query}`)).rows);
        return { rows: [] };
      };
      await countOpenWork({ execute } as unknown as Queryable, {
        personId: newsroom.people.lan.id,
        now: new Date(),
      });
    });
    const planned = JSON.stringify(plan);
    // In an empty table both indexes of unpublished stories cost the same.
    for (const name of ['(begun|unpublished)', 'claimed', 'debt', 'blocked']) {
      expect(planned).toMatch(new RegExp(`articles_${name}_idx`));
    }
    expect(planned).not.toContain('Seq Scan');
  });

  test('releases claimed reviews, and returns with the same rights', async () => {
    const { thu } = newsroom.people;
    const id = await submitStory();
    await newsroom.act('thu', id, 'claim');
    await disablePerson(newsroom.as('quan'), { personId: thu.id });
    const [row] = await database.db.select().from(articles).where(eq(articles.id, id));
    expect(row?.claimedBy).toBeNull();
    await enablePerson(newsroom.as('quan'), { personId: thu.id });
    expect(await rightsNow(thu.id)).toEqual(thu.roles);
  });
});
