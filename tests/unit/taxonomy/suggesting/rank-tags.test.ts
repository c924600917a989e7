import { expect, test } from 'vitest';
import { rankTags, type TagEvidence } from '#core/taxonomy/suggesting/rank-tags.ts';

const tag = (tagId: string, evidence: Partial<TagEvidence>): TagEvidence => ({
  tagId,
  name: tagId,
  naming: null,
  nearest: 0,
  nearCount: 0,
  termShare: 0,
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

test('a name in the headline says more than one in the standfirst, and that more than one inside of another name', () => {
  const found = order(
    tag('inside', { naming: naming('inside', 'headline', true) }),
    tag('sapo', { naming: naming('sapo', 'sapo') }),
    tag('headline', { naming: naming('headline', 'headline') }),
  );
  expect(found).toEqual(['headline', 'sapo', 'inside']);
});

test('of two tags the one whose stories are nearer, of the section and later is first, and one that a single story bears is last', () => {
  for (const better of [{ nearest: 0.6 }, { inSection: 9 }, { daysAway: 0 }, { seen: 6 }]) {
    const base = { nearest: 0.3, nearCount: 2 };
    expect(order(tag('b', base), tag('a', { ...base, ...better }))).toEqual(['a', 'b']);
  }
  expect(order(tag('a', { nearCount: 1, used: 1 }), tag('b', { nearCount: 1 }))).toEqual(['b', 'a']);
});

test('each suggestion says why, the strongest reason first; without a reason there is none', () => {
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
  expect(order(tag('nobody says so', {}))).toEqual([]);
});
