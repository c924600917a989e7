import { z } from 'zod';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { deleteAbbreviationRow, findAbbreviationForUpdate } from '#db/queries/house-style/house-style.ts';
import { type Context, requireActor } from '../context.ts';
import { recordAdminAct } from '../shared/record-admin-act.ts';
import { requireDesk } from './shared/require-desk.ts';

const deleteInput = z.object({ id: z.uuid('abbreviation.not-found') });

/**
 * Deletes an abbreviation. Throws `abbreviation.not-found`, `action.not-your-desk`, `action.not-your-role`.
 */
export async function deleteAbbreviation(context: Context, raw: z.input<typeof deleteInput>): Promise<void> {
  const ctx = requireActor(context);
  const { id } = parseInput(deleteInput, raw);
  await ctx.db.transaction(async (tx) => {
    const row = await findAbbreviationForUpdate(tx, id);
    if (row === null) throw new DomainError('abbreviation.not-found');
    await requireDesk(ctx, tx, row.sectionId);
    await deleteAbbreviationRow(tx, id);
    const { sectionId, short, expansion } = row;
    await recordAdminAct(ctx, tx, {
      action: 'abbreviation.delete',
      subjectType: 'abbreviation',
      subjectId: id,
      detail: { name: short, sectionId, expansion },
    });
  });
}
