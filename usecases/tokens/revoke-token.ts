import { z } from 'zod';
import { holds } from '#core/people/roles.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { revokeTokenById } from '#db/queries/sessions/api-tokens.ts';
import type { Context } from '../context.ts';
import { recordAdminAct } from '../shared/record-admin-act.ts';

const revokeInput = z.object({ tokenId: z.uuid('token.not-found') });

/**
 * Revokes a token, effective with the next request. Everyone may revoke their own, administrators and the
 * operator any. No re-authentication is required, because revoking is always safe. Throws `token.not-found`.
 */
export async function revokeToken(ctx: Context, raw: z.input<typeof revokeInput>): Promise<void> {
  const { tokenId } = parseInput(revokeInput, raw);
  const own = ctx.actor === null || holds(ctx.actor, 'admin') ? {} : { personId: ctx.actor.id };
  await ctx.db.transaction(async (tx) => {
    const revoked = await revokeTokenById(tx, { id: tokenId, at: ctx.now(), ...own });
    if (revoked === null) throw new DomainError('token.not-found');
    await recordAdminAct(ctx, tx, {
      action: 'token.revoke',
      subjectType: 'token',
      subjectId: tokenId,
      detail: revoked,
    });
  });
}
