import { z } from 'zod';
import type { Transaction } from '#db/client.ts';
import { setPasswordHash } from '#db/queries/people/people.ts';
import { deleteAccountLink } from '#db/queries/sessions/account-links.ts';
import { revokeAllSessions } from '#db/queries/sessions/sessions.ts';
import { passwordMaxChars, passwordMinChars } from '#platform/passwords/passwords.ts';
import type { Context } from '../../context.ts';
import { mailAboutAccount } from './mail-about-account.ts';

/** A new password: any characters, with a minimum length and the maximum that hashing allows. */
export const newPassword = z
  .string()
  .min(passwordMinChars, 'password.too-short')
  .max(passwordMaxChars, 'field.too-long');

/**
 * Sets a person's password: their open link and every session end. They are notified by e-mail, so that they
 * learn of a change by another person.
 */
export async function putNewPassword(
  ctx: Context,
  tx: Transaction,
  { personId, passwordHash }: { personId: string; passwordHash: string },
): Promise<void> {
  await deleteAccountLink(tx, personId);
  await setPasswordHash(tx, personId, passwordHash);
  await revokeAllSessions(tx, { personId, at: ctx.now() });
  await mailAboutAccount(ctx, tx, { personId, event: 'password_changed' });
}
