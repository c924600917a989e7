import { expect, test } from 'vitest';
import { actGroupOf } from '#core/audit/act-groups.ts';
import { changesOf, factsOf } from '#core/audit/changes-of.ts';
import { reasonOf } from '#core/audit/reason-of.ts';

test('only what became another is a change', () => {
  expect(
    changesOf({ from: { work: 'draft', public: 'none' }, to: { work: 'in_review', public: 'none' } }),
  ).toEqual([{ field: 'work', from: 'draft', to: 'in_review' }]);
  expect(changesOf({ from: 'Cũ', to: 'Mới' })).toEqual([{ field: '', from: 'Cũ', to: 'Mới' }]);
  expect(changesOf({ from: 3 })).toEqual([]);
  expect(changesOf({ from: { roles: [] }, to: { roles: [{ role: 'editor', sectionId: 'x' }] } })).toEqual([
    { field: 'roles', from: [], to: ['editor'] },
  ]);
});

test('what is asked to be added is told as well', () => {
  expect(changesOf({ added: { roles: [{ role: 'editor', sectionId: 'x' }], grants: [] } })).toEqual([
    { field: 'roles', from: null, to: ['editor'] },
  ]);
});

test('ids and what stands elsewhere in the row are no facts', () => {
  expect(factsOf({ version: 3, contentHash: 'ab', reason: 'x', kicker: '', aliases: [] })).toEqual([
    { field: 'version', value: 3 },
  ]);
});

test('a reason is every word that somebody gave', () => {
  expect(reasonOf({ reason: ' ', publicNote: 'Đã rút.' })).toBe('Đã rút.');
  expect(reasonOf({ notice: { wrongInformation: 'Sai.', apology: 'Xin lỗi.' } })).toBe('Sai. · Xin lỗi.');
  expect(reasonOf({})).toBe('');
});

test.each([
  ['article.publish', 'publication'],
  ['article.restore_version', 'writing'],
  ['person.create', 'people'],
  ['session.sign_in', 'access'],
  ['factor.reset', 'access'],
  ['settings.change_mail', 'house'],
  ['something.new', 'other'],
])('%s belongs to %s', (action, group) => {
  expect(actGroupOf(action)).toBe(group);
});
