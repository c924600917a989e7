import type { SendMailOptions } from 'nodemailer';
import { isMailAddress, type Mail, MailFailure } from './mailer.ts';

/**
 * A mail in the format of nodemailer. Throws a final `MailFailure` if the receiver is not one bare address.
 */
export function mailOptions(mail: Mail, from: string): SendMailOptions {
  if (!isMailAddress(mail.to)) {
    throw new MailFailure('this is not an e-mail address', { isFinal: true, status: null });
  }
  return {
    from,
    to: { name: '', address: mail.to },
    subject: mail.subject.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' '),
    text: mail.text,
    html: mail.html,
    messageId: `<${mail.id}@${hostOf(from)}>`,
    headers: {
      // RFC 3834: automatic responders, such as out-of-office notes, must not answer.
      'Auto-Submitted': 'auto-generated',
      ...(mail.unsubscribeUrl && { 'List-Unsubscribe': `<${encodeURI(mail.unsubscribeUrl)}>` }),
    },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

function hostOf(from: string): string {
  return /@([a-z0-9.-]+)>?\s*$/i.exec(from)?.[1] ?? 'localhost';
}
