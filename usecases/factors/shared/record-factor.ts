import type { Transaction } from '#db/client.ts';
import type { ActorContext } from '../../context.ts';
import { recordAdminAct } from '../../shared/record-admin-act.ts';

/** Records an act of the actor on their own second factors in the audit. */
export async function recordFactor(
  ctx: ActorContext,
  tx: Transaction,
  { action, ...detail }: { action: string } & Record<string, unknown>,
): Promise<void> {
  await recordAdminAct(ctx, tx, { action, subjectType: 'person', subjectId: ctx.actor.id, detail });
}
