import { mayChangeChecks } from '#core/checks/check-policy.ts';
import { requireAllowed } from '#core/shared/decision.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import type { SectionRow } from '#db/queries/sections/sections.ts';
import type { ActorContext } from '../../context.ts';
import { pathOf } from './section-paths.ts';

/**
 * Throws `action.not-your-desk` or `action.not-your-role` unless the actor owns the rules of this section
 * (null: of the whole site), `section.not-found` for an unknown section.
 */
export function requirePlace(
  ctx: ActorContext,
  sectionId: string | null,
  sections: readonly SectionRow[],
): void {
  const path = sectionId === null ? null : pathOf(sectionId, sections);
  if (path?.length === 0) throw new DomainError('section.not-found');
  requireAllowed(mayChangeChecks(ctx.actor, path));
}
