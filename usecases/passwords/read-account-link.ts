import { z } from 'zod';
import { DomainError } from '#core/shared/domain-error.ts';
import { findAccountLink } from '#db/queries/sessions/account-links.ts';
import { sha256 } from '#platform/text/hash.ts';
import type { Context } from '../context.ts';

const input = z.object({ secret: z.string().max(200) });

/** The person of this link, which stays valid. Throws `password.link-not-valid`. */
export async function readAccountLink(ctx: Context, raw: unknown) {
  const parsed = input.safeParse(raw);
  const link = parsed.success
    ? await findAccountLink(ctx.db, { secretHash: sha256(parsed.data.secret), now: ctx.now() })
    : null;
  if (link === null) throw new DomainError('password.link-not-valid');
  return { kind: link.kind, name: link.name, email: link.email ?? '' };
}
