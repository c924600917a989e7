import { z } from 'zod';
import { isLocale } from '#core/i18n/locales.ts';
import type { MailText } from '#core/notifications/mail-text.ts';
import { ACCOUNT_NEWS, composeLinkMail, composeNewsMail } from '#core/people/account-mail.ts';
import { absoluteUrl, choosePasswordUrl } from '#core/urls.ts';
import type { DeliveryRow } from '#db/queries/notifications/deliveries.ts';
import { findActor, findPerson } from '#db/queries/people/people.ts';
import { giveLinkSecret } from '#db/queries/sessions/account-links.ts';
import { newSecret } from '#platform/auth/new-secret.ts';
import { sha256 } from '#platform/text/hash.ts';
import type { Context } from '../../context.ts';

const news = z.object({
  kind: z.enum(ACCOUNT_NEWS),
  at: z.coerce.date(),
  address: z.string(),
  by: z.array(z.string()).default([]),
});
const opened = z.object({ linkId: z.uuid() });

/**
 * Composes the e-mail about a person's account, or returns null if it is obsolete. A link gets its secret
 * here, a new one for each attempt; only the e-mail contains it.
 */
export async function writeAccountMail(
  ctx: Context,
  { personId, event, body }: Pick<DeliveryRow, 'personId' | 'event' | 'body'>,
): Promise<(MailText & { to: string }) | null> {
  if (personId === null || (await findActor(ctx.db, personId)) === null) return null;
  const person = await findPerson(ctx.db, personId);
  if (person === null || person.email === null) return null;
  const setting = {
    locale: isLocale(person.locale) ? person.locale : ctx.site.locale,
    timeZone: ctx.site.timeZone,
    siteUrl: ctx.site.url,
    name: person.name,
  };
  const parsed = news.safeParse({ kind: event, ...body });
  if (parsed.success) return { to: person.email, ...composeNewsMail(parsed.data, setting) };
  const secret = newSecret('');
  const link = await giveLinkSecret(ctx.db, {
    id: opened.parse(body).linkId,
    secretHash: sha256(secret),
    now: ctx.now(),
  });
  if (link === null) return null;
  const url = absoluteUrl(ctx.site.url, choosePasswordUrl(secret));
  return { to: person.email, ...composeLinkMail({ ...link, url }, setting) };
}
