import { mayManageStyle } from '#core/house-style/house-style-policy.ts';
import { requireAllowed } from '#core/shared/decision.ts';
import type { Transaction } from '#db/client.ts';
import { getSectionPath } from '#db/queries/sections/section-paths.ts';
import type { ActorContext } from '../../context.ts';

/**
 * Throws `action.not-your-desk` or `action.not-your-role` unless the actor manages the style of this desk
 * (null: of the whole site), `section.not-found` for an unknown desk.
 */
export async function requireDesk(
  ctx: ActorContext,
  tx: Transaction,
  sectionId: string | null,
): Promise<void> {
  const path = sectionId === null ? null : await getSectionPath(tx, sectionId);
  requireAllowed(mayManageStyle(ctx.actor, path === null ? null : path.map(({ id }) => id)));
}
