import { sendTestMail } from '#usecases/mail/send-test-mail.ts';
import { type Command, requireOption } from './command.ts';

export const mailTest: Command = {
  async run({ operator }, input) {
    const to = requireOption(input, 'to');
    const { kind, where } = await sendTestMail(operator, { to });
    const line =
      kind === 'smtp'
        ? `${where} took the mail to ${to}.`
        : `SMTP_URL is not set, so nothing was sent: the mail to ${to} was kept in ${where}.`;
    return { json: { to, sent: kind === 'smtp', kind, where }, lines: [line] };
  },
};
