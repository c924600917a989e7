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

/** The public changes of the lead photo: the fields and their added words. */
const changesOf = (changes: Partial<VersionLead> | null) =>
  publicChanges(content, { ...content, lead: changes && { ...lead, ...changes } }).map(({ field, runs }) => [
    field,
    runs.filter(({ kind }) => kind === 'added').map(({ text }) => text.trim()),
  ]);

test('a change of the alt text alone is no public change', () => {
  expect(changesOf({ alt: 'Ruộng nứt nẻ ở Bến Tre' })).toEqual([]);
  expect(changesOf({ alt: 'Ruộng nứt nẻ ở Bến Tre', caption: 'Đồng ngập.' })).toEqual([['lead', ['ngập']]]);
});

test('a replaced photo is listed, and its changed caption and credit separately', () => {
  expect(changesOf({ mediaId: 'm2', alt: 'Đê' })).toEqual([['lead', []]]);
  expect(changesOf(null)).toEqual([['lead', []]]);
  expect(changesOf({ mediaId: 'm2', caption: 'Đồng ngập.', credit: 'Huy' })).toEqual([
    ['lead', []],
    ['lead', ['ngập']],
    ['lead', ['Huy']],
  ]);
});
