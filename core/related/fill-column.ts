import type { PublicStory } from '../articles/public-story.ts';
import type { Body } from '../document/body.ts';
import { mediaIdsOf } from '../document/body-facts.ts';
import { bodyText } from '../document/body-text.ts';

/** Lengths in px on a page 1,280 px wide, measured on the demonstration. */
const TEXT = { head: 320, lead: 500, end: 260, line: 32, lineChars: 72, paragraphGap: 22, picture: 500 };
const relatedRow = 150;
const COLUMN = { title: 75, line: 88, ranked: 78, card: 315 };
/** Coverage grows while it is read; its entries are not in the body. */
const coverage = 3_000;

const latestFewest = 3;
const latestMost = 9;
const sectionMost = 6;
/** The number of cards in a row below the story: a row is full or not shown. */
const rowOf = 3;

/** Lists of other stories that the column may hold, with their numbers of stories. */
type Beside = { readonly event: number; readonly mostRead: number };

/** The length in px that the column beside a story may have. */
export function columnRoom(
  { format, lead, body }: Pick<PublicStory, 'format' | 'lead'> & { readonly body: Body },
  relatedCount: number,
): number {
  const related = relatedCount * relatedRow;
  // Both use the whole width, so the column begins below them.
  if (format === 'photo' || format === 'long_read') return related;
  const paragraphs = bodyText(body).split('\n\n');
  const lines = paragraphs.reduce((sum, { length }) => sum + Math.ceil(length / TEXT.lineChars), 0);
  const text = lines * TEXT.line + paragraphs.length * TEXT.paragraphGap;
  const pictures = mediaIdsOf(body).length * TEXT.picture + (lead === null ? 0 : TEXT.lead);
  return TEXT.head + pictures + text + TEXT.end + related + (format === 'live' ? coverage : 0);
}

/** The number of newest stories in the column, at least three. */
export function latestInColumn(room: number, beside: Beside): number {
  const free = room - lengthOf(beside) - COLUMN.title;
  return Math.min(latestMost, Math.max(latestFewest, Math.floor(free / COLUMN.line)));
}

/**
 * The newest stories of the section: in the column if two cards fit there, otherwise in full rows of three
 * below the story.
 */
export function placeSection<Story>(
  stories: readonly Story[],
  { room, beside, latest }: { room: number; beside: Beside; latest: number },
): { readonly sameSection: Story[]; readonly isSectionInColumn: boolean } {
  const free = room - lengthOf(beside) - lengthOfList(latest, COLUMN.line) - COLUMN.title;
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
