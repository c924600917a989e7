import { expect, test } from 'vitest';
import { routeMatcher } from '#core/reading/match-route.ts';

const match = routeMatcher({
  '/[...path]': 'any other',
  '/[section]': 'section',
  '/[section]/[story]': 'story',
  '/[section]/rss.xml': 'feed',
  '/': 'home',
  '/luu-tru': 'years',
  '/luu-tru/[...period]': 'period',
  '/tag/[tag]/rss.xml': 'tag feed',
  '/tag/[tag]': 'tag',
});

test.each([
  ['/', 'home', {}],
  ['/the-gioi', 'section', { section: 'the-gioi' }],
  ['/the-gioi/song-1000', 'story', { section: 'the-gioi', story: 'song-1000' }],
  ['/the-gioi/rss.xml', 'feed', { section: 'the-gioi' }],
  ['/luu-tru', 'years', {}],
  ['/luu-tru/2026', 'period', { period: ['2026'] }],
  ['/luu-tru/2026/11/29', 'period', { period: ['2026', '11', '29'] }],
  ['/tag/song', 'tag', { tag: 'song' }],
  ['/tag/song/rss.xml', 'tag feed', { tag: 'song' }],
  ['/tag/song/atom.xml', 'any other', { path: ['tag', 'song', 'atom.xml'] }],
  ['/m%E1%BB%99t/hai/ba', 'any other', { path: ['m%E1%BB%99t', 'hai', 'ba'] }],
])('%s matches %s', (pathname, route, params) => {
  expect(match(pathname)).toEqual({ route, params });
});

test('without a catch-all route an address may have no match', () => {
  const few = routeMatcher({ '/': 1, '/[section]': 2, '/[section]/[story]/lich-su': 3 });
  expect(few('/a/b')).toBeNull();
  expect(few('/a/b/tin')).toBeNull();
  expect(few('/a/b/lich-su')?.route).toBe(3);
});
