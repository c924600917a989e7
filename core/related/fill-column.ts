import type { PublicStory } from '../articles/public-story.ts';
import type { Body } from '../document/body.ts';
import { mediaIdsOf, storyIdsOf } from '../document/body-facts.ts';
import { bodyText } from '../document/body-text.ts';

/** Lengths in px on a page 1,280 px wide, measured on the demonstration. */
const TEXT = { head: 450, lead: 535, end: 220, line: 32, lineChars: 72, paragraphGap: 22 };
const INSIDE = { picture: 515, card: 204 };
const relatedRow = 225;
const COLUMN = { title: 75, line: 113, ranked: 92, card: 315 };
/** Coverage grows while it is read; its entries are not in the body. */
const coverage = 3_000;

const latestFewest = 3;
/** In the first place, so that the section has a part of the column. */
const latestMost = 9;
/**
 * A story of twelve paragraphs, whose HTML has a budget, has no more. In a longer one each of these steps in
 * px allows one more, up to a maximum.
 */
const MORE = { from: 3_000, step: 20, most: 15 };
const sectionMost = 6;
/** The number of cards in a row below the story: a row is full or not shown. */
const rowOf = 3;

/** Lists of other stories that the column may hold, with their numbers of stories. */
type Beside = { readonly event: number; readonly mostRead: number };

/** The length in px that the column beside a story may have, and the number of newest stories in it. */
export type ColumnRoom = { readonly length: number; readonly latestMost: number };

export function columnRoom(
  { format, lead, body }: Pick<PublicStory, 'format' | 'lead'> & { readonly body: Body },
  relatedCount: number,
): ColumnRoom {
  // Both use the whole width: their other stories are in rows below.
  if (format === 'photo' || format === 'long_read') return { length: 0, latestMost };
  const paragraphs = bodyText(body).split('\n\n');
  const lines = paragraphs.reduce((sum, { length }) => sum + Math.ceil(length / TEXT.lineChars), 0);
  const text = lines * TEXT.line + paragraphs.length * TEXT.paragraphGap;
  const pictures = mediaIdsOf(body).length * INSIDE.picture + (lead === null ? 0 : TEXT.lead);
  const cards = storyIdsOf(body).length * INSIDE.card;
  const own = TEXT.head + pictures + cards + text + TEXT.end + (format === 'live' ? coverage : 0);
  return {
    length: own + relatedCount * relatedRow,
    latestMost: latestMost + Math.min(MORE.most, Math.max(0, Math.floor((own - MORE.from) / MORE.step))),
  };
}

/** The number of newest stories in the column at first, from three to nine. */
export function latestInColumn(room: ColumnRoom, beside: Beside): number {
  const free = room.length - lengthOf(beside) - COLUMN.title;
  return Math.min(latestMost, Math.max(latestFewest, Math.floor(free / COLUMN.line)));
}

/** The number of newest stories that the column holds beside those of the section. */
export function latestToFill(
  room: ColumnRoom,
  { beside, latest, cards }: { beside: Beside; latest: number; cards: number },
): number {
  const used = lengthOf(beside) + lengthOfList(latest, COLUMN.line) + lengthOfList(cards, COLUMN.card);
  const more = Math.max(0, Math.floor((room.length - used) / COLUMN.line));
  return Math.max(latest, Math.min(room.latestMost, latest + more));
}

/**
 * The newest stories of the section: in the column if two cards fit there, otherwise in full rows of three
 * below the story.
 */
export function placeSection<Story>(
  stories: readonly Story[],
  { room, beside, latest }: { room: ColumnRoom; beside: Beside; latest: number },
): { readonly sameSection: Story[]; readonly isSectionInColumn: boolean } {
  const free = room.length - lengthOf(beside) - lengthOfList(latest, COLUMN.line) - COLUMN.title;
  const fitting = Math.floor(free / COLUMN.card);
  const isSectionInColumn = fitting > 1;
  const count = Math.min(sectionMost, stories.length, isSectionInColumn ? fitting : sectionMost);
  return {
    sameSection: stories.slice(0, isSectionInColumn ? count : count - (count % rowOf)),
    isSectionInColumn,
  };
}

function lengthOf({ event, mostRead }: Beside): number {
  return lengthOfList(event, COLUMN.line) + lengthOfList(mostRead, COLUMN.ranked);
}

function lengthOfList(count: number, each: number): number {
  return count === 0 ? 0 : COLUMN.title + count * each;
}
