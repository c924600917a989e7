import { expect, test } from 'vitest';
import { actGroupOf } from '#core/audit/act-groups.ts';
import { changesOf, factsOf } from '#core/audit/changes-of.ts';
import { reasonOf } from '#core/audit/reason-of.ts';

test('only values that differ are changes', () => {
  expect(
    changesOf({ from: { work: 'draft', public: 'none' }, to: { work: 'in_review', public: 'none' } }),
  ).toEqual([{ field: 'work', from: 'draft', to: 'in_review' }]);
  expect(changesOf({ from: 'Cũ', to: 'Mới' })).toEqual([{ field: '', from: 'Cũ', to: 'Mới' }]);
  expect(changesOf({ from: 3 })).toEqual([]);
  expect(changesOf({ from: { roles: [] }, to: { roles: [{ role: 'editor', sectionId: 'x' }] } })).toEqual([
    { field: 'roles', from: [], to: ['editor'] },
  ]);
});

test('requested roles are listed as a change', () => {
  expect(changesOf({ added: { roles: [{ role: 'editor', sectionId: 'x' }], grants: [] } })).toEqual([
    { field: 'roles', from: null, to: ['editor'] },
  ]);
});

test('ids and columns of the audit row are no facts', () => {
  expect(factsOf({ version: 3, contentHash: 'ab', reason: 'x', kicker: '', aliases: [] })).toEqual([
    { field: 'version', value: 3 },
  ]);
});

test('the reason joins all texts that the actor gave', () => {
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
])('%s is in the group %s', (action, group) => {
  expect(actGroupOf(action)).toBe(group);
});
