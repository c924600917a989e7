import { type ArticleFacts, may, type PolicySettings } from '../articles/policy.ts';
import type { Actor } from '../people/roles.ts';
import { type Decision, no, YES } from '../shared/decision.ts';

/**
 * Who sees and revokes the links of an article that lead outside: its own people except contributors, the editors of
 * its desk, managing editors and legal; of a draft that was never submitted, its author alone.
 */
export function mayTendOutsideLinks(
  actor: Actor,
  article: ArticleFacts,
  now: Date,
  settings: PolicySettings,
): Decision {
  return may(actor, 'share_outside', article, now, settings);
}

/** Who may make one: the same people, while there is something to show. Sealed words go nowhere, nor does a spiked story. */
export function mayMakeOutsideLink(
  actor: Actor,
  article: ArticleFacts,
  now: Date,
  settings: PolicySettings,
): Decision {
  if (article.publicState === 'taken_down') return no('article.sealed');
  const right = mayTendOutsideLinks(actor, article, now, settings);
  if (!right.ok) return right;
  return article.workState === 'spiked' ? no('action.wrong-work-state') : YES;
}
