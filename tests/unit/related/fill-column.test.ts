import { expect, test } from 'vitest';
import type { StoryPicture } from '#core/articles/public-story.ts';
import type { Body } from '#core/document/body.ts';
import { columnRoom, latestInColumn, latestToFill, placeSection } from '#core/related/fill-column.ts';
import { bodyOf } from '#tests/support/workflow/newsroom.ts';

const few = Array.from({ length: 9 }, (_, index) => index);
const none = { event: 0, mostRead: 0 };
const roomOf = (length: number, latestMost = 9) => ({ length, latestMost });
const story = (body: Body) => ({ format: 'news', lead: null, body }) as const;
const paragraphs = (count: number) => bodyOf(...Array.from({ length: count }, () => 'Nước lên. '.repeat(40)));

test('a longer story, a picture and related stories give the column more room', () => {
  const { length: short } = columnRoom(story(paragraphs(2)), 0);
  expect(columnRoom(story(paragraphs(20)), 0).length).toBeGreaterThan(3 * short);
  expect(columnRoom({ ...story(paragraphs(2)), lead: {} as StoryPicture }, 0).length).toBeGreaterThan(short);
  expect(columnRoom(story(paragraphs(2)), 5).length).toBeGreaterThan(short);
});

test('a longer story may have more newest stories, but not by its related stories', () => {
  expect(columnRoom(story(paragraphs(8)), 5).latestMost).toBe(9);
  const [longer, longest] = [16, 80].map((count) => columnRoom(story(paragraphs(count)), 0).latestMost);
  expect(longer).toBeGreaterThan(9);
  expect(longest).toBe(24);
});

test('below a photo story and a long read other stories are in rows, as few as below a short story', () => {
  for (const format of ['photo', 'long_read'] as const)
    expect(columnRoom({ format, lead: null, body: paragraphs(20) }, 5)).toEqual(roomOf(0));
});

test('the column has three to nine newest stories, fewer beside an event line and the most read', () => {
  expect(latestInColumn(roomOf(0), none)).toBe(3);
  expect(latestInColumn(roomOf(900), none)).toBe(7);
  expect(latestInColumn(roomOf(9_000), none)).toBe(9);
  expect(latestInColumn(roomOf(1_500), { event: 8, mostRead: 0 })).toBe(3);
  expect(latestInColumn(roomOf(1_500), { event: 8, mostRead: 5 })).toBe(3);
});

test('the newest of the section are in the column of a long story, as many as fit', () => {
  const place = (room: number) => placeSection(few, { room: roomOf(room), beside: none, latest: 3 });
  expect(place(1_200)).toEqual({ sameSection: [0, 1], isSectionInColumn: true });
  expect(place(1_500)).toEqual({ sameSection: [0, 1, 2], isSectionInColumn: true });
  expect(place(9_000)).toEqual({ sameSection: [0, 1, 2, 3, 4, 5], isSectionInColumn: true });
});

test.each([0, 1, 2, 3, 4, 5, 6, 9])('of %i stories below a short one, each row of three is full', (count) => {
  const { sameSection, isSectionInColumn } = placeSection(few.slice(0, count), {
    ...{ room: roomOf(400), beside: none, latest: 3 },
  });
  expect(isSectionInColumn).toBe(false);
  expect(sameSection).toHaveLength(count < 3 ? 0 : count < 6 ? 3 : 6);
});

test('newest stories fill what the section and the most read leave free, up to their maximum', () => {
  const fill = (length: number, cards = 0) =>
    latestToFill(roomOf(length, 20), { beside: { event: 0, mostRead: 5 }, latest: 9, cards });
  expect(fill(800)).toBe(9);
  expect(fill(2_300)).toBe(14);
  expect(fill(2_300, 2)).toBe(9);
  expect(fill(9_000)).toBe(20);
});
