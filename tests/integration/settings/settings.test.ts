import { eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { getDefaultSectionId } from '#db/queries/sections/default-section.ts';
import { audit } from '#db/schema/audit.ts';
import { runRender } from '#platform/page-cache/render-context.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database/database.ts';
import { makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { readPolicy } from '#usecases/sessions/read-policy.ts';
import { applySettings } from '#usecases/settings/apply-settings.ts';
import { discardSettingsDraft } from '#usecases/settings/discard-settings-draft.ts';
import { readSettings } from '#usecases/settings/read-settings.ts';
import { saveSettingsDraft } from '#usecases/settings/save-settings-draft.ts';
import { readFrame } from '#usecases/site/read-frame.ts';

let database: FreshDatabase;
let newsroom: Newsroom;
const failsWith = (code: string, details: object = {}) =>
  expect.objectContaining({ code, details: expect.objectContaining(details) });

beforeEach(async () => {
  database = await freshDatabase();
  newsroom = await makeNewsroom(database.db);
});

const shownName = async () => (await readFrame(newsroom.as(null))).settings.siteName;
const draft = (who: 'quan' | 'tam' | 'thu', values: Parameters<typeof saveSettingsDraft>[1]['values']) =>
  saveSettingsDraft(newsroom.as(who), { values, revision: 0 });

test('a draft of settings is private until it is applied, and the audit has old and new values', async () => {
  expect(await draft('quan', { siteName: '  Sông   Hồng ', tagline: '' })).toEqual({ changes: 1 });
  expect(await shownName()).toBe('');
  expect((await readSettings(newsroom.as('quan'))).wanted.siteName).toBe('Sông Hồng');
  expect((await readSettings(newsroom.as('tam'))).wanted.siteName).toBe('');
  await applySettings(newsroom.as('quan'), { revision: 0 });
  expect(await shownName()).toBe('Sông Hồng');
  expect((await readSettings(newsroom.as('quan'))).hasDraft).toBe(false);
  const [row] = await database.db.select().from(audit).where(eq(audit.action, 'setting.apply'));
  expect(row?.detail).toMatchObject({ from: { siteName: '' }, to: { siteName: 'Sông Hồng' } });
});

test('of two concurrent applications the stale one is refused, and its draft is kept', async () => {
  await draft('quan', { siteName: 'Sông Hồng' });
  await draft('tam', { strictFourEyes: true });
  const answers = await Promise.allSettled([
    applySettings(newsroom.as('quan'), { revision: 0 }),
    applySettings(newsroom.as('tam'), { revision: 0 }),
  ]);
  const refused = answers.findIndex(({ status }) => status === 'rejected');
  expect(answers[refused]).toMatchObject({ reason: failsWith('settings.stale', { yours: 0, current: 1 }) });
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const late = refused === 0 ? ('quan' as const) : ('tam' as const);
  const screen = await readSettings(newsroom.as(late));
  expect(screen).toMatchObject({ isStale: true, revision: 1 });
  expect(Object.keys(screen.changed)).toHaveLength(1);
  await applySettings(newsroom.as(late), { revision: 1 });
  expect(await shownName()).toBe('Sông Hồng');
  expect(await readPolicy(newsroom.as(null))).toEqual({ strictFourEyes: true });
});

test('each role changes its own settings, and writers and editors none', async () => {
  await expect(draft('quan', { strictFourEyes: true })).rejects.toEqual(failsWith('action.not-your-role'));
  await expect(draft('tam', { siteName: 'Khác' })).rejects.toEqual(failsWith('action.not-your-role'));
  await expect(draft('thu', { hotline: '1' })).rejects.toEqual(failsWith('action.not-your-role'));
  await expect(readSettings(newsroom.as('thu'))).rejects.toEqual(failsWith('action.not-your-role'));
  // An unchanged value needs no permission.
  await expect(draft('quan', { strictFourEyes: false })).resolves.toEqual({ changes: 0 });
  await expect(applySettings(newsroom.as('quan'), { revision: 0 })).rejects.toEqual(
    failsWith('settings.nothing-changed'),
  );
});

test('a person who lost the role since the draft cannot apply it', async () => {
  await draft('tam', { strictFourEyes: true });
  const without = { ...newsroom.as('tam'), actor: { ...newsroom.people.tam, roles: [] } };
  await expect(applySettings(without, { revision: 0 })).rejects.toEqual(failsWith('action.not-your-role'));
  expect(await readPolicy(newsroom.as(null))).toEqual({ strictFourEyes: false });
});

test('an invalid value is named, and a discarded draft is deleted', async () => {
  await expect(draft('quan', { storiesPerPage: 3 })).rejects.toEqual(
    failsWith('request.invalid', { fieldErrors: { 'values.storiesPerPage': 'field.invalid' } }),
  );
  await expect(draft('quan', { adsTxt: '# đầu\nxin chào' })).rejects.toEqual(
    failsWith('request.invalid', {
      fieldErrors: { 'values.adsTxt': 'settings.ads-txt' },
      fieldDetails: { 'values.adsTxt': { line: 2, text: 'xin chào' } },
    }),
  );
  await draft('quan', { hotline: '0900 000 000' });
  await discardSettingsDraft(newsroom.as('quan'));
  expect((await readSettings(newsroom.as('quan'))).changed).toEqual({});
});

test('a person without a desk gets the default section', async () => {
  await draft('tam', { defaultSection: newsroom.business });
  await applySettings(newsroom.as('tam'), { revision: 0 });
  expect(await getDefaultSectionId(database.db, newsroom.people.minh)).toBe(newsroom.business);
  expect(await getDefaultSectionId(database.db, newsroom.people.lan)).toBe(newsroom.world);
});

test('every page frame has the cache tag of the settings', async () => {
  const { tags } = await runRender(() => readFrame(newsroom.as(null)));
  expect([...tags]).toContain('settings');
});
