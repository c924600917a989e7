import { createTransport } from 'nodemailer';
import { mailOptions } from './mail-options.ts';
import { type Mailer, MailFailure } from './mailer.ts';

const timeoutMs = 15_000;

/** Sends mails over SMTP (`smtps://user:password@host:465`). One connection is reused. */
export function smtpMailer({ url, from }: { url: string; from: string }): Mailer & { close(): void } {
  const server = new URL(url);
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: 2,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs * 2,
  });
  return {
    kind: 'smtp',
    where: server.host,
    async send(mail) {
      const options = mailOptions(mail, from);
      try {
        await transport.sendMail(options);
      } catch (error) {
        throw failureOf(error);
      }
    },
    listCaught: async () => [],
    close: () => transport.close(),
  };
}

type SmtpError = Error & { code?: string; responseCode?: number; response?: string };

/**
 * A 5xx status is permanent (RFC 5321), except during connection and authentication. In those cases the
 * settings are wrong, and the mail can be sent after they are fixed.
 */
function failureOf(error: unknown): MailFailure {
  const { code, responseCode, response, message } = error as SmtpError;
  const status = responseCode ?? null;
  const isAboutMail = code === 'EENVELOPE' || code === 'EMESSAGE';
  return new MailFailure(response ?? message, {
    isFinal: isAboutMail && status !== null && status >= 500,
    status,
  });
}
