import { expect, test } from 'vitest';
import { blankTexts } from '#core/articles/blank-content.ts';
import type { PublicStory } from '#core/articles/public-story.ts';
import { newestBeside } from '#usecases/site/shared/newest-beside.ts';

const at = new Date('2026-11-27T14:00:00Z');
const aStory = (id: string, rest: Partial<PublicStory> = {}): PublicStory => ({
  ...blankTexts,
  ...{ id, number: 7, locale: 'vi', slug: 'lu', url: '/thoi-su/lu-7', headline: `Riêng ${id} ${id}${id}` },
  section: { id: 's', slug: 'thoi-su', name: 'Thời sự', nameEn: 'News' },
  ...{ format: 'news', publishedAt: at, modifiedAt: at, bylineNames: [], lead: null },
  ...rest,
});
const many = (name: string) => Array.from({ length: 9 }, (_, at) => aStory(`${name}${at}`));
const onPage = [aStory('a0')];

function idsBeside(room: number, inSection = many('a')) {
  const found = newestBeside(
    { inSection, onSite: [...inSection, ...many('b')] },
    {
      ...{ onPage, onPageIds: new Set(['a0']), beside: { event: 0, mostRead: 0 } },
      room: { length: room, latestMost: 12 },
    },
  );
  const ids = (stories: readonly PublicStory[]) => stories.map(({ id }) => id).join(' ');
  return { ...found, latest: ids(found.latest), sameSection: ids(found.sameSection) };
}

test('a short story has three newest stories beside it, and a full row of the section below', () => {
  expect(idsBeside(300)).toEqual({ latest: 'a1 a2 a3', sameSection: 'a4 a5 a6', isSectionInColumn: false });
});

test('a long story has more beside it, and those of the section too', () => {
  const inSection = [...many('a'), ...many('c')];
  expect(idsBeside(1_900, inSection)).toEqual({
    latest: 'a1 a2 a3 a4 a5 a6 a7 a8 c0',
    sameSection: 'c1 c2',
    isSectionInColumn: true,
  });
});

test('of a small section a long story has more of the site, each story once', () => {
  const { latest, sameSection } = idsBeside(1_900, [...many('a').slice(0, 2)]);
  expect(latest).toBe('a1 b0 b1 b2 b3 b4 b5 b6 b7 b8');
  expect(sameSection).toBe('');
});

test('without others in the section only the newest of the site are shown', () => {
  expect(idsBeside(300, [])).toEqual({ latest: 'b0 b1 b2', sameSection: '', isSectionInColumn: false });
});

test('sponsored content and copies of listed stories are left out', () => {
  const copy = aStory('copy', { headline: aStory('a0').headline });
  const paid = aStory('paid', { format: 'sponsored' });
  expect(idsBeside(300, [copy, paid])).toMatchObject({ latest: 'b0 b1 b2', sameSection: '' });
});
