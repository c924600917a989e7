import { suggestSearches } from '#usecases/site/suggest-searches.ts';
import type { Newsroom } from '../../scripts/newsroom/open-newsroom.ts';
import { withReaderConnections } from './as-a-page.ts';
import type { Figure } from './figure.ts';
import { NAMES, RARE } from './story-words.ts';
import { timeRounds } from './time-rounds.ts';

/** Letter by letter, as a reader types. */
const typed = [...NAMES, ...RARE, 'giá xăng', 'bão số', 'thẻ thử 12', 'cộng tác viên', 'thế giới'].flatMap(
  (text) => [...text].map((_, index) => text.slice(0, index + 1)),
);

/** Search suggestions while typing, with a query for each letter. */
export async function measureSuggestions(newsroom: Newsroom): Promise<Figure[]> {
  return withReaderConnections(newsroom, (ctx) =>
    timeRounds('suggestions', { questions: [...new Set(typed)], rounds: 3, markMs: 10 }, (text) =>
      suggestSearches(ctx, { text }),
    ),
  );
}
