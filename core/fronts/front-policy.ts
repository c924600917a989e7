import { type Actor, holds, holdsOnDesk } from '../people/roles.ts';
import { type Decision, no, YES } from '../shared/decision.ts';
import type { Container } from './home-containers.ts';

/**
 * Managing editors and holders of the grant `fronts` lay out the front; editors curate the strips of their
 * desks.
 */
export function mayReadFronts(actor: Actor): Decision {
  return answersForFront(actor) || holds(actor, 'editor') ? YES : no('action.not-your-role');
}

/** Whether a person may lay out and launch a container. */
export function mayCurate(
  actor: Actor,
  {
    kind,
    sectionId,
  }: { readonly kind: Pick<Container['kind'], 'curatedBy'>; readonly sectionId: string | null },
): Decision {
  if (answersForFront(actor)) return YES;
  if (!holds(actor, 'editor')) return no('action.not-your-role');
  const isOfTheirDesk =
    kind.curatedBy === 'desk' && sectionId !== null && holdsOnDesk(actor, 'editor', [sectionId]);
  return isOfTheirDesk ? YES : no('front.not-your-container');
}

/** Who is notified, and responsible, when a front is out of date. */
export function answersForFront(actor: Pick<Actor, 'roles' | 'grants'>): boolean {
  return holds(actor, 'managing_editor') || actor.grants.includes('fronts');
}
