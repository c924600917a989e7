import { may, type PolicyInput } from '../articles/policy.ts';
import type { Actor } from '../people/roles.ts';
import { type Decision, no, YES } from '../shared/decision.ts';

/**
 * Who sees and revokes the share links of an article: its own people except contributors, the editors of its
 * desk, managing editors and legal. For a draft that was never submitted, only its author.
 */
export function mayManageOutsideLinks(actor: Actor, input: PolicyInput): Decision {
  return may(actor, 'share_outside', input);
}

/**
 * Who may create a share link: the same people, while there is something to show. A sealed or spiked story
 * cannot be shared.
 */
export function mayMakeOutsideLink(actor: Actor, input: PolicyInput): Decision {
  if (input.facts.publicState === 'taken_down') return no('article.sealed');
  const right = mayManageOutsideLinks(actor, input);
  if (!right.ok) return right;
  return input.facts.workState === 'spiked' ? no('action.wrong-work-state') : YES;
}
