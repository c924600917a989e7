import type { Actor } from '#core/people/roles.ts';
import type { TokenScope } from '#core/people/token-scopes.ts';
import { listGrantsOf, listRolesOf } from '#db/queries/people/people.ts';
import { findTokenHolder, touchToken } from '#db/queries/sessions/api-tokens.ts';
import { sha256 } from '#platform/text/hash.ts';
import type { Context } from '../context.ts';

/** The resolution of the last-use time in milliseconds: one write per minute, not one per request. */
const touchAfterMs = 60_000;

/** The actor of this bearer token with their current roles, and its scopes; null if it is not valid. */
export async function findActorByToken(
  ctx: Pick<Context, 'db' | 'now'>,
  token: string,
): Promise<{ tokenId: string; scopes: readonly TokenScope[]; actor: Actor } | null> {
  if (!/^tsn_[\w-]{20,100}$/.test(token)) return null;
  const now = ctx.now();
  const holder = await findTokenHolder(ctx.db, { secretHash: sha256(token), now });
  if (holder === null) return null;
  const [roles, grants] = await Promise.all([
    listRolesOf(ctx.db, holder.personId),
    listGrantsOf(ctx.db, holder.personId),
  ]);
  const { tokenId, scopes, lastUsedAt } = holder;
  if (lastUsedAt === null || now.getTime() - lastUsedAt.getTime() > touchAfterMs) {
    await touchToken(ctx.db, { id: tokenId, at: now });
  }
  return { tokenId, scopes, actor: { id: holder.personId, name: holder.name, roles, grants } };
}
