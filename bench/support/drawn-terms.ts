import type { StoryTerms, TermUse } from '#core/related/story-terms.ts';
import { termKey } from '#core/related/term-key.ts';
import { seeded } from '#tests/support/seeded.ts';

/** How many words, names and pairs there are; the n-th comes 1/n as often as the first (Zipf). */
const knownTerms = 2_000_000;
/** What anybody may write about anything. */
const anyUses = 200;
/** What a subject of the day has words for, and how many of them a report on it uses. */
const subject = { has: 60, used: 40 } as const;
/** What a tag has words for in all the years, and how many of them a story that bears it uses. */
const tagged = { has: 30, used: 8 } as const;
/** The words by which subjects and tags are told apart are none of the commonest. */
const commonest = 200;
/** One story in so many opens a subject; half of those that follow it come within the next so many stories. */
const storiesOfSubject = 6;
const subjectStories = 150;
/** Of the words of a subject or a tag, one in so many is a name. */
const oneNameIn = 5;

/** A story as far as its words hang on it: its place among all, the oldest first, and its tags. */
export type DrawnStory = { readonly place: number; readonly tagIds: readonly string[] };

/**
 * The terms of a report of some 200 syllables, drawn: words of any kind, of the day's subject that it is about, and of
 * its tags. So it has relatives of a day, relatives of all years, and thousands that share a word by chance. The same
 * for the same story.
 */
export function drawnTerms({ place, tagIds }: DrawnStory): StoryTerms {
  const random = seeded(place);
  const uses = new Map<number, TermUse>();
  let length = 0;
  const add = (term: number, isName: boolean) => {
    const count = (uses.get(term)?.count ?? 0) + 1;
    uses.set(term, { count, isName, isPair: false });
    length += 1;
  };
  const drawSome = (words: readonly number[], used: number) => {
    for (let drawn = 0; drawn < used; drawn += 1) {
      const at = Math.floor(random() * words.length);
      add(words[at] ?? 0, at % oneNameIn === 0);
    }
  };
  for (let drawn = 0; drawn < anyUses; drawn += 1) add(termBeyond(1, random), false);
  const back = Math.floor(-Math.log2(1 - random()) * subjectStories);
  const about = Math.floor(Math.max(0, place - back) / storiesOfSubject);
  drawSome(wordsOf(`subject ${about}`, subject.has), subject.used);
  for (const id of tagIds) drawSome(wordsOf(`tag ${id}`, tagged.has), tagged.used);
  return { uses, length, scale: 1 };
}

/** The words of a subject or of a tag, made each time: to keep those of a million stories would take gigabytes. */
function wordsOf(what: string, count: number): number[] {
  const random = seeded(termKey(what));
  return Array.from({ length: count }, () => termBeyond(commonest, random));
}

/** One of the terms from the n-th on, each as often as it comes; by its number, for which any will do. */
function termBeyond(first: number, random: () => number): number {
  return Math.floor(first * (knownTerms / first) ** random());
}
