import { expect, test } from 'vitest';
import { blankContent } from '#core/articles/blank-content.ts';
import { stillRefused } from '#core/articles/still-refused.ts';
import type { ActionFailure } from '#core/shared/action-result.ts';
import { bodyOf } from '../document/body-fixtures.ts';

const refused = blankContent('s1', {
  ...{ headline: 'Phà đêm quá dài', lead: { mediaId: 'm1', caption: '', credit: '', alt: 'Bến phà' } },
  ...{ tagIds: ['t1', 't2'], body: bodyOf() },
});
const why: ActionFailure = {
  ...{ code: 'request.invalid', message: 'Có mục chưa đúng.' },
  fieldErrors: { headline: 'Quá dài.', 'lead.alt': 'Quá dài.' },
};

test('a refusal stands as long as the text says what was refused', () => {
  expect(stillRefused(why, refused, { ...refused, sapo: 'Tàu cuối rời bến.' })).toEqual(why);
});

test('of what is put right nothing is said any more, and of the text nothing once that was all', () => {
  const shorter = { ...refused, headline: 'Phà đêm' };
  expect(stillRefused(why, refused, shorter)?.fieldErrors).toEqual({ 'lead.alt': 'Quá dài.' });
  expect(stillRefused(why, refused, { ...shorter, lead: null })).toBe(null);
});

test('what was refused for no field of the text stands', () => {
  const gone: ActionFailure = { code: 'article.text-moved', message: '' };
  expect(stillRefused(gone, refused, { ...refused, headline: '' })).toBe(gone);
});
