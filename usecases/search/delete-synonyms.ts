import { z } from 'zod';
import { mayManageSearch } from '#core/search/search-policy.ts';
import { requireAllowed } from '#core/shared/decision.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { invalidatePages } from '#db/queries/notifications/outbox.ts';
import { deleteSynonyms as deleteRows, listSynonymNamesForUpdate } from '#db/queries/search/synonyms.ts';
import { type Context, requireActor } from '../context.ts';
import { recordAdminAct } from '../shared/record-admin-act.ts';

const deleteInput = z.object({ id: z.uuid('synonyms.not-found') });

/** Deletes a group of synonyms. Throws `synonyms.not-found`, `action.not-your-role`. */
export async function deleteSynonyms(context: Context, raw: z.input<typeof deleteInput>): Promise<void> {
  const ctx = requireActor(context);
  requireAllowed(mayManageSearch(ctx.actor));
  const { id } = parseInput(deleteInput, raw);
  await ctx.db.transaction(async (tx) => {
    const names = await listSynonymNamesForUpdate(tx, id);
    if (names.length === 0) throw new DomainError('synonyms.not-found');
    await deleteRows(tx, id);
    await invalidatePages(tx, ['search']);
    await recordAdminAct(ctx, tx, {
      action: 'synonyms.delete',
      subjectType: 'synonyms',
      subjectId: id,
      detail: { name: names[0], names },
    });
  });
}
