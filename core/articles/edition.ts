import type { Locale } from '../i18n/locales.ts';
import type { Actor } from '../people/roles.ts';
import { type Decision, no, YES } from '../shared/decision.ts';
import { type ArticleFacts, may, type PolicySettings } from './policy.ts';

/** The slice of a story that decides which others it may be an edition of. */
export type Edition = {
  readonly id: string;
  readonly locale: Locale;
  /** The id of its other edition, whichever of the two was first; null where it has none. */
  readonly editionId: string | null;
};

/**
 * Whoever files a story says of which it is the other edition: its authors while readers do not have it, from then on
 * an editor of its desk, for the link stands on a public page at once.
 */
export function mayLinkEdition(
  actor: Actor,
  facts: ArticleFacts,
  now: Date,
  settings?: PolicySettings,
): Decision {
  return may(actor, facts.publicState === 'none' ? 'pin_related' : 'plan', facts, now, settings);
}

/** Whether two stories can be the two editions of one: of different languages, and neither that of a third. */
export function canBeEditions(story: Edition, other: Edition): Decision {
  if (story.id === other.id || story.locale === other.locale) return no('article.edition-same-language');
  if (other.editionId !== null && other.editionId !== story.id) return no('article.edition-taken');
  return YES;
}
