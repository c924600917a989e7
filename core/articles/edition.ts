import type { Locale } from '../i18n/locales.ts';
import type { Actor } from '../people/roles.ts';
import { type Decision, no, YES } from '../shared/decision.ts';
import { may, mayEdit, type PolicyInput } from './policy.ts';

/** The facts of a story that decide which stories can be its other edition. */
export type Edition = {
  readonly id: string;
  readonly locale: Locale;
  /** The id of the other edition, whichever was written first; null if there is none. */
  readonly editionId: string | null;
};

/**
 * Who may link a story to its other edition. Before publication its authors; afterwards an editor of its
 * desk, because the link appears on the public page at once.
 */
export function mayLinkEdition(actor: Actor, input: PolicyInput): Decision {
  return may(actor, input.facts.publicState === 'none' ? 'pin_related' : 'plan', input);
}

/**
 * Who may mark a translation as made from the original's current version: a person who may write its text. If
 * its text is public already, readers see the mark at once, so the right is that of the link.
 */
export function mayMarkTranslated(actor: Actor, input: PolicyInput): Decision {
  const isPublicText = input.facts.liveHash === input.facts.workingHash;
  return isPublicText ? mayLinkEdition(actor, input) : mayEdit(actor, input);
}

/**
 * Whether two stories can be editions of each other: their languages differ, and neither has another edition.
 */
export function canBeEditions(story: Edition, other: Edition): Decision {
  if (story.id === other.id || story.locale === other.locale) return no('article.edition-same-language');
  if (other.editionId !== null && other.editionId !== story.id) return no('article.edition-taken');
  return YES;
}
