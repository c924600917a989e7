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

test('a refusal stays while the refused fields are unchanged', () => {
  expect(stillRefused(why, refused, { ...refused, sapo: 'Tàu cuối rời bến.' })).toEqual(why);
});

test('a field error goes when its field changes, and the refusal goes with its last field error', () => {
  const shorter = { ...refused, headline: 'Phà đêm' };
  expect(stillRefused(why, refused, shorter)?.fieldErrors).toEqual({ 'lead.alt': 'Quá dài.' });
  expect(stillRefused(why, refused, { ...shorter, lead: null })).toBe(null);
});

test('a refusal without field errors stays', () => {
  const gone: ActionFailure = { code: 'article.text-moved', message: '' };
  expect(stillRefused(gone, refused, { ...refused, headline: '' })).toBe(gone);
});
