import { z } from 'zod';
import { mayManageHouseWords } from '#core/house-style/house-style-policy.ts';
import { requireAllowed } from '#core/shared/decision.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { insertHouseWord } from '#db/queries/house-style/house-style.ts';
import { type Context, requireActor } from '../context.ts';
import { recordAdminAct } from '../shared/record-admin-act.ts';
import { houseWord } from './shared/style-fields.ts';

const addInput = z.object({ word: houseWord });

/**
 * Adds a word to the site's dictionary as written; idempotent. Throws `action.not-your-role`,
 * `request.invalid`.
 */
export async function addHouseWord(
  context: Context,
  raw: z.input<typeof addInput>,
): Promise<{ word: string }> {
  const ctx = requireActor(context);
  const { word } = parseInput(addInput, raw);
  requireAllowed(mayManageHouseWords(ctx.actor));
  return ctx.db.transaction(async (tx) => {
    const isNew = await insertHouseWord(tx, { word, addedBy: ctx.actor.id, addedAt: ctx.now() });
    if (isNew) {
      await recordAdminAct(ctx, tx, {
        action: 'house_word.create',
        subjectType: 'house_word',
        // A word has no id, but the audit requires a UUID.
        subjectId: ctx.newId(),
        detail: { name: word },
      });
    }
    return { word };
  });
}
