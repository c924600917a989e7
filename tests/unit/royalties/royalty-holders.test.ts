import { expect, test } from 'vitest';
import { emptyBody } from '#core/document/body.ts';
import type { Role } from '#core/people/roles.ts';
import { photosOf } from '#core/royalties/photos-of.ts';
import { holdersOf } from '#core/royalties/royalty-holders.ts';
import { mayKeepRoyalties, mayMarkHolder, mayMarkStory } from '#core/royalties/royalty-policy.ts';
import { defaultRates } from '#core/royalties/royalty-rates.ts';
import { readTypedAward, typedAward } from '#core/royalties/typed-award.ts';

const people = [
  { id: 'lan', name: 'Nguyễn Ngọc Lan', kind: 'staff' },
  { id: 'huy', name: 'Trần Gia Huy', kind: 'staff' },
  { id: 'hang', name: 'Hãng tin Bờ Đông', kind: 'agency' },
] as const;
const rates = {
  ...defaultRates,
  news: { pointTenths: 101, amountDong: 300_100 },
  photo_item: { pointTenths: 50, amountDong: 150_000 },
};
const holders = (
  bylineIds: string[],
  photos: { mediaId: string; credit: string; uploadedBy: string | null }[],
) => holdersOf({ format: 'news', bylineIds, photos }, { people, rates });

test('the authors share the award of the format, and an agency gets none', () => {
  expect(holders(['lan', 'huy', 'hang'], []).map(({ personId, suggested }) => [personId, suggested])).toEqual(
    [
      ['lan', { pointTenths: 50, amountDong: 150_000 }],
      ['huy', { pointTenths: 50, amountDong: 150_000 }],
      ['hang', { pointTenths: 0, amountDong: 0 }],
    ],
  );
});

test('a photo belongs to the credited person, in any spelling; an unknown credit gets no suggestion', () => {
  const found = holders(
    [],
    [
      { mediaId: 'a', credit: ' nguyen ngoc  LAN ', uploadedBy: 'huy' },
      { mediaId: 'b', credit: 'Tư liệu gia đình', uploadedBy: 'huy' },
      { mediaId: 'c', credit: '', uploadedBy: 'huy' },
      { mediaId: 'd', credit: 'Hãng tin Bờ Đông', uploadedBy: 'huy' },
      { mediaId: 'e', credit: '(Ảnh: Nguyễn Ngọc Lan)', uploadedBy: 'huy' },
      { mediaId: 'f', credit: 'Ảnh: Bạn đọc', uploadedBy: 'huy' },
    ],
  );
  expect(
    found.map(({ personId, creditName, suggested }) => [personId, creditName, suggested.amountDong]),
  ).toEqual([
    ['lan', null, 150_000],
    [null, 'Tư liệu gia đình', 0],
    ['huy', null, 150_000],
    ['hang', null, 0],
    ['lan', null, 150_000],
    [null, 'Ảnh: Bạn đọc', 0],
  ]);
});

test('the photos of a version are its lead and its figures, each once, with a credit if known', () => {
  const figure = (mediaId: string, credit: string) =>
    ({ type: 'figure', attrs: { mediaId, credit, alt: '' } }) as const;
  const body = {
    ...emptyBody,
    content: [figure('a', ''), { type: 'gallery', content: [figure('b', 'Lan'), figure('a', 'Huy')] }],
  };
  const lead = { mediaId: 'c', credit: 'Tâm', caption: '', alt: '' };
  expect(photosOf({ lead, body: body as never })).toEqual([
    { mediaId: 'c', credit: 'Tâm' },
    { mediaId: 'a', credit: 'Huy' },
    { mediaId: 'b', credit: 'Lan' },
  ]);
});

test('people cannot mark themselves, by name or by a similar credit', () => {
  const lan = { id: 'lan', name: 'Nguyễn Ngọc Lan', roles: [] };
  expect(mayMarkHolder(lan, { personId: 'lan', creditName: null }).ok).toBe(false);
  expect(mayMarkHolder(lan, { personId: null, creditName: 'nguyen ngoc lan' }).ok).toBe(false);
  expect(mayMarkHolder(lan, { personId: null, creditName: 'Ảnh: Nguyễn Ngọc Lan' }).ok).toBe(false);
  expect(mayMarkHolder(lan, { personId: 'huy', creditName: null }).ok).toBe(true);
});

test.each<[Role, string | null, boolean, boolean]>([
  ['managing_editor', null, true, true],
  ['editor', 'world', true, false],
  ['editor', 'business', false, false],
  ['journalist', 'world', false, false],
  ['legal', null, false, false],
  ['admin', null, false, false],
])('%s of %s: marks a story of the desk %s, closes the months %s', (role, sectionId, marks, keeps) => {
  const actor = { roles: [{ role, sectionId }] };
  expect([mayMarkStory(actor, ['sub', 'world']).ok, mayKeepRoyalties(actor).ok]).toEqual([marks, keeps]);
});

test.each([
  ['10', '300000', { pointTenths: 100, amountDong: 300_000 }],
  ['7,5', '300.000', { pointTenths: 75, amountDong: 300_000 }],
  ['7.5', '1 200 000', { pointTenths: 75, amountDong: 1_200_000 }],
  ['', '0', null],
  ['-1', '0', null],
  ['1', '3.00', null],
  ['1,25', '0', null],
  ['1', '', null],
])('the input %j points and %j đồng is read as %o', (points, amount, award) => {
  expect(readTypedAward({ points, amount })).toEqual(award);
});

test('a shown award is read back unchanged', () => {
  expect(readTypedAward(typedAward({ pointTenths: 75, amountDong: 0 }))).toEqual({
    pointTenths: 75,
    amountDong: 0,
  });
});
