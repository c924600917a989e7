import { eq } from 'drizzle-orm';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { outsideLinks, outsideVisits } from '#db/schema/outside-links.ts';
import { people } from '#db/schema/people.ts';
import { personRoles } from '#db/schema/person-roles.ts';
import { newId } from '#platform/time/new-id.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database/database.ts';
import { controlClock } from '#tests/support/database/database-clock.ts';
import { bodyOf, contentFor, makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { createArticle } from '#usecases/articles/create-article.ts';
import { publishDueSchedules } from '#usecases/articles/publish-due-schedules.ts';
import { saveArticle } from '#usecases/articles/save-article.ts';
import { findLinkLanding } from '#usecases/outside/find-link-landing.ts';
import { findOutsideVisit } from '#usecases/outside/find-visit.ts';
import { listOutsideLinks } from '#usecases/outside/list-links.ts';
import { listOutsideThreads } from '#usecases/outside/list-threads.ts';
import { makeOutsideLink } from '#usecases/outside/make-link.ts';
import { openOutsideLink } from '#usecases/outside/open-link.ts';
import { openOutsidePicture } from '#usecases/outside/open-picture.ts';
import { readOutsideStory } from '#usecases/outside/read-story.ts';
import { replyFromOutside } from '#usecases/outside/reply.ts';
import { revokeOutsideLink } from '#usecases/outside/revoke-link.ts';
import { startOutsideThread } from '#usecases/outside/start-thread.ts';
import { linkTo, type MadeLink, newVisitSecret, open, submitted } from './outside-links.ts';

let database: FreshDatabase;
let newsroom: Newsroom;

beforeAll(async () => {
  database = await freshDatabase();
  newsroom = await makeNewsroom(database.db);
});

afterEach(() => newsroom.setNow(null));

const missingId = '018f0000-0000-7000-8000-000000000000';
const gone = { code: 'outside.not-found', details: {} };
const anonymous = () => newsroom.as(null);

/** Every access fails with the same error, with and without an open visit. */
async function expectDead(link: MadeLink, visit: { linkId: string; visitSecret: string }): Promise<void> {
  const linkSecret = { linkId: link.id, secret: link.secret };
  const ways = [
    () => findLinkLanding(anonymous(), linkSecret),
    () => findLinkLanding(anonymous(), { ...linkSecret, visitSecret: visit.visitSecret }),
    () => openOutsideLink(anonymous(), { ...linkSecret, visitSecret: newVisitSecret() }),
    () => openOutsideLink(anonymous(), { ...linkSecret, visitSecret: visit.visitSecret }),
    () => findOutsideVisit(anonymous(), visit),
    () => readOutsideStory(anonymous(), visit),
    () => listOutsideThreads(anonymous(), visit),
    () => startOutsideThread(anonymous(), { ...visit, text: 'Này.' }),
    () => replyFromOutside(anonymous(), { ...visit, threadId: missingId, text: 'Này.' }),
    () => openOutsidePicture(anonymous(), { ...visit, mediaId: missingId, width: 320, format: 'jpeg' }),
  ];
  for (const way of ways) await expect(way(), String(way)).rejects.toMatchObject(gone);
}

async function statusOf(articleId: string): Promise<string | undefined> {
  const { items } = await listOutsideLinks(newsroom.as('tam'), { articleId });
  return items[0]?.status;
}

test('a link shows the version that it was created for, also after later edits', async () => {
  const { id } = await submitted(newsroom);
  const visit = await open(newsroom, await linkTo(newsroom, id));
  await saveArticle(newsroom.as('thu'), {
    articleId: id,
    baseVersion: 1,
    changes: { headline: 'Tít mới của biên tập viên', body: bodyOf('Chữ mới.') },
  });
  const { page, label, kind } = await readOutsideStory(anonymous(), visit);
  expect([page.version, label, kind]).toEqual([1, 'Luật sư Hà', 'review']);
  expect(page.article.headline).toBe(contentFor(newsroom).headline);
  expect(JSON.stringify(page)).not.toContain('Chữ mới.');
});

test('loading the link’s first page does not open it, however often a mail scanner does so', async () => {
  const { id } = await submitted(newsroom);
  const link = await linkTo(newsroom, id, { singleUse: true });
  const linkSecret = { linkId: link.id, secret: link.secret };
  for (let look = 0; look < 3; look += 1) {
    expect(await findLinkLanding(anonymous(), linkSecret)).toMatchObject({
      isOpened: false,
      singleUse: true,
    });
  }
  expect(await statusOf(id)).toBe('open');
  await open(newsroom, link);
  expect(await statusOf(id)).toBe('used');
});

test('only hashes of secrets are stored', async () => {
  const { id } = await submitted(newsroom);
  const link = await linkTo(newsroom, id);
  const { visitSecret } = await open(newsroom, link);
  const stored = JSON.stringify([
    await database.db.select().from(outsideLinks),
    await database.db.select().from(outsideVisits),
  ]);
  expect(stored).not.toContain(link.secret);
  expect(stored).not.toContain(visitSecret);
});

describe('a single-use link', () => {
  test('opens once: of concurrent attempts one succeeds', async () => {
    const { id } = await submitted(newsroom);
    for (let round = 0; round < 5; round += 1) {
      const link = await linkTo(newsroom, id, { singleUse: true });
      const tries = await Promise.allSettled([1, 2, 3, 4].map(() => open(newsroom, link)));
      const letIn = tries.filter(({ status }) => status === 'fulfilled');
      expect(letIn).toHaveLength(1);
      for (const each of tries) {
        if (each.status === 'rejected') expect(each.reason).toMatchObject(gone);
        else expect((await readOutsideStory(anonymous(), each.value)).page.version).toBe(1);
      }
    }
  });

  test('opens once for repeated requests of one visitor', async () => {
    const { id } = await submitted(newsroom);
    const link = await linkTo(newsroom, id, { singleUse: true });
    const visitSecret = newVisitSecret();
    const visits = await Promise.all([1, 2, 3].map(() => open(newsroom, link, visitSecret)));
    for (const visit of visits) expect((await readOutsideStory(anonymous(), visit)).page.version).toBe(1);
    expect((await listOutsideLinks(newsroom.as('thu'), { articleId: id })).items[0]).toMatchObject({
      openings: 1,
    });
    // Its visitor returns by the same URL; for others the link has ended.
    const linkSecret = { linkId: link.id, secret: link.secret };
    expect(await findLinkLanding(anonymous(), { ...linkSecret, visitSecret })).toMatchObject({
      isOpened: true,
    });
    await expect(findLinkLanding(anonymous(), linkSecret)).rejects.toMatchObject(gone);
  });
});

describe('a link ends immediately', () => {
  test.each([
    ['thu', 'request_changes', { reason: 'Thiếu nguồn.' }],
    ['thu', 'approve', {}],
    ['lan', 'withdraw_submission', {}],
    ['thu', 'hold', { reason: 'Chờ.' }],
    ['thu', 'spike', {}],
  ] as const)('when %s does: %s', async (who, action, input) => {
    const { id } = await submitted(newsroom);
    const link = await linkTo(newsroom, id);
    const visit = await open(newsroom, link);
    await newsroom.act(who, id, action, input);
    await expectDead(link, visit);
    expect(await statusOf(id)).toBe('state_changed');
  });

  test('and does not return with the state', async () => {
    const { id } = await submitted(newsroom);
    const link = await linkTo(newsroom, id);
    const visit = await open(newsroom, link);
    await newsroom.act('lan', id, 'withdraw_submission');
    await newsroom.act('lan', id, 'submit');
    await expectDead(link, visit);
  });

  test('when an approved story is edited again', async () => {
    const { id } = await submitted(newsroom);
    await newsroom.act('thu', id, 'approve');
    const link = await linkTo(newsroom, id);
    const visit = await open(newsroom, link);
    await saveArticle(newsroom.as('lan'), {
      articleId: id,
      baseVersion: 1,
      changes: { sapo: 'Một sapo khác, đủ dài để bài còn gửi đi được.' },
    });
    await expectDead(link, visit);
  });

  test('at publication, at an update, and when the story is withheld', async () => {
    const { id } = await submitted(newsroom);
    await newsroom.act('thu', id, 'approve');
    const steps = [
      () => newsroom.act('thu', id, 'publish'),
      () => newsroom.act('thu', id, 'publish_update', { updateKind: 'minor_fix' }),
      () => newsroom.act('thu', id, 'withhold', { reason: 'Xem lại.' }),
    ];
    for (const [index, step] of steps.entries()) {
      if (index === 1) {
        const headline = 'Đồng bằng tìm cách sống chung với nước mặn, tính lại vụ lúa';
        await saveArticle(newsroom.as('lan'), { articleId: id, baseVersion: 1, changes: { headline } });
        await newsroom.act('lan', id, 'submit');
        await newsroom.act('thu', id, 'approve');
      }
      const link = await linkTo(newsroom, id);
      const visit = await open(newsroom, link);
      await step();
      await expectDead(link, visit);
    }
  });

  test('at its scheduled publication time, before and after a worker records it', async () => {
    const { id } = await submitted(newsroom);
    await newsroom.act('thu', id, 'approve');
    const publishAt = new Date(Date.now() + 60 * 60_000);
    await newsroom.act('thu', id, 'schedule', { publishAt });
    const link = await linkTo(newsroom, id);
    const visit = await open(newsroom, link);
    newsroom.setNow(new Date(publishAt.getTime() - 1));
    expect((await readOutsideStory(anonymous(), visit)).page.version).toBe(1);
    newsroom.setNow(publishAt);
    await expectDead(link, visit);
    await controlClock(database).setTo(publishAt);
    expect(await publishDueSchedules(newsroom.as(null))).toBe(1);
    await controlClock(database).setTo(null);
    await expectDead(link, visit);
  });

  test('at the time of a scheduled update', async () => {
    const { id } = await submitted(newsroom);
    await newsroom.act('thu', id, 'approve');
    await newsroom.act('thu', id, 'publish');
    const headline = 'Đồng bằng tính lại vụ lúa vì nước mặn đến sớm';
    await saveArticle(newsroom.as('lan'), { articleId: id, baseVersion: 1, changes: { headline } });
    await newsroom.act('lan', id, 'submit');
    await newsroom.act('thu', id, 'approve');
    const publishAt = new Date(Date.now() + 60 * 60_000);
    await newsroom.act('thu', id, 'schedule', { publishAt });
    const link = await linkTo(newsroom, id);
    const visit = await open(newsroom, link);
    newsroom.setNow(publishAt);
    await expectDead(link, visit);
  });

  test('when it expires, to the millisecond, with its visits', async () => {
    const { id } = await submitted(newsroom);
    const link = await linkTo(newsroom, id, { hours: 1 });
    const visit = await open(newsroom, link);
    const [row] = await database.db.select().from(outsideLinks).where(eq(outsideLinks.id, link.id));
    const end = row?.expiresAt.getTime() ?? 0;
    newsroom.setNow(new Date(end - 1));
    expect((await readOutsideStory(anonymous(), visit)).page.version).toBe(1);
    newsroom.setNow(new Date(end));
    await expectDead(link, visit);
    expect(await statusOf(id)).toBe('expired');
  });

  test('when it is revoked, also during a visit', async () => {
    const { id } = await submitted(newsroom);
    const link = await linkTo(newsroom, id);
    const visit = await open(newsroom, link);
    await revokeOutsideLink(newsroom.as('phuc'), { articleId: id, linkId: link.id });
    await expectDead(link, visit);
    const { items } = await listOutsideLinks(newsroom.as('thu'), { articleId: id });
    expect(items[0]).toMatchObject({ status: 'revoked', revokedBy: { name: 'phuc' } });
  });

  test('when its creator loses the role that allowed it', async () => {
    const { id } = await submitted(newsroom);
    const link = await linkTo(newsroom, id);
    const visit = await open(newsroom, link);
    const held = await database.db
      .delete(personRoles)
      .where(eq(personRoles.personId, newsroom.people.thu.id))
      .returning();
    await expectDead(link, visit);
    expect(await statusOf(id)).toBe('maker_lost_right');
    await database.db.insert(personRoles).values(held);
  });

  test('when its creator is disabled', async () => {
    const { id } = await submitted(newsroom);
    const link = await linkTo(newsroom, id);
    const visit = await open(newsroom, link);
    const setDisabled = (disabledAt: Date | null) =>
      database.db.update(people).set({ disabledAt }).where(eq(people.id, newsroom.people.thu.id));
    await setDisabled(new Date());
    await expectDead(link, visit);
    await setDisabled(null);
  });

  test('when the story moves to a desk that is not its creator’s', async () => {
    const { id } = await submitted(newsroom);
    const link = await linkTo(newsroom, id);
    const visit = await open(newsroom, link);
    await saveArticle(newsroom.as('tam'), {
      articleId: id,
      baseVersion: 1,
      changes: { sectionId: newsroom.business },
    });
    await expectDead(link, visit);
  });
});

test('a visit ends after two hours, and a reusable link can be opened again', async () => {
  const { id } = await submitted(newsroom);
  const link = await linkTo(newsroom, id);
  const visit = await open(newsroom, link);
  newsroom.setNow(new Date(Date.now() + 2 * 60 * 60_000 + 1_000));
  await expect(readOutsideStory(anonymous(), visit)).rejects.toMatchObject(gone);
  const again = await open(newsroom, link);
  expect((await readOutsideStory(anonymous(), again)).page.version).toBe(1);
  const { items } = await listOutsideLinks(newsroom.as('thu'), { articleId: id });
  expect(items[0]).toMatchObject({ openings: 2, status: 'open' });
});

test('an action without a transition keeps the link', async () => {
  const { id } = await submitted(newsroom);
  const visit = await open(newsroom, await linkTo(newsroom, id));
  await newsroom.act('thu', id, 'claim');
  await newsroom.act('phuc', id, 'block', { reason: 'Xem lại ảnh.' });
  expect((await readOutsideStory(anonymous(), visit)).page.version).toBe(1);
});

describe('a link created again because its URL was lost', () => {
  test('is one link: the newest URL works, and the older does not', async () => {
    const { id: articleId } = await submitted(newsroom);
    const id = newId();
    const lost = await linkTo(newsroom, articleId, { id });
    const link = await linkTo(newsroom, articleId, { id });
    expect([lost.id, link.id]).toEqual([id, id]);
    const { items } = await listOutsideLinks(newsroom.as('thu'), { articleId });
    expect(items.map((each) => each.id)).toEqual([id]);
    await expect(open(newsroom, lost)).rejects.toMatchObject(gone);
    await open(newsroom, link);
  });

  test('cannot be replaced once it was opened or ended, or by another person or story', async () => {
    const { id: articleId } = await submitted(newsroom);
    const refused = { code: 'request.invalid', details: { fieldErrors: { id: 'field.invalid' } } };
    const opened = await linkTo(newsroom, articleId, { id: newId() });
    await expect(linkTo(newsroom, articleId, { id: opened.id }, 'tam')).rejects.toMatchObject(refused);
    await open(newsroom, opened);
    await expect(linkTo(newsroom, articleId, { id: opened.id })).rejects.toMatchObject(refused);
    const ended = await linkTo(newsroom, articleId, { id: newId() });
    await revokeOutsideLink(newsroom.as('thu'), { articleId, linkId: ended.id });
    await expect(linkTo(newsroom, articleId, { id: ended.id })).rejects.toMatchObject(refused);
    const { id: another } = await submitted(newsroom);
    const there = await linkTo(newsroom, articleId, { id: newId() });
    await expect(linkTo(newsroom, another, { id: there.id })).rejects.toMatchObject(refused);
  });
});

describe('a person who may not create a link', () => {
  test.each([
    ['minh', 'article.not-found'],
    ['huy', 'article.not-found'],
    ['binh', 'article.not-found'],
    ['quan', 'article.not-found'],
  ] as const)('%s gets the same error for creating, listing and revoking', async (who, code) => {
    const { id } = await submitted(newsroom);
    const link = await linkTo(newsroom, id);
    const input = { articleId: id, kind: 'preview', label: 'Ai đó', hours: 1 };
    const ctx = newsroom.as(who);
    await expect(makeOutsideLink(ctx, input)).rejects.toMatchObject({ code });
    await expect(listOutsideLinks(ctx, { articleId: id })).rejects.toMatchObject({ code });
    await expect(revokeOutsideLink(ctx, { articleId: id, linkId: link.id })).rejects.toMatchObject({ code });
    expect(await statusOf(id)).toBe('open');
  });

  test('a contributor cannot create a link, even for their own story', async () => {
    const { id } = await createArticle(newsroom.as('minh'), { content: contentFor(newsroom) });
    await newsroom.act('minh', id, 'submit');
    const input = { articleId: id, kind: 'preview', label: 'Ai đó', hours: 1 };
    await expect(makeOutsideLink(newsroom.as('minh'), input)).rejects.toMatchObject({
      code: 'action.not-your-role',
    });
  });

  test('an unsubmitted draft can be shared by its author only', async () => {
    const { id } = await createArticle(newsroom.as('lan'), { content: contentFor(newsroom) });
    const input = { articleId: id, kind: 'preview', label: 'Người kể chuyện', hours: 1 };
    for (const who of ['thu', 'tam', 'phuc'] as const) {
      await expect(makeOutsideLink(newsroom.as(who), input)).rejects.toMatchObject({
        code: 'article.not-found',
      });
    }
    expect(await makeOutsideLink(newsroom.as('lan'), input)).toMatchObject({ status: 'open', version: 1 });
  });

  test('a link to a taken-down story is refused as sealed, to a spiked one as wrong state', async () => {
    const { id } = await submitted(newsroom);
    const input = { articleId: id, kind: 'preview', label: 'Ai đó', hours: 1 };
    await newsroom.act('thu', id, 'spike');
    await expect(makeOutsideLink(newsroom.as('tam'), input)).rejects.toMatchObject({
      code: 'action.wrong-work-state',
    });
    await newsroom.act('thu', id, 'unspike');
    await newsroom.act('thu', id, 'approve');
    await newsroom.act('thu', id, 'publish');
    const notice = { wrongInformation: 'Sai.', correctedInformation: 'Đúng.', apology: 'Xin lỗi.' };
    await newsroom.act('tam', id, 'take_down', { notice });
    await expect(makeOutsideLink(newsroom.as('tam'), input)).rejects.toMatchObject({
      code: 'article.sealed',
    });
  });
});

test.each([
  [{ label: ' ' }, { label: 'field.required' }],
  [{ label: 'Đ'.repeat(81) }, { label: 'field.too-long' }],
  [{ hours: 0 }, { hours: 'field.invalid' }],
  [{ hours: 14 * 24 + 1 }, { hours: 'field.invalid' }],
  [{ hours: 1.5 }, { hours: 'field.invalid' }],
  [{ version: 7 }, { version: 'field.invalid' }],
  [{ kind: 'edit' }, { kind: 'field.invalid' }],
])('a link with %j is refused', async (changes, fieldErrors) => {
  const { id } = await submitted(newsroom);
  await expect(linkTo(newsroom, id, changes)).rejects.toMatchObject({
    code: 'request.invalid',
    details: { fieldErrors },
  });
});

test('a link lasts fourteen days at most, and may show an older version', async () => {
  const { id } = await submitted(newsroom);
  await saveArticle(newsroom.as('thu'), { articleId: id, baseVersion: 1, changes: { headline: 'Tít hai' } });
  const visit = await open(newsroom, await linkTo(newsroom, id, { hours: 14 * 24, version: 1 }));
  const { page } = await readOutsideStory(anonymous(), visit);
  expect([page.version, page.article.headline]).toEqual([1, contentFor(newsroom).headline]);
});
