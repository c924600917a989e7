import { bodyText } from '#core/document/body-text.ts';
import { readingsOf, wordsToLookUp } from '#core/search/mean-words.ts';
import type { RankedHit, SearchScope } from '#core/search/search-engine.ts';
import { searchTerms } from '#core/search/search-term.ts';
import { spelledAs } from '#core/search/spelled-as.ts';
import { noSynonyms } from '#core/search/synonyms.ts';
import { exactKey } from '#core/text/exact-key.ts';
import { fold } from '#core/text/fold.ts';
import { listStoriesWithBodies, type StoryWithBody } from '#db/queries/public-lists.ts';
import type { Services } from '../../context.ts';
import { searchEngine } from '../../shared/search-engine.ts';

/** What a reader probably meant to search for: as stories spell it. */
export type Meant = { readonly text: string };

type Hit = StoryWithBody & Pick<RankedHit, 'isExact'>;

/** So few hits, and what was typed may not be what was meant. */
const fewHits = 3;
/** Nobody mistypes a sentence and wants one other word of it. */
const longestMeant = 10;

/**
 * What was probably meant by a search that found little, or nothing with its accents; null where what was typed is as good.
 * Whatever it is, it stands in a story that readers may have now and that the same filters let through.
 */
export async function meanOtherWords(
  services: Services,
  { text, scope, hits }: { text: string; scope: SearchScope; hits: readonly Hit[] },
): Promise<Meant | null> {
  const typed = scope.terms.flatMap(({ typed: rows }) => rows.flat());
  const words = typed.map(fold);
  if (words.length > longestMeant) return null;
  const meant =
    hits.length >= fewHits
      ? otherAccents(words, typed, hits)
      : ((await otherWords(services, { words, scope, foundSomething: hits.length > 0 })) ??
        otherAccents(words, typed, hits));
  return meant === null || exactKey(meant) === exactKey(text) ? null : { text: meant };
}

/** The accents of the first hit, where some were typed and no hit has those. */
function otherAccents(
  words: readonly string[],
  typed: readonly string[],
  hits: readonly Hit[],
): string | null {
  const withoutAccents = words.every((word, index) => word === exactKey(typed[index] ?? ''));
  if (withoutAccents || hits.length === 0 || hits.some(({ isExact }) => isExact)) return null;
  return spelledIn(words, hits);
}

async function otherWords(
  services: Services,
  { words, scope, foundSomething }: { words: readonly string[]; scope: SearchScope; foundSomething: boolean },
): Promise<string | null> {
  const engine = searchEngine(services);
  const known = await engine.listKnownWords(wordsToLookUp(words));
  const stories = new Map(known.map((each) => [each.word, Math.max(1, each.stories)]));
  const readings = readingsOf(words, (word) => stories.get(word) ?? 0, { foundSomething });
  const scopes = readings.map((reading) => ({ ...scope, terms: searchTerms(reading.join(' '), noSynonyms) }));
  const [place] = await engine.listFinding(scopes);
  const [reading, found] = place === undefined ? [] : [readings[place], scopes[place]];
  if (!reading || !found) return null;
  const hits = await engine.listBest(found, { limit: fewHits });
  return spelledIn(
    reading,
    await listStoriesWithBodies(
      services.db,
      hits.map(({ id }) => id),
    ),
  );
}

function spelledIn(words: readonly string[], stories: readonly StoryWithBody[]): string | null {
  for (const { story, body } of stories) {
    const spelled = spelledAs(words, `${story.headline}\n${story.sapo}\n${bodyText(body)}`);
    if (spelled !== null) return spelled;
  }
  return null;
}
