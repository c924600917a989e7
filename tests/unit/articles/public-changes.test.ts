import { expect, test } from 'vitest';
import { blankContent } from '#core/articles/blank-content.ts';
import { publicChanges } from '#core/articles/public-changes.ts';
import type { VersionLead } from '#core/articles/version-content.ts';
import { bodyOf } from '#tests/support/workflow/newsroom.ts';

const lead: VersionLead = { mediaId: 'm1', caption: 'Đồng khô.', credit: 'Lan', alt: 'Ruộng nứt nẻ' };
const content = blankContent('world', {
  ...{ headline: 'Nước mặn về sớm', sapo: 'Nông dân đổi giống lúa.' },
  ...{ lead, bylineIds: ['lan'], body: bodyOf('Một đoạn.') },
});

/** What readers are told of a photo that is another now, or has other words. */
const told = (changes: Partial<VersionLead> | null) =>
  publicChanges(content, { ...content, lead: changes && { ...lead, ...changes } }).map(({ field, runs }) => [
    field,
    runs.filter(({ kind }) => kind === 'added').map(({ text }) => text.trim()),
  ]);

test('a photo of which only what is read out in its place was mended is no other photo', () => {
  expect(told({ alt: 'Ruộng nứt nẻ ở Bến Tre' })).toEqual([]);
  expect(told({ alt: 'Ruộng nứt nẻ ở Bến Tre', caption: 'Đồng ngập.' })).toEqual([['lead', ['ngập']]]);
});

test('that a photo is another is told beside its words, and each of them by itself', () => {
  expect(told({ mediaId: 'm2', alt: 'Đê' })).toEqual([['lead', []]]);
  expect(told(null)).toEqual([['lead', []]]);
  expect(told({ mediaId: 'm2', caption: 'Đồng ngập.', credit: 'Huy' })).toEqual([
    ['lead', []],
    ['lead', ['ngập']],
    ['lead', ['Huy']],
  ]);
});
