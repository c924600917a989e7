import { expect, test } from 'vitest';
import { rankTags, type TagEvidence } from '#core/taxonomy/suggesting/rank-tags.ts';

const tag = (tagId: string, evidence: Partial<TagEvidence>): TagEvidence => ({
  tagId,
  name: tagId,
  naming: null,
  nearest: 0,
  nearCount: 0,
  termShare: 0,
  termsTogether: 0,
  beside: null,
  used: 10,
  seen: 10,
  inSection: 5,
  daysAway: 3,
  ...evidence,
});
const naming = (tagId: string, part: 'headline' | 'sapo', isInside = false) => ({
  tagId,
  name: tagId,
  place: { part },
  times: 1,
  isInside,
});
const order = (...tags: TagEvidence[]) => rankTags(tags, 'một tiêu đề').map(({ tagId }) => tagId);

test('a name in the headline ranks above one in the sapo, and that above one inside another name', () => {
  const found = order(
    tag('inside', { naming: naming('inside', 'headline', true), termsTogether: 0.1 }),
    tag('sapo', { naming: naming('sapo', 'sapo'), termsTogether: 0.1 }),
    tag('headline', { naming: naming('headline', 'headline'), termsTogether: 0.1 }),
  );
  expect(found).toEqual(['headline', 'sapo', 'inside']);
});

test('nearer stories, the same section, recency and frequency rank a tag higher', () => {
  for (const better of [{ nearest: 0.6 }, { inSection: 9 }, { daysAway: 0 }, { seen: 6 }]) {
    const base = { nearest: 0.3, nearCount: 2 };
    expect(order(tag('b', base), tag('a', { ...base, ...better }))).toEqual(['a', 'b']);
  }
  expect(order(tag('a', { nearCount: 1, used: 1 }), tag('b', { nearCount: 1 }))).toEqual(['b', 'a']);
});

test('with equal shared terms the tag whose terms together weigh more ranks higher', () => {
  const base = { termShare: 0.4 };
  expect(order(tag('a', { ...base, termsTogether: 0.1 }), tag('b', { ...base, termsTogether: 0.3 }))).toEqual(
    ['b', 'a'],
  );
});

test('a named tag ranks above a distant one, even if unused or named only in the body', () => {
  const distant = tag('distant', {
    nearest: 0.2,
    nearCount: 1,
    termShare: 0.2,
    termsTogether: 0.05,
    inSection: 1,
  });
  const named = {
    naming: { ...naming('tiêu đề', 'headline'), place: { part: 'body', paragraph: 1 } as const },
  };
  const unborne = { used: 0, seen: 0, inSection: 0, daysAway: null };
  expect(order(distant, tag('một tiêu đề', { ...named, ...unborne }))).toEqual(['một tiêu đề', 'distant']);
  expect(order(distant, tag('một tiêu đề', named))).toEqual(['một tiêu đề', 'distant']);
});

test('a name that matches with accents ranks above one that matches without', () => {
  const base = { nearCount: 1 };
  const found = rankTags(
    [tag('a', { ...base, name: 'Bao gia' }), tag('b', { ...base, name: 'Báo giá' })],
    'Báo giá vật liệu',
  );
  expect(found.map(({ tagId }) => tagId)).toEqual(['b', 'a']);
});

test('nearness is relative: the same difference counts more if nothing is near', () => {
  const difference = (nearest: number, further: number) => {
    const [first, second] = rankTags(
      [tag('a', { nearCount: 1, nearest }), tag('b', { nearCount: 1, nearest: further })],
      '',
    );
    return (first?.score ?? 0) - (second?.score ?? 0);
  };
  expect(difference(0.2, 0.1)).toBeGreaterThan(difference(0.9, 0.8));
});

test('a suggestion lists its reasons, strongest first, and a tag without reasons is not suggested', () => {
  const [found] = rankTags(
    [
      tag('SEA Games', {
        naming: naming('SEA Games', 'headline'),
        nearCount: 3,
        nearest: 0.4,
        beside: { share: 0.2, name: 'U22 Việt Nam' },
      }),
    ],
    '',
  );
  expect(found?.reasons).toEqual([
    { kind: 'named', place: { part: 'headline' }, as: 'SEA Games' },
    { kind: 'near', count: 3 },
    { kind: 'beside', name: 'U22 Việt Nam' },
  ]);
  expect(order(tag('no reason', {}))).toEqual([]);
});
