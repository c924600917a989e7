import { type ArticleFacts, may, type PolicySettings } from '../articles/policy.ts';
import type { Actor } from '../people/roles.ts';
import { type Decision, no, YES } from '../shared/decision.ts';

/**
 * Who sees and revokes the share links of an article: its own people except contributors, the editors of its
 * desk, managing editors and legal. For a draft that was never submitted, only its author.
 */
export function mayTendOutsideLinks(
  actor: Actor,
  article: ArticleFacts,
  now: Date,
  settings: PolicySettings,
): Decision {
  return may(actor, 'share_outside', article, now, settings);
}

/**
 * Who may create a share link: the same people, while there is something to show. A sealed or spiked story
 * cannot be shared.
 */
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
