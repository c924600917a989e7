import { needsSecondFactor } from '#core/people/second-factor.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import type { Transaction } from '#db/client.ts';
import { hasSecondFactor, replaceRecoveryCodes } from '#db/queries/sessions/second-factors.ts';
import type { ActorContext } from '../../context.ts';
import { loadSiteSettings } from '../../shared/load-site-settings.ts';

/**
 * Checks the state after one of the actor's factors was removed. A person who needs a second factor must keep
 * one. Without any, recovery codes have no purpose and are deleted. Throws `factor.required`.
 */
export async function keepFactor(ctx: ActorContext, tx: Transaction): Promise<void> {
  const personId = ctx.actor.id;
  if (await hasSecondFactor(tx, personId)) return;
  const { secondFactorRoles } = await loadSiteSettings(tx);
  if (needsSecondFactor(ctx.actor, secondFactorRoles)) throw new DomainError('factor.required');
  await replaceRecoveryCodes(tx, { personId, rows: [] });
}
