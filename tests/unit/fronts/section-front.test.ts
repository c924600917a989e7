import { expect, test } from 'vitest';
import { paidBehindFront } from '#core/fronts/section-front.ts';

const story = (id: string, format: 'news' | 'sponsored' = 'news') => ({ id, format });
const idsOf = (stories: readonly { id: string }[]) => stories.map(({ id }) => id).join(' ');

test('what somebody paid for does not lead a section by itself, and stands behind its front in order of time', () => {
  const newest = [
    story('x', 'sponsored'),
    ...'abcd'.split('').map((id) => story(id)),
    story('y', 'sponsored'),
  ];
  const older = 'efg'.split('').map((id) => story(id));
  expect(idsOf(paidBehindFront([...newest, ...older]))).toBe('a b c d e x y f g');
  expect(idsOf(paidBehindFront([...newest, ...older], 2))).toBe('a b x c d y e f g');
});

test('of a section that has nothing else it is all there is', () => {
  expect(idsOf(paidBehindFront([story('x', 'sponsored'), story('a')]))).toBe('a x');
});
