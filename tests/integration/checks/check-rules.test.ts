import { and, eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { CHECK_NAMES } from '#core/checks/checks.ts';
import { audit } from '#db/schema/audit.ts';
import { checkRules } from '#db/schema/check-rules.ts';
import { sections } from '#db/schema/sections.ts';
import { newId } from '#platform/time/new-id.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database/database.ts';
import { controlClock } from '#tests/support/database/database-clock.ts';
import { checkDesk } from '#tests/support/workflow/check-desk.ts';
import { bodyOf, makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { publishDueSchedules } from '#usecases/articles/publish-due-schedules.ts';
import { readArticle } from '#usecases/articles/read-article.ts';
import { saveArticle } from '#usecases/articles/save-article.ts';
import { verifyAudit } from '#usecases/audit/verify-audit.ts';
import { changeCheckRule } from '#usecases/checks/change-check-rule.ts';
import { listCheckRules } from '#usecases/checks/list-check-rules.ts';
import { previewCheckRule } from '#usecases/checks/preview-check-rule.ts';

let database: FreshDatabase;
let newsroom: Newsroom;
let desk: ReturnType<typeof checkDesk>;

beforeEach(async () => {
  database = await freshDatabase();
  newsroom = await makeNewsroom(database.db);
  desk = checkDesk(newsroom);
});

type Who = Parameters<Newsroom['as']>[0];

const say = (who: Who, rule: Record<string, unknown>) => changeCheckRule(newsroom.as(who), rule);
const required = { level: 'required', parameters: {} };
const off = { level: 'off', parameters: {} };

describe('each stage applies its rules', () => {
  const noPhoto = { name: 'lead-present', sectionId: null };

  test('an advised check is reported and blocks nothing', async () => {
    const id = await desk.draft();
    const { checks } = await readArticle(newsroom.as('lan'), { articleId: id });
    const results = checks.filter(({ name }) => name === 'lead-present');
    expect(results).toMatchObject([
      { stage: 'submit', level: 'advised', passed: false },
      { stage: 'publish', level: 'advised', passed: false },
    ]);
    const view = await desk.act('lan', id, 'submit');
    expect(view.checks.filter(({ name }) => name === 'lead-present')).toMatchObject([{ stage: 'publish' }]);
  });

  test('a check required at submission blocks submission, and not a story already in review', async () => {
    const before = await desk.submitted();
    const id = await desk.draft();
    await say('tam', { ...noPhoto, submit: required });
    await expect(desk.act('lan', id, 'submit')).rejects.toMatchObject({
      code: 'article.checks-failed',
      details: {
        checks: ['lead-present'],
        failures: [{ name: 'lead-present', stage: 'submit', field: 'lead', parameters: {} }],
        fieldErrors: { lead: 'check.lead-present' },
      },
    });
    await desk.act('tam', before, 'approve');
    await desk.act('tam', before, 'publish');
  });

  test('a check required for publication blocks approval, publication, update and schedule', async () => {
    const [inReview, toPublish, toSchedule] = [
      await desk.submitted(),
      await desk.approved(),
      await desk.approved(),
    ];
    const toUpdate = await desk.live();
    await saveArticle(newsroom.as('lan'), {
      articleId: toUpdate,
      baseVersion: 1,
      changes: { kicker: 'Mới' },
    });
    await desk.act('lan', toUpdate, 'submit');
    await desk.act('tam', toUpdate, 'approve');
    await say('tam', { ...noPhoto, publish: required });
    const refused = { code: 'article.checks-failed', details: { checks: ['lead-present'] } };
    await expect(desk.act('tam', inReview, 'approve')).rejects.toMatchObject(refused);
    await expect(desk.act('tam', toPublish, 'publish')).rejects.toMatchObject(refused);
    const publishAt = new Date(Date.now() + 3_600_000).toISOString();
    await expect(desk.act('tam', toSchedule, 'schedule', { publishAt })).rejects.toMatchObject(refused);
    await expect(
      desk.act('tam', toUpdate, 'publish_update', { updateKind: 'update', publicNote: 'Thêm.' }),
    ).rejects.toMatchObject(refused);
    const fresh = await desk.draft();
    await desk.act('lan', fresh, 'submit');
  });

  test('a due schedule is published under the rules of its approval', async () => {
    const id = await desk.approved();
    const publishAt = new Date(Date.now() + 60_000);
    await desk.act('tam', id, 'schedule', { publishAt: publishAt.toISOString() });
    await say('tam', { ...noPhoto, publish: required });
    const databaseClock = controlClock(database);
    const after = new Date(publishAt.getTime() + 1);
    newsroom.setNow(after);
    await databaseClock.setTo(after);
    expect(await publishDueSchedules(newsroom.as(null))).toBe(1);
    newsroom.setNow(null);
    await databaseClock.setTo(null);
    expect((await readArticle(newsroom.as('tam'), { articleId: id })).publicState).toBe('live');
  });

  test('the parameters of a rule are applied and reported', async () => {
    const id = await desk.draft({ headline: 'Phà đêm nối lại hai bờ' });
    await say('thu', {
      name: 'headline-length',
      sectionId: newsroom.world,
      submit: { level: 'required', parameters: { maxChars: 20 } },
    });
    await expect(desk.act('lan', id, 'submit')).rejects.toMatchObject({
      details: { failures: [{ name: 'headline-length', parameters: { maxChars: 20, chars: 22 } }] },
    });
  });

  test('fast publication applies its four checks, regardless of the rules', async () => {
    await say('tam', { ...noPhoto, publish: required });
    await say('tam', { name: 'tag-present', sectionId: null, publish: required });
    const bare = await desk.draft({ tagIds: [], sapo: '', body: bodyOf('Lũ về.') }, 'tam');
    await desk.act('tam', bare, 'fast_publish');
    const incomplete = await desk.draft({ body: bodyOf('[TK tên bệnh viện]'), bylineIds: [] }, 'tam');
    await expect(desk.act('tam', incomplete, 'fast_publish')).rejects.toMatchObject({
      details: { checks: ['no-tk', 'byline-present'] },
    });
  });

  test('a rule that is turned off is neither applied nor reported', async () => {
    await say('thu', { name: 'tag-present', sectionId: newsroom.world, submit: off, publish: off });
    const id = await desk.live({ tagIds: [] });
    const { checks } = await readArticle(newsroom.as('lan'), { articleId: id });
    expect(checks.map(({ name }) => name)).not.toContain('tag-present');
  });
});

describe('permission to change rules', () => {
  test('editors change the rules of their desks, managing editors all, and others none', async () => {
    const rule = { name: 'tag-present', submit: off };
    const tries: [Who, string | null, string][] = [
      ['thu', newsroom.business, 'action.not-your-desk'],
      ['thu', null, 'action.not-your-role'],
      ['lan', newsroom.world, 'action.not-your-role'],
      ['minh', newsroom.world, 'action.not-your-role'],
      ['phuc', null, 'action.not-your-role'],
      ['quan', null, 'action.not-your-role'],
      [null, null, 'auth.required'],
    ];
    for (const [who, sectionId, code] of tries) {
      await expect(say(who, { ...rule, sectionId })).rejects.toMatchObject({ code });
      await expect(previewCheckRule(newsroom.as(who), { ...rule, sectionId })).rejects.toMatchObject({
        code,
      });
    }
    expect(await database.db.select().from(checkRules)).toEqual([]);
    await say('thu', { ...rule, sectionId: newsroom.world });
    await say('tam', { ...rule, sectionId: newsroom.business });
    await say('tam', { ...rule, sectionId: null });
    expect(await database.db.select().from(checkRules)).toHaveLength(3);
    await expect(say('thu', { ...rule, sectionId: newId() })).rejects.toMatchObject({
      code: 'section.not-found',
    });
  });

  test('a desk overrides the house, a section its desk, and a format all of them', async () => {
    const asia = newId();
    await database.db.insert(sections).values({
      id: asia,
      parentId: newsroom.world,
      slug: 'chau-a',
      name: 'Châu Á',
      nameEn: 'Asia',
      position: 9,
    });
    const rule = { name: 'tag-present' };
    const blocked = async (changes: Record<string, unknown>, who: Who = 'lan') => {
      const id = await desk.draft({ tagIds: [], ...changes }, who);
      return desk.act(who, id, 'submit').then(
        () => false,
        () => true,
      );
    };
    expect(await blocked({})).toBe(true);
    await say('tam', { ...rule, sectionId: null, submit: off });
    expect(await blocked({})).toBe(false);
    await say('thu', { ...rule, sectionId: newsroom.world, submit: required });
    expect(await blocked({})).toBe(true);
    expect(await blocked({ sectionId: newsroom.business }, 'huy')).toBe(false);
    expect(await blocked({ sectionId: asia })).toBe(true);
    await say('thu', { ...rule, sectionId: asia, submit: off });
    expect(await blocked({ sectionId: asia })).toBe(false);
    await say('thu', { ...rule, sectionId: newsroom.world, format: 'photo', submit: off });
    expect(await blocked({ format: 'photo' })).toBe(false);
    expect(await blocked({ format: 'opinion' })).toBe(true);
    await say('thu', { ...rule, sectionId: newsroom.world, submit: { level: null } });
    expect(await blocked({ format: 'opinion' })).toBe(false);
  });

  test('a mandatory check cannot be turned off, and an invalid number is refused at its field', async () => {
    const refuse = (rule: Record<string, unknown>, fieldErrors: Record<string, string>) =>
      expect(say('tam', { sectionId: null, ...rule })).rejects.toMatchObject({
        code: 'request.invalid',
        details: { fieldErrors },
      });
    await refuse(
      { name: 'no-tk', submit: off, publish: { level: 'advised' } },
      { submit: 'check-rule.below-floor', publish: 'check-rule.below-floor' },
    );
    await refuse({ name: 'lead-alt', publish: { level: 'advised' } }, { publish: 'check-rule.below-floor' });
    for (const maxChars of [19, 161, 20.5, -1, 1e9, Number.NaN, '90', null, {}]) {
      await refuse(
        { name: 'headline-length', submit: { level: 'advised', parameters: { maxChars } } },
        { 'submit.maxChars': 'check-rule.out-of-bounds' },
      );
    }
    await refuse(
      { name: 'headline-length', submit: { level: 'advised', parameters: { constructor: 5 } } },
      { 'submit.constructor': 'field.unknown' },
    );
    await refuse({ name: '__proto__', submit: off }, { name: 'field.invalid' });
    await refuse({ name: 'no-tk', format: 'poem', submit: off }, { format: 'field.invalid' });
    expect(await database.db.select().from(checkRules)).toEqual([]);
  });

  test('an invalid row written directly has no effect, or none below the minimum', async () => {
    const row = { stage: 'submit', level: 'off', parameters: {}, changedAt: new Date() } as const;
    const changedBy = newsroom.people.tam.id;
    await database.db.insert(checkRules).values([
      { ...row, changedBy, id: newId(), name: 'no-tk' },
      { ...row, changedBy, id: newId(), name: 'gone-with-an-older-version' },
    ]);
    const id = await desk.draft({ headline: 'Phà [TK] về bến' });
    await expect(desk.act('lan', id, 'submit')).rejects.toMatchObject({ details: { checks: ['no-tk'] } });
    const { checks } = await listCheckRules(newsroom.as('tam'), {});
    expect(checks.map(({ name }) => name)).toEqual(CHECK_NAMES);
  });
});

test('every change is audited with its old value, and a change without effect is not', async () => {
  const rule = { name: 'headline-length', sectionId: newsroom.world, format: 'opinion' };
  const maxLength = (maxChars: number) => ({ level: 'required', parameters: { maxChars } });
  await say('thu', { ...rule, submit: maxLength(80), publish: maxLength(80) });
  await say('thu', { ...rule, submit: maxLength(90), publish: maxLength(80) });
  await say('thu', { ...rule, submit: maxLength(90), publish: maxLength(80) });
  await say('thu', { ...rule, submit: { level: null }, publish: maxLength(80) });
  await say('thu', { ...rule, submit: { level: null } });
  const rows = await database.db
    .select({ action: audit.action, detail: audit.detail })
    .from(audit)
    .where(and(eq(audit.subjectType, 'check_rule'), eq(audit.actorId, newsroom.people.thu.id)))
    .orderBy(audit.seq);
  const recorded = (maxChars: number) => ({ level: 'required', maxChars });
  const nothing = { level: null };
  expect(rows.map(({ action, detail }) => [action, detail.stage, detail.from, detail.to])).toEqual([
    ['check_rule.set', 'submit', nothing, recorded(80)],
    ['check_rule.set', 'publish', nothing, recorded(80)],
    ['check_rule.set', 'submit', recorded(80), recorded(90)],
    ['check_rule.clear', 'submit', recorded(90), nothing],
  ]);
  expect(rows[0]?.detail).toMatchObject({ ...rule, sectionId: newsroom.world });
  expect(await verifyAudit(newsroom.as('quan'))).toMatchObject({ brokenAt: null });
});

describe('the list of rules', () => {
  const at = async (who: Who, place: Record<string, unknown>, name: string) => {
    const rules = await listCheckRules(newsroom.as(who), place);
    return rules.checks.find((check) => check.name === name)?.stages[0];
  };

  test('shows the own rule, the inherited one, and its source', async () => {
    await say('tam', { name: 'tag-present', sectionId: null, submit: off });
    await say('thu', { name: 'tag-present', sectionId: newsroom.world, submit: required });
    expect(await at('thu', { sectionId: newsroom.world }, 'tag-present')).toMatchObject({
      own: { level: 'required' },
      inherited: { level: 'off', from: { sectionId: null, format: null } },
    });
    expect(await at('thu', { sectionId: newsroom.world, format: 'photo' }, 'tag-present')).toMatchObject({
      own: null,
      inherited: { level: 'required', from: { sectionId: newsroom.world, format: null } },
    });
    expect(await at('thu', {}, 'sapo-present')).toMatchObject({
      own: null,
      inherited: { level: 'required', from: null },
    });
  });

  test('is for editors, and says if they may change it', async () => {
    const list = (who: Who, sectionId: string | null) => listCheckRules(newsroom.as(who), { sectionId });
    expect((await list('thu', newsroom.world)).mayChange).toBe(true);
    expect((await list('thu', newsroom.business)).mayChange).toBe(false);
    expect((await list('thu', null)).mayChange).toBe(false);
    expect((await list('tam', null)).mayChange).toBe(true);
    for (const who of ['lan', 'minh', 'phuc', 'quan'] as const) {
      await expect(list(who, null)).rejects.toMatchObject({ code: 'action.not-your-role' });
    }
    await expect(list('tam', newId())).rejects.toMatchObject({ code: 'section.not-found' });
  });
});

describe('a preview', () => {
  const rule = () => ({
    name: 'lead-present',
    sectionId: newsroom.world,
    submit: required,
    publish: required,
  });

  test('lists the stories of the desk that a change would block, with their next stage', async () => {
    const lead = await desk.photo();
    const [bare, inReview] = [await desk.draft({ headline: 'Bài trần' }, 'thu'), await desk.submitted()];
    await desk.draft({ lead }, 'thu');
    await desk.live();
    await desk.draft({ sectionId: newsroom.business }, 'binh');
    const { looked, stopped } = await previewCheckRule(newsroom.as('thu'), rule());
    expect(looked).toBe(3);
    expect(stopped).toMatchObject([
      { id: inReview, workState: 'in_review', stage: 'publish', alreadyFails: false },
      { id: bare, headline: 'Bài trần', workState: 'draft', stage: 'submit', alreadyFails: false },
    ]);
    expect(await database.db.select().from(checkRules)).toEqual([]);
  });

  test('marks stories that already fail, and omits those that would pass', async () => {
    const id = await desk.draft({ tagIds: [] }, 'thu');
    const preview = (submit: Record<string, unknown>) =>
      previewCheckRule(newsroom.as('thu'), {
        name: 'tag-present',
        sectionId: newsroom.world,
        submit,
        publish: off,
      });
    expect((await preview(required)).stopped).toMatchObject([{ id, alreadyFails: true }]);
    expect((await preview(off)).stopped).toEqual([]);
  });

  test('never lists a draft that the person may not read', async () => {
    await desk.draft({ headline: 'Nháp riêng của Lan' });
    const { looked, stopped } = await previewCheckRule(newsroom.as('thu'), rule());
    expect({ looked, stopped }).toEqual({ looked: 0, stopped: [] });
  });
});
