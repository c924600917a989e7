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

function idsBeside(missing: number, inSection = many('a')): { sameSection: string[]; latest: string[] } {
  const onSite = missing === 0 ? [] : [...inSection, ...many('b')];
  const found = newestBeside({ inSection, onSite }, { onPage, onPageIds: new Set(['a0']), missing });
  return {
    sameSection: found.sameSection.map(({ id }) => id),
    latest: found.latest.map(({ id }) => id),
  };
}

test('with enough related stories the page ends with six of the section', () => {
  expect(idsBeside(0)).toEqual({ sameSection: ['a1', 'a2', 'a3', 'a4', 'a5', 'a6'], latest: [] });
});

test('each missing related story is replaced by one of the section, and six others of the site follow', () => {
  expect(idsBeside(2)).toEqual({ sameSection: ['a1', 'a2'], latest: ['a3', 'a4', 'a5', 'a6', 'a7', 'a8'] });
});

test('without others in the section the newest of the site take the places', () => {
  expect(idsBeside(3, [])).toEqual({ sameSection: [], latest: ['b0', 'b1', 'b2'] });
});

test('sponsored content and copies of listed stories are left out', () => {
  const copy = aStory('copy', { headline: aStory('a0').headline });
  const paid = aStory('paid', { format: 'sponsored' });
  expect(idsBeside(5, [copy, paid])).toEqual({ sameSection: [], latest: ['b0', 'b1', 'b2', 'b3', 'b4'] });
});
