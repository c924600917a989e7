import type { EditionRole } from '#core/articles/edition-roles.ts';
import type { Locale } from '#core/i18n/locales.ts';
import type { Queryable } from '#db/client.ts';
import { getArticle } from '#db/queries/articles/articles.ts';
import { findEdition } from '#db/queries/articles/editions.ts';
import type { ActorContext } from '../../context.ts';
import { listUnsealedIds } from './list-readable-ids.ts';

/** The other edition of a story at the desk. */
export type EditionView = {
  readonly id: string;
  readonly number: number;
  readonly locale: Locale;
  /** Its working headline; null if this person may not read it. */
  readonly headline: string | null;
  /** Its role relative to this story. */
  readonly role: EditionRole;
};

/** The other edition of a story for this person, or null. */
export async function loadEdition(
  ctx: ActorContext,
  q: Queryable,
  articleId: string,
): Promise<EditionView | null> {
  const edition = await findEdition(q, articleId);
  if (edition === null) return null;
  const { article, working } = await getArticle(q, edition.id);
  const readable = await listUnsealedIds(ctx, q, [edition.id]);
  return {
    id: article.id,
    number: article.number,
    locale: article.locale,
    headline: readable.has(article.id) ? working.headline : null,
    role: edition.role,
  };
}
