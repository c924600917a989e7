import { z } from 'zod';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { findAccountLink, takeAccountLink } from '#db/queries/sessions/account-links.ts';
import { hashPassword } from '#platform/passwords/passwords.ts';
import { sha256 } from '#platform/text/hash.ts';
import type { Context } from '../context.ts';
import { newPassword, putNewPassword } from '../people/shared/new-password.ts';
import { requireGoodPassword } from '../people/shared/require-good-password.ts';
import { recordAccountAct } from '../sessions/shared/record-account-act.ts';

const input = z.object({ secret: z.string().max(200, 'password.link-not-valid'), password: newPassword });

/**
 * Sets the password of the link's owner, once: of two concurrent requests one wins. Does not sign in. Throws
 * `password.link-not-valid`, `password.too-short`, `password.common`, `password.personal`, `auth.busy`; a
 * refused password leaves the link valid.
 */
export async function choosePasswordByLink(
  ctx: Context,
  raw: z.input<typeof input>,
): Promise<{ personId: string }> {
  const { secret, password } = parseInput(input, raw);
  const secretHash = sha256(secret);
  const link = await findAccountLink(ctx.db, { secretHash, now: ctx.now() });
  if (link === null) throw new DomainError('password.link-not-valid');
  await requireGoodPassword(ctx, password, link);
  const passwordHash = await hashPassword(password);
  const { personId, kind } = link;
  await ctx.db.transaction(async (tx) => {
    if (!(await takeAccountLink(tx, { id: link.id, secretHash }))) {
      throw new DomainError('password.link-not-valid');
    }
    await putNewPassword(ctx, tx, { personId, passwordHash });
    await recordAccountAct(ctx, tx, {
      actorId: personId,
      action: 'session.choose_password',
      personId,
      detail: { by: kind },
    });
  });
  return { personId };
}
