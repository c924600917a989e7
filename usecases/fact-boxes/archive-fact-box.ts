import { z } from 'zod';
import { mayArchiveFactBox } from '#core/fact-boxes/fact-box-policy.ts';
import { requireAllowed } from '#core/shared/decision.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { findFactBoxForUpdate, updateFactBox } from '#db/queries/articles/fact-boxes.ts';
import { type Context, requireActor } from '../context.ts';
import { recordAdminAct } from '../shared/record-admin-act.ts';

const archiveInput = z.object({ id: z.uuid() });

/**
 * Archives a box of the library; copies in stories remain. Throws `fact-box.not-found`,
 * `action.not-your-role`.
 */
export async function archiveFactBox(context: Context, raw: unknown): Promise<void> {
  const ctx = requireActor(context);
  const { id } = parseInput(archiveInput, raw);
  requireAllowed(mayArchiveFactBox(ctx.actor));
  await ctx.db.transaction(async (tx) => {
    const box = await findFactBoxForUpdate(tx, id);
    if (box === null) throw new DomainError('fact-box.not-found');
    await updateFactBox(tx, id, { archivedAt: ctx.now() });
    await recordAdminAct(ctx, tx, {
      action: 'fact_box.archive',
      subjectType: 'fact_box',
      subjectId: id,
      detail: { title: box.title },
    });
  });
}
