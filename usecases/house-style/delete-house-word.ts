import { z } from 'zod';
import { mayManageHouseWords } from '#core/house-style/house-style-policy.ts';
import { requireAllowed } from '#core/shared/decision.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { deleteHouseWordRow } from '#db/queries/house-style/house-style.ts';
import { type Context, requireActor } from '../context.ts';
import { recordAdminAct } from '../shared/record-admin-act.ts';
import { houseWord } from './shared/style-fields.ts';

const deleteInput = z.object({ word: houseWord });

/** Deletes a word from the site's dictionary. Throws `word.not-found`, `action.not-your-role`. */
export async function deleteHouseWord(context: Context, raw: z.input<typeof deleteInput>): Promise<void> {
  const ctx = requireActor(context);
  const { word } = parseInput(deleteInput, raw);
  requireAllowed(mayManageHouseWords(ctx.actor));
  await ctx.db.transaction(async (tx) => {
    if (!(await deleteHouseWordRow(tx, word))) throw new DomainError('word.not-found');
    await recordAdminAct(ctx, tx, {
      action: 'house_word.delete',
      subjectType: 'house_word',
      // A word has no id, but the audit requires a UUID.
      subjectId: ctx.newId(),
      detail: { name: word },
    });
  });
}
