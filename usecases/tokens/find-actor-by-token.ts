import type { Actor } from '#core/people/roles.ts';
import { findTokenHolder } from '#db/queries/api-tokens.ts';
import { listGrantsOf, listRolesOf } from '#db/queries/people.ts';
import { sha256 } from '#platform/hash.ts';
import type { Context } from '../context.ts';

/** Who acts with this bearer token, with the roles held at this moment; null where it counts for nothing. */
export async function findActorByToken(
  ctx: Pick<Context, 'db' | 'now'>,
  token: string,
): Promise<{ tokenId: string; actor: Actor } | null> {
  if (!/^tsn_[\w-]{20,100}$/.test(token)) return null;
  const holder = await findTokenHolder(ctx.db, { secretHash: sha256(token), now: ctx.now() });
  if (holder === null) return null;
  const [roles, grants] = await Promise.all([
    listRolesOf(ctx.db, holder.personId),
    listGrantsOf(ctx.db, holder.personId),
  ]);
  return { tokenId: holder.tokenId, actor: { id: holder.personId, name: holder.name, roles, grants } };
}
