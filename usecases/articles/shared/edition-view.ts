import type { EditionRole } from '#core/articles/edition-roles.ts';
import type { TranslationState } from '#core/articles/translation-state.ts';
import type { Locale } from '#core/i18n/locales.ts';
import { pick } from '#core/shared/pick.ts';
import type { Queryable } from '#db/client.ts';
import { getArticle } from '#db/queries/articles/articles.ts';
import { findEdition } from '#db/queries/articles/editions.ts';
import { findTranslation } from '#db/queries/articles/translations.ts';
import type { ActorContext } from '../../context.ts';
import { listKnownStories } from './known-stories.ts';

/** The other edition of a story at the desk. */
export type EditionView = {
  readonly id: string;
  readonly number: number;
  readonly locale: Locale;
  /** Its headline for this person; null if they may not read it. */
  readonly headline: string | null;
  /** Its role relative to this story. */
  readonly role: EditionRole;
  /** Which version of the original the translation was made from, whichever of both this story is. */
  readonly translation: {
    readonly state: TranslationState;
    readonly versionId: string;
    readonly version: number;
    /** The live version of the original, otherwise its working one. */
    readonly currentVersion: number;
  } | null;
};

/** The other edition of a story for this person, or null. */
export async function loadEdition(
  ctx: ActorContext,
  q: Queryable,
  articleId: string,
): Promise<EditionView | null> {
  const edition = await findEdition(q, articleId);
  if (edition === null) return null;
  const { article } = await getArticle(q, edition.id);
  const known = await listKnownStories(ctx, q, [edition.id]);
  const translationId = edition.role === 'original' ? articleId : edition.id;
  const made = await findTranslation(q, { articleId: translationId, of: 'working' });
  return {
    id: article.id,
    number: article.number,
    locale: article.locale,
    headline: known.get(article.id)?.headline ?? null,
    role: edition.role,
    translation: made && pick(made, ['state', 'versionId', 'version', 'currentVersion']),
  };
}
