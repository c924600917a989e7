import { type StoryTerms, type TermUse, termKey } from '#core/related/story-terms.ts';
import { seeded } from '#tests/support/seeded.ts';

/** Numbers of words, names and pairs. The n-th is 1/n as frequent as the first (Zipf). */
const knownTerms = 2_000_000;
/** Terms of a story that are independent of its subject. */
const anyUses = 200;
/** The vocabulary of a subject, and how many of its terms a report uses. */
const subject = { has: 60, used: 40 } as const;
/** The vocabulary of a tag over all years, and how many of its terms a story uses. */
const tagged = { has: 30, used: 8 } as const;
/** The terms of subjects and tags exclude the most common ones. */
const commonest = 200;
/** One story in this many opens a subject. Half of the later ones come within the next so many stories. */
const storiesOfSubject = 6;
const subjectStories = 150;
/** One term in this many of a subject or tag is a name. */
const oneNameIn = 5;

/** What determines the terms of a story: its index from the oldest, and its tags. */
export type DrawnStory = { readonly place: number; readonly tagIds: readonly string[] };

/**
 * Draws the terms of a report of about 200 syllables: from all words, from the subject of its day and from
 * its tags. The story thus has relatives of the day, relatives of all years, and thousands that share a word
 * by chance. Deterministic for each story.
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

/**
 * The terms of a subject or tag. Computed each time, because those of a million stories would take gigabytes.
 */
function wordsOf(what: string, count: number): number[] {
  const random = seeded(termKey(what));
  return Array.from({ length: count }, () => termBeyond(commonest, random));
}

/** Draws a term from the n-th on by its frequency. The result is its number. */
function termBeyond(first: number, random: () => number): number {
  return Math.floor(first * (knownTerms / first) ** random());
}
