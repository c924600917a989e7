import type { PublicNote } from '#core/articles/public-note.ts';
import { formatListCursor, parseListCursor } from '#core/shared/list-cursor.ts';
import { listCorrections } from '#db/queries/public-notes.ts';
import { pageScope } from '#platform/page-cache/page-scope.ts';
import type { Services } from '#usecases/context.ts';

export type CorrectionsPage = {
  readonly notes: readonly PublicNote[];
  readonly isFirstPage: boolean;
  readonly nextCursor: string | null;
};

const perPage = 30;

/** What the newsroom corrected, clarified and took down, or `only` what it took down, newest first. */
export async function readCorrections(
  { db }: Services,
  { cursor, only }: { cursor?: string; only?: 'take_down' },
): Promise<CorrectionsPage> {
  const before = parseListCursor(cursor);
  const found = await listCorrections(db, { limit: perPage + 1, before, only });
  const notes = found.slice(0, perPage);
  const last = notes.at(-1);
  pageScope.addTags('corrections', ...notes.map(({ articleId }) => `article:${articleId}`));
  return {
    notes,
    isFirstPage: before === undefined,
    nextCursor: last && found.length > perPage ? formatListCursor(last) : null,
  };
}
