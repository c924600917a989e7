import type { PublicNote } from '#core/articles/public-note.ts';
import type { PlaceInList } from '#core/shared/list-cursor.ts';
import { isPlaceOfNote, listCorrections } from '#db/queries/site/public-notes.ts';
import { renderContext } from '#platform/page-cache/render-context.ts';
import type { Services } from '#usecases/context.ts';
import { readListPage } from './shared/read-list-page.ts';

export type CorrectionsPage = PlaceInList & { readonly notes: readonly PublicNote[] };

const perPage = 30;

/** The corrections, clarifications and take-downs, newest first; `only` take-downs if set. */
export async function readCorrections(
  { db }: Services,
  { cursor, only }: { cursor?: string; only?: 'take_down' },
): Promise<CorrectionsPage> {
  const { shown: notes, place } = await readListPage({
    ...{ cursor, perPage, isPlace: (at) => isPlaceOfNote(db, at) },
    list: (stretch) => listCorrections(db, { ...stretch, only }),
  });
  renderContext.addTags('corrections', ...notes.map(({ articleId }) => `article:${articleId}`));
  return { notes, ...place };
}
