import { expect, test } from 'vitest';
import { frontFirst } from '#core/fronts/section-front.ts';
import type { Locale } from '#core/i18n/locales.ts';

const story = (id: string, format: 'news' | 'sponsored' = 'news', locale: Locale = 'vi') => ({
  id,
  format,
  locale,
});
const idsOf = (stories: readonly { id: string }[]) => stories.map(({ id }) => id).join(' ');

test('sponsored content does not lead a section, and follows its front in order of time', () => {
  const newest = [
    story('x', 'sponsored'),
    ...'abcd'.split('').map((id) => story(id)),
    story('y', 'sponsored'),
  ];
  const older = 'efg'.split('').map((id) => story(id));
  expect(idsOf(frontFirst([...newest, ...older], { locale: 'vi' }))).toBe('a b c d e x y f g');
  expect(idsOf(frontFirst([...newest, ...older], { locale: 'vi', free: 2 }))).toBe('a b x c d y e f g');
});

test('sponsored content fills the front of a section with too few stories', () => {
  expect(idsOf(frontFirst([story('x', 'sponsored'), story('a')], { locale: 'vi' }))).toBe('a x');
});

test('stories in another language follow the front, or fill it if there are too few others', () => {
  const english = (id: string) => story(id, 'news', 'en');
  const newest = [english('x'), story('a'), english('y'), ...'bcdef'.split('').map((id) => story(id))];
  expect(idsOf(frontFirst(newest, { locale: 'vi' }))).toBe('a b c d e x y f');
  expect(idsOf(frontFirst(newest, { locale: 'en' }))).toBe('x y a b c d e f');
  expect(idsOf(frontFirst([english('x'), story('a'), story('p', 'sponsored')], { locale: 'vi' }))).toBe(
    'a x p',
  );
});
