import { z } from 'zod';
import { mayTendHouseWords } from '#core/house-style/house-style-policy.ts';
import { demand } from '#core/shared/decision.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { deleteHouseWordRow } from '#db/queries/house-style.ts';
import { type Context, requireActor } from '../context.ts';
import { recordAdminAct } from '../shared/record-admin-act.ts';
import { houseWord } from './shared/style-fields.ts';

const deleteInput = z.object({ word: houseWord });

/** Takes a word out of the house's dictionary. Throws `word.not-found`, `action.not-your-role`. */
export async function deleteHouseWord(context: Context, raw: z.input<typeof deleteInput>): Promise<void> {
  const ctx = requireActor(context);
  const { word } = parseInput(deleteInput, raw);
  demand(mayTendHouseWords(ctx.actor));
  await ctx.db.transaction(async (tx) => {
    if (!(await deleteHouseWordRow(tx, word))) throw new DomainError('word.not-found');
    await recordAdminAct(ctx, tx, {
      action: 'house_word.delete',
      subjectType: 'house_word',
      // A word is known by itself; the trail wants an id of its own.
      subjectId: ctx.newId(),
      detail: { name: word },
    });
  });
}
