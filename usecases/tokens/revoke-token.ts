import { z } from 'zod';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { revokeTokenById } from '#db/queries/api-tokens.ts';
import type { Context } from '../context.ts';
import { recordAdminAct } from '../shared/record-admin-act.ts';
import { demandTokenKeeper } from './shared/demand-token-keeper.ts';

const revokeInput = z.object({ tokenId: z.uuid('token.not-found') });

/** Ends a token; the next request with it is refused. Throws `token.not-found`, `action.not-your-role`. */
export async function revokeToken(ctx: Context, raw: z.input<typeof revokeInput>): Promise<void> {
  const { tokenId } = parseInput(revokeInput, raw);
  demandTokenKeeper(ctx);
  await ctx.db.transaction(async (tx) => {
    const revoked = await revokeTokenById(tx, { id: tokenId, at: ctx.now() });
    if (revoked === null) throw new DomainError('token.not-found');
    await recordAdminAct(ctx, tx, {
      action: 'token.revoke',
      subjectType: 'token',
      subjectId: tokenId,
      detail: revoked,
    });
  });
}
