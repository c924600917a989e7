import type { Locale } from '../i18n/locales.ts';
import type { Actor } from '../people/roles.ts';
import { type Decision, no, YES } from '../shared/decision.ts';
import type { EditionRole } from './edition-roles.ts';
import { type ArticleFacts, may, mayEdit, type PolicyInput } from './policy.ts';

/** The facts of a story that decide which stories can be its other edition. */
export type Edition = {
  readonly id: string;
  readonly locale: Locale;
  /** The id of the other edition, whichever was written first; null if there is none. */
  readonly editionId: string | null;
  readonly everPublished: boolean;
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
 * Whether a person who may link one story may link it to this other one: both pages change, so both desks
 * decide. A story that was never public cannot hold the link of a public one: no right is asked for it then,
 * because it may be a private draft of which the desk knows nothing.
 */
export function mayLinkOther(
  actor: Actor,
  input: PolicyInput,
  { own, isLinked }: { own: Pick<ArticleFacts, 'everPublished'>; isLinked: boolean },
): Decision {
  if (!isLinked && own.everPublished && !input.facts.everPublished) return YES;
  return mayLinkEdition(actor, input).ok ? YES : no('article.edition-no-right');
}

/**
 * Whether two stories can be editions of each other. Their languages differ, and neither has another edition.
 * The original was public if the translation was. `role` is the role of `other`.
 */
export function canBeEditions(story: Edition, other: Edition, role: EditionRole): Decision {
  if (story.id === other.id || story.locale === other.locale) return no('article.edition-same-language');
  if (other.editionId !== null && other.editionId !== story.id) return no('article.edition-taken');
  const [original, translation] = role === 'original' ? [other, story] : [story, other];
  if (translation.everPublished && !original.everPublished) return no('article.edition-unpublished-original');
  return YES;
}
