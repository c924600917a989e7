import { expect, test } from 'vitest';
import type { StoryPicture } from '#core/articles/public-story.ts';
import type { Body } from '#core/document/body.ts';
import { columnRoom, latestInColumn, placeSection } from '#core/related/fill-column.ts';
import { bodyOf } from '#tests/support/workflow/newsroom.ts';

const few = Array.from({ length: 9 }, (_, index) => index);
const none = { event: 0, mostRead: 0 };
const story = (body: Body) => ({ format: 'news', lead: null, body }) as const;
const paragraphs = (count: number) => bodyOf(...Array.from({ length: count }, () => 'Nước lên. '.repeat(40)));

test('a longer story, a picture and related stories give the column more room', () => {
  const short = columnRoom(story(paragraphs(2)), 0);
  expect(columnRoom(story(paragraphs(20)), 0)).toBeGreaterThan(3 * short);
  expect(columnRoom({ ...story(paragraphs(2)), lead: {} as StoryPicture }, 0)).toBeGreaterThan(short);
  expect(columnRoom(story(paragraphs(2)), 5)).toBeGreaterThan(short);
});

test('below a photo story and a long read the column is as long as the related stories', () => {
  for (const format of ['photo', 'long_read'] as const) {
    const story = { format, lead: null, body: paragraphs(20) };
    expect(columnRoom(story, 5)).toBe(columnRoom({ ...story, body: paragraphs(1) }, 5));
    expect(columnRoom(story, 0)).toBe(0);
  }
});

test('the column has three to nine newest stories, fewer beside an event line and the most read', () => {
  expect(latestInColumn(0, none)).toBe(3);
  expect(latestInColumn(700, none)).toBe(7);
  expect(latestInColumn(9_000, none)).toBe(9);
  expect(latestInColumn(1_500, { event: 8, mostRead: 0 })).toBe(7);
  expect(latestInColumn(1_500, { event: 8, mostRead: 5 })).toBe(3);
});

test('the newest of the section are in the column of a long story, as many as fit', () => {
  const place = (room: number) => placeSection(few, { room, beside: none, latest: 3 });
  expect(place(1_100)).toEqual({ sameSection: [0, 1], isSectionInColumn: true });
  expect(place(1_500)).toEqual({ sameSection: [0, 1, 2], isSectionInColumn: true });
  expect(place(9_000)).toEqual({ sameSection: [0, 1, 2, 3, 4, 5], isSectionInColumn: true });
});

test.each([0, 1, 2, 3, 4, 5, 6, 9])('of %i stories below a short one, each row of three is full', (count) => {
  const { sameSection, isSectionInColumn } = placeSection(few.slice(0, count), {
    ...{ room: 400, beside: none, latest: 3 },
  });
  expect(isSectionInColumn).toBe(false);
  expect(sameSection).toHaveLength(count < 3 ? 0 : count < 6 ? 3 : 6);
});
