import { z } from 'zod';
import { holds } from '#core/people/roles.ts';
import { mayKeepRoyalties } from '#core/royalties/royalty-policy.ts';
import { ROYALTY_FORMATS, royaltyHead, royaltyRow } from '#core/royalties/royalty-rows.ts';
import { requireAllowed } from '#core/shared/decision.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { findClosing } from '#db/queries/royalties/royalties.ts';
import { listRoyaltyRows } from '#db/queries/royalties/royalty-lists.ts';
import { type Context, requireActor } from '../context.ts';
import { requireFresh } from '../shared/require-fresh-proof.ts';
import { monthInput } from './shared/month-input.ts';
import { recordRoyalty } from './shared/record-royalty.ts';

const batch = 500;
const input = z.object({ month: monthInput, format: z.enum(ROYALTY_FORMATS).default('csv') });

/**
 * The royalty entries paid in a month, one per line. For the managing editor, and for the operator, who has
 * the whole database (`at-the-machine`). The export is recorded before the first line. Throws
 * `action.not-your-role`, `auth.reauthenticate`, `request.invalid`.
 */
export async function exportRoyalties(
  context: Context,
  raw: unknown,
  from: 'screen' | 'at-the-machine' = 'screen',
): Promise<AsyncIterable<string>> {
  const ctx = requireActor(context);
  const { month, format } = parseInput(input, raw);
  if (from === 'screen' || !holds(ctx.actor, 'admin')) requireAllowed(mayKeepRoyalties(ctx.actor));
  requireFresh(ctx);
  const closing = await findClosing(ctx.db, month);
  await ctx.db.transaction((tx) =>
    recordRoyalty(ctx, tx, { action: 'royalty.export', detail: { month, format } }),
  );
  return lines();

  async function* lines(): AsyncGenerator<string> {
    const head = royaltyHead(format);
    if (head !== null) yield head;
    for (let afterId: string | null = null; ; ) {
      const rows = await listRoyaltyRows(ctx.db, { month, afterId, limit: batch });
      for (const row of rows) yield royaltyRow({ ...row, isClosed: closing !== null }, format);
      const last = rows.at(-1);
      if (last === undefined || rows.length < batch) return;
      afterId = last.id;
    }
  }
}
