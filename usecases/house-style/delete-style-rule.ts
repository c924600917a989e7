import { z } from 'zod';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { deleteStyleRuleRow, findStyleRuleForUpdate } from '#db/queries/house-style/house-style.ts';
import { type Context, requireActor } from '../context.ts';
import { recordAdminAct } from '../shared/record-admin-act.ts';
import { requireDesk } from './shared/require-desk.ts';

const deleteInput = z.object({ id: z.uuid('style.not-found') });

/** Deletes a style rule. Throws `style.not-found`, `action.not-your-desk`, `action.not-your-role`. */
export async function deleteStyleRule(context: Context, raw: z.input<typeof deleteInput>): Promise<void> {
  const ctx = requireActor(context);
  const { id } = parseInput(deleteInput, raw);
  await ctx.db.transaction(async (tx) => {
    const row = await findStyleRuleForUpdate(tx, id);
    if (row === null) throw new DomainError('style.not-found');
    await requireDesk(ctx, tx, row.sectionId);
    await deleteStyleRuleRow(tx, id);
    const { sectionId, pattern, advice, replacement } = row;
    await recordAdminAct(ctx, tx, {
      action: 'style_rule.delete',
      subjectType: 'style_rule',
      subjectId: id,
      detail: { name: pattern, sectionId, advice, replacement },
    });
  });
}
