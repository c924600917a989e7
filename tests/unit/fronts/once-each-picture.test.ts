import { expect, test } from 'vitest';
import type { StoryPicture } from '#core/articles/public-story.ts';
import { onceEachPicture } from '#core/fronts/once-each-picture.ts';

test('the first story keeps a picture, later ones on the page have none', () => {
  const story = (id: string, picture: string | null) => ({
    id,
    lead: picture === null ? null : ({ id: picture } as StoryPicture),
  });
  const shown = new Set<string>();
  const ids = (stories: ReturnType<typeof story>[]) =>
    onceEachPicture(stories, shown).map(({ id, lead }) => [id, lead?.id ?? null]);
  expect(ids([story('a', 'de'), story('b', null), story('c', 'de')])).toEqual([
    ['a', 'de'],
    ['b', null],
    ['c', null],
  ]);
  expect(ids([story('d', 'de'), story('e', 'song')])).toEqual([
    ['d', null],
    ['e', 'song'],
  ]);
});
