import { z } from 'zod';
import { LOCALES } from '#core/i18n/locales.ts';
import { composeTestMail } from '#core/notifications/compose-mail.ts';
import { isAdmin } from '#core/people/administration.ts';
import { requireAllowed } from '#core/shared/decision.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { isMailAddress, isMailFailure } from '#platform/mail/mailer.ts';
import { type Context, requireActor } from '../context.ts';

const input = z.object({
  to: z.string().trim().min(1, 'field.required').refine(isMailAddress, 'field.invalid'),
  locale: z.enum(LOCALES).optional(),
});

/**
 * Sends a test e-mail now and returns the result, for the operator and administrators. Throws
 * `action.not-your-role`, `mail.not-taken` {reason}, `mail.no-mailer`.
 */
export async function sendTestMail(
  context: Context,
  raw: unknown,
): Promise<{ kind: 'smtp' | 'catcher'; where: string }> {
  const ctx = requireActor(context);
  requireAllowed(isAdmin(ctx.actor));
  const { to, locale = ctx.site.locale } = parseInput(input, raw);
  const { mailer } = ctx;
  if (mailer === undefined) throw new DomainError('mail.no-mailer');
  const setting = { locale, timeZone: ctx.site.timeZone, siteUrl: ctx.site.url, now: ctx.now() };
  try {
    await mailer.send({ to, id: ctx.newId(), ...composeTestMail(setting) });
  } catch (error) {
    if (!isMailFailure(error)) throw error;
    throw new DomainError('mail.not-taken', { reason: error.message });
  }
  return { kind: mailer.kind, where: mailer.where };
}
