import { beforeAll, expect, test } from 'vitest';
import { type HouseForms, noHouseForms } from '#core/house-style/house-forms.ts';
import { insertStyleRule } from '#db/queries/house-style/house-style.ts';
import { runRender } from '#platform/page-cache/render-context.ts';
import { newId } from '#platform/time/new-id.ts';
import { freshDatabase } from '#tests/support/database/database.ts';
import { makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { searchAudit } from '#usecases/audit/search-audit.ts';
import { addHouseWord } from '#usecases/house-style/add-house-word.ts';
import { deleteAbbreviation } from '#usecases/house-style/delete-abbreviation.ts';
import { deleteHouseWord } from '#usecases/house-style/delete-house-word.ts';
import { deleteStyleRule } from '#usecases/house-style/delete-style-rule.ts';
import { listHouseStyle } from '#usecases/house-style/list-house-style.ts';
import { readDeskStyle } from '#usecases/house-style/read-desk-style.ts';
import { readHouseForms } from '#usecases/house-style/read-house-forms.ts';
import { saveAbbreviation } from '#usecases/house-style/save-abbreviation.ts';
import { saveHouseForms } from '#usecases/house-style/save-house-forms.ts';
import { saveStyleRule } from '#usecases/house-style/save-style-rule.ts';

let newsroom: Newsroom;

beforeAll(async () => {
  const { db } = await freshDatabase();
  newsroom = await makeNewsroom(db);
});

const shortsOf = async (who: 'lan' | 'huy', sectionId: string) =>
  Object.fromEntries((await readDeskStyle(newsroom.as(who), { sectionId })).abbreviations);

test('a desk’s own abbreviation overrides that of the house, for this desk only', async () => {
  const siteWide = { sectionId: null, short: 'LHQ', expansion: 'Liên Hợp Quốc' };
  const desk = { sectionId: newsroom.world, short: 'LHQ', expansion: 'Liên hợp quốc' };
  await saveAbbreviation(newsroom.as('tam'), siteWide);
  const { id } = await saveAbbreviation(newsroom.as('thu'), desk);
  expect((await shortsOf('lan', newsroom.world)).LHQ).toBe('Liên hợp quốc');
  expect((await shortsOf('huy', newsroom.business)).LHQ).toBe('Liên Hợp Quốc');
  await deleteAbbreviation(newsroom.as('thu'), { id });
  expect((await shortsOf('lan', newsroom.world)).LHQ).toBe('Liên Hợp Quốc');
});

test('a desk has each abbreviation once, whether added or renamed', async () => {
  const add = (short: string) =>
    saveAbbreviation(newsroom.as('binh'), { sectionId: newsroom.business, short, expansion: 'Ngân hàng' });
  const { id } = await add('NH');
  await expect(add('NH')).rejects.toMatchObject({ code: 'abbreviation.exists' });
  const other = await add('NHNN');
  await expect(saveAbbreviation(newsroom.as('binh'), { ...other, short: 'NH' })).rejects.toMatchObject({
    code: 'abbreviation.exists',
  });
  await saveAbbreviation(newsroom.as('binh'), {
    ...other,
    id,
    short: 'NH',
    expansion: 'Ngân hàng thương mại',
  });
  expect((await shortsOf('huy', newsroom.business)).NH).toBe('Ngân hàng thương mại');
});

test('editors change the style of their desks, managing editors that of the house, and others none', async () => {
  const abbreviation = { short: 'HĐBA', expansion: 'Hội đồng Bảo an' };
  const rule = { pattern: 'thực hiện việc', advice: 'Bỏ chữ thừa.' };
  const tries: [Parameters<Newsroom['as']>[0], string | null, string][] = [
    ['thu', newsroom.business, 'action.not-your-desk'],
    ['thu', null, 'action.not-your-role'],
    ['lan', newsroom.world, 'action.not-your-role'],
    ['phuc', null, 'action.not-your-role'],
    ['quan', null, 'action.not-your-role'],
    [null, null, 'auth.required'],
  ];
  for (const [who, sectionId, code] of tries) {
    const refused = { code };
    await expect(saveAbbreviation(newsroom.as(who), { sectionId, ...abbreviation })).rejects.toMatchObject(
      refused,
    );
    await expect(saveStyleRule(newsroom.as(who), { sectionId, ...rule })).rejects.toMatchObject(refused);
  }
  const siteRule = await saveStyleRule(newsroom.as('tam'), { sectionId: null, ...rule });
  await expect(deleteStyleRule(newsroom.as('thu'), { id: siteRule.id })).rejects.toMatchObject({
    code: 'action.not-your-role',
  });
  // Nor may an editor move a house rule to the desk.
  await expect(
    saveStyleRule(newsroom.as('thu'), { ...siteRule, sectionId: newsroom.world }),
  ).rejects.toMatchObject({ code: 'action.not-your-role' });
  await deleteStyleRule(newsroom.as('tam'), { id: siteRule.id });
});

test('an invalid pattern is refused with its code at its field', async () => {
  const save = (pattern: string) =>
    saveStyleRule(newsroom.as('thu'), { sectionId: newsroom.world, pattern, advice: 'Không' });
  await expect(save('(mở')).rejects.toMatchObject({
    code: 'style.bad-pattern',
    details: { fieldErrors: { pattern: 'style.bad-pattern' } },
  });
  await expect(save('a*')).rejects.toMatchObject({ code: 'style.empty-match' });
});

test('a stored rule that cannot run shows its error code, and can be switched off and corrected', async () => {
  const id = newId();
  const rule = { sectionId: newsroom.world, pattern: '(?:(\\p{L}+) \\1)+', advice: 'Lặp chữ.' };
  await newsroom.as(null).db.transaction((tx) =>
    insertStyleRule(tx, {
      ...{ ...rule, id, matchCase: false, replacement: null, isOn: true },
      ...{ createdBy: newsroom.people.thu.id, createdAt: new Date() },
    }),
  );
  const stored = async () => (await listHouseStyle(newsroom.as('thu'))).rules.find((each) => each.id === id);
  expect(await stored()).toMatchObject({ isOn: true, problem: 'style.unsupported-pattern' });
  await saveStyleRule(newsroom.as('thu'), { id, isOn: false });
  await expect(saveStyleRule(newsroom.as('thu'), { id, isOn: true })).rejects.toMatchObject({
    details: { fieldErrors: { pattern: 'style.unsupported-pattern' } },
  });
  await saveStyleRule(newsroom.as('thu'), { id, pattern: '\\bvẫn vẫn\\b', isOn: true });
  expect(await stored()).toMatchObject({ isOn: true, problem: null });
});

test('a rule that is off is listed for editors and not applied', async () => {
  const rule = await saveStyleRule(newsroom.as('thu'), {
    sectionId: newsroom.world,
    pattern: '\\btiến hành\\b',
    advice: 'Dùng động từ chính.',
  });
  const ids = async () =>
    (await readDeskStyle(newsroom.as('lan'), { sectionId: newsroom.world })).rules.map(({ id }) => id);
  expect(await ids()).toContain(rule.id);
  await saveStyleRule(newsroom.as('thu'), { ...rule, isOn: false });
  expect(await ids()).not.toContain(rule.id);
  const { rules } = await listHouseStyle(newsroom.as('binh'));
  expect(rules.find(({ id }) => id === rule.id)).toMatchObject({ isOn: false, mayChange: false });
});

test('a rule or abbreviation added again after a lost response exists once, and another person’s id is refused', async () => {
  const [newRuleId, newShortId] = [newId(), newId()];
  const rule = {
    ...{ sectionId: newsroom.world, pattern: '\\bcông tác\\b', advice: 'Nói việc gì.', newId: newRuleId },
  };
  const short = {
    sectionId: newsroom.world,
    short: 'HĐND',
    expansion: 'Hội đồng nhân dân',
    newId: newShortId,
  };
  const added = await saveStyleRule(newsroom.as('thu'), rule);
  expect(added.id).toBe(newRuleId);
  expect(await saveStyleRule(newsroom.as('thu'), rule)).toEqual(added);
  const abbreviation = await saveAbbreviation(newsroom.as('thu'), short);
  expect(await saveAbbreviation(newsroom.as('thu'), short)).toEqual(abbreviation);
  const { rules, abbreviations } = await listHouseStyle(newsroom.as('thu'));
  expect(rules.filter(({ pattern }) => pattern === rule.pattern).length).toBe(1);
  expect(abbreviations.filter((each) => each.short === short.short).map(({ id }) => id)).toEqual([
    newShortId,
  ]);
  const { acts } = await searchAudit(newsroom.as('quan'));
  const about = acts.filter(({ subjectId }) => subjectId === newRuleId || subjectId === newShortId);
  expect(about.map(({ action }) => action).sort()).toEqual(['abbreviation.create', 'style_rule.create']);
  await expect(saveStyleRule(newsroom.as('tam'), rule)).rejects.toMatchObject({
    details: { fieldErrors: { newId: 'field.invalid' } },
  });
  await expect(saveAbbreviation(newsroom.as('tam'), short)).rejects.toMatchObject({
    code: 'abbreviation.exists',
  });
});

test('fields missing from an edit of a rule or abbreviation keep their values', async () => {
  const sectionId = newsroom.world;
  const rule = { sectionId, pattern: '\\bvề phía\\b', advice: 'Bỏ chữ thừa.', replacement: 'phía' };
  const { id, ...before } = await saveStyleRule(newsroom.as('thu'), rule);
  await saveStyleRule(newsroom.as('thu'), { id, isOn: false });
  expect(await saveStyleRule(newsroom.as('thu'), { id, advice: 'Thừa.' })).toEqual({
    ...{ ...before, id, isOn: false, advice: 'Thừa.' },
  });
  await expect(saveStyleRule(newsroom.as('thu'), { id, pattern: '(' })).rejects.toMatchObject({
    code: 'style.bad-pattern',
  });
  const short = await saveAbbreviation(newsroom.as('thu'), { sectionId, short: 'QH', expansion: 'Quốc hội' });
  expect(await saveAbbreviation(newsroom.as('thu'), { id: short.id, short: 'QHVN' })).toEqual({
    ...{ ...short, short: 'QHVN' },
  });
});

test('editors add and remove words of the house, once each', async () => {
  const word = 'Đắk Lắk'.split(' ')[0] ?? '';
  await addHouseWord(newsroom.as('thu'), { word: word.normalize('NFD') });
  await addHouseWord(newsroom.as('binh'), { word });
  const words = async () => (await readDeskStyle(newsroom.as('lan'), { sectionId: newsroom.world })).words;
  expect(await words()).toEqual([word]);
  await expect(addHouseWord(newsroom.as('lan'), { word: 'abc' })).rejects.toMatchObject({
    code: 'action.not-your-role',
  });
  await expect(addHouseWord(newsroom.as('thu'), { word: 'hai từ' })).rejects.toMatchObject({
    code: 'request.invalid',
  });
  await deleteHouseWord(newsroom.as('thu'), { word });
  expect(await words()).toEqual([]);
  await expect(deleteHouseWord(newsroom.as('thu'), { word })).rejects.toMatchObject({
    code: 'word.not-found',
  });
});

test('only the managing editor changes the house forms, and a form needs its placeholder', async () => {
  const forms: HouseForms = {
    creditForm: { vi: 'Ảnh: {credit}', en: '' },
    quoteForm: { vi: '— {cite}, {role}', en: '' },
    quoteMarks: 'angle',
  };
  const page = await runRender(() => readHouseForms(newsroom.as(null)));
  expect([page.result, [...page.tags]]).toEqual([noHouseForms, ['house_style']]);
  await expect(saveHouseForms(newsroom.as('thu'), forms)).rejects.toMatchObject({
    code: 'action.not-your-role',
  });
  for (const vi of ['Ảnh', 'Ảnh: {credits}', 'Ảnh: {credit} {role}']) {
    await expect(
      saveHouseForms(newsroom.as('tam'), { ...forms, creditForm: { vi, en: '' } }),
    ).rejects.toMatchObject({ details: { fieldErrors: { 'creditForm.vi': 'style.bad-form' } } });
  }
  await saveHouseForms(newsroom.as('tam'), forms);
  expect(await readHouseForms(newsroom.as(null))).toEqual(forms);
  expect((await readDeskStyle(newsroom.as('lan'), { sectionId: newsroom.world })).quoteMarks).toBe('angle');
});

test('every change of the style is audited with its author', async () => {
  const { acts } = await searchAudit(newsroom.as('quan'));
  const actions = acts.map(({ action, actorName }) => `${actorName} ${action}`);
  for (const entry of [
    ...['tam abbreviation.create', 'thu abbreviation.delete', 'binh abbreviation.edit'],
    ...['tam style_rule.create', 'tam style_rule.delete', 'thu style_rule.edit'],
    ...['thu house_word.create', 'thu house_word.delete', 'tam house_forms.edit'],
  ]) {
    expect(actions).toContain(entry);
  }
});
