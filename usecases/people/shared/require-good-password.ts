import { DomainError } from '#core/shared/domain-error.ts';
import { listSettings } from '#db/queries/settings/settings.ts';
import { validatePassword } from '#platform/passwords/validate-password.ts';
import type { Context } from '../../context.ts';
import { consumeLimits } from '../../sessions/shared/rate-limit-attempts.ts';

/**
 * Refuses a guessable password: `password.common`, or `password.personal` if it consists of the person's
 * name, e-mail address or the site's name. There are no composition rules. An unusual password takes a third
 * of a second to judge, so the limit is thirty per quarter of an hour (`auth.too-many-attempts`).
 */
export async function requireGoodPassword(
  ctx: Context,
  password: string,
  { name, email }: { name: string; email: string | null },
): Promise<void> {
  const validations = { of: `judge password ${email ?? name}`, most: 30, windowMs: 15 * 60_000 };
  if (!(await consumeLimits(ctx, [validations]))) throw new DomainError('auth.too-many-attempts');
  const [siteName] = await listSettings(ctx.db, ['siteName']);
  const about = [name, email ?? '', String(siteName?.value ?? ''), new URL(ctx.site.url).hostname, 'toasoan'];
  const fault = await validatePassword(password, about);
  if (fault === null) return;
  const code = `password.${fault}`;
  throw new DomainError(code, { fieldErrors: { password: code } });
}
