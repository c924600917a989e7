import type { SignedAnchor } from '#core/audit/anchor.ts';
import { composeAnchorMail } from '#core/audit/anchor-mail.ts';
import type { AuditAnchors } from '#platform/auth/audit-anchors.ts';
import type { Services } from '../context.ts';

/**
 * Mails the anchor to the operator's address once a day, and a warning once a day if the chain differs from
 * it. Throws a `MailFailure`; the next run retries.
 */
export async function sendAnchor(
  { mailer, site, now, newId }: Pick<Services, 'mailer' | 'site' | 'now' | 'newId'>,
  anchors: AuditAnchors,
  { anchor, differs }: { anchor: SignedAnchor; differs: boolean },
): Promise<void> {
  const { sendTo } = anchors;
  if (mailer === undefined || sendTo === null) return;
  const occasion = `${now().toISOString().slice(0, 10)}${differs ? ' differs' : ''}`;
  if ((await anchors.lastSent()) === occasion) return;
  const mail = composeAnchorMail(anchor, { locale: site.locale, siteUrl: site.url, differs });
  await mailer.send({ to: sendTo, id: newId(), ...mail });
  await anchors.noteSent(occasion);
}
