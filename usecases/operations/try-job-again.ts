import { z } from 'zod';
import { isAdmin } from '#core/people/administration.ts';
import { requireAllowed } from '#core/shared/decision.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { type Context, requireActor } from '../context.ts';
import { recordAdminAct } from '../shared/record-admin-act.ts';

const input = z.object({ jobId: z.uuid('job.not-failed'), name: z.string().max(80) });

/**
 * Puts a failed job back into its queue; jobs are idempotent. Throws `action.not-your-role`, `job.not-failed`
 * if it is not failed any more, or unknown.
 */
export async function tryJobAgain(context: Context, raw: unknown): Promise<void> {
  const ctx = requireActor(context);
  requireAllowed(isAdmin(ctx.actor));
  const { jobId, name } = parseInput(input, raw);
  await ctx.db.transaction(async (tx) => {
    await recordAdminAct(ctx, tx, {
      action: 'job.try_again',
      subjectType: 'job',
      subjectId: jobId,
      detail: { name },
    });
    // The queue's table is outside this transaction: it is called last, so that its refusal rolls back the
    // audit row.
    if (!(await ctx.operations?.tryJobAgain({ id: jobId, name }))) throw new DomainError('job.not-failed');
  });
}
