import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SMTPServer } from 'smtp-server';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { mailCatcher } from '#platform/mail/mail-catcher.ts';
import type { Mail } from '#platform/mail/mailer.ts';
import { smtpMailer } from '#platform/mail/smtp-mailer.ts';
import { freshDatabase } from '#tests/support/database/database.ts';
import { makeNewsroom } from '#tests/support/workflow/newsroom.ts';
import { readMailDesk } from '#usecases/mail/read-mail-desk.ts';
import { sendTestMail } from '#usecases/mail/send-test-mail.ts';

type Received = { from: string; to: string[]; data: string };

const from = 'Toasoan <desk@toasoan.example>';
const mail = (changes: Partial<Mail> = {}): Mail => ({
  to: 'lan@toasoan.example',
  subject: 'Trả bài: Mùa nước mặn đến sớm',
  text: 'Trần Thu trả bài\n',
  html: '<p>Trần Thu trả bài</p>',
  id: '01980000-0000-7000-8000-000000000001',
  unsubscribeUrl: 'https://toasoan.example/desk/account#notifications',
  ...changes,
});

let server: SMTPServer;
let url: string;
let received: Received[];
let refuse: { code: number; message: string } | null;
let closing: (() => void)[];

beforeEach(async () => {
  received = [];
  refuse = null;
  closing = [];
  server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    authOptional: true,
    logger: false,
    onAuth: ({ username, password }, _session, done) =>
      username === 'desk' && password === 'm@t:khau'
        ? done(null, { user: username })
        : done(new Error('wrong password')),
    onRcptTo: (_address, _session, done) => {
      if (refuse === null) return done();
      return done(Object.assign(new Error(refuse.message), { responseCode: refuse.code }));
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        received.push({
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
          data: Buffer.concat(chunks).toString('utf8'),
        });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.server.address();
  url = `smtp://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
});

afterEach(async () => {
  for (const close of closing) close();
  await new Promise<void>((resolve) => server.close(() => resolve()));
});

function mailerAt(address: string) {
  const mailer = smtpMailer({ url: address, from });
  closing.push(() => mailer.close());
  return mailer;
}

/** The header of a mail with unfolded lines. */
const headOf = ({ data }: Received) => (data.split('\r\n\r\n')[0] ?? '').replace(/\r\n[ \t]+/g, ' ');

describe('with a mail server', () => {
  test('a mail arrives with text, HTML, an unsubscribe link and a message id', async () => {
    await mailerAt(url).send(mail());
    const [arrived] = received as [Received];
    expect(arrived).toMatchObject({ from: 'desk@toasoan.example', to: ['lan@toasoan.example'] });
    const head = headOf(arrived);
    expect(head).toContain('List-Unsubscribe: <https://toasoan.example/desk/account#notifications>');
    expect(head).toContain('Message-ID: <01980000-0000-7000-8000-000000000001@toasoan.example>');
    expect(head).toContain('Auto-Submitted: auto-generated');
    expect(head).toContain('multipart/alternative');
    expect(arrived.data).toContain('Content-Type: text/plain; charset=utf-8');
    expect(arrived.data).toContain('Content-Type: text/html; charset=utf-8');
  });

  test('no text becomes a header or a recipient', async () => {
    const mailer = mailerAt(url);
    await mailer.send(mail({ subject: 'Tin\r\nBcc: everybody@elsewhere.example\r\nX-Bad: 1' }));
    const [arrived] = received as [Received];
    expect(arrived.to).toEqual(['lan@toasoan.example']);
    expect(headOf(arrived)).not.toMatch(/^(Bcc|X-Bad):/im);
    for (const to of ['a@b.example, c@d.example', 'a@b.example\r\nRCPT TO:<c@d.example>', 'a@b.example>']) {
      await expect(mailer.send(mail({ to }))).rejects.toMatchObject({ name: 'MailFailure', isFinal: true });
    }
    expect(received).toHaveLength(1);
  });

  test('the mailer authenticates with a password that needs URL encoding', async () => {
    await mailerAt(url.replace('//', '//desk:m%40t%3Akhau@')).send(mail());
    expect(received).toHaveLength(1);
    const wrong = mailerAt(url.replace('//', '//desk:sai@')).send(mail());
    // The settings are wrong, not the mail: it should be sent once they are corrected.
    await expect(wrong).rejects.toMatchObject({ isFinal: false });
  });

  test.each([
    [550, true],
    [451, false],
  ])('a response of %i is final: %s', async (code, isFinal) => {
    refuse = { code, message: 'not today' };
    await expect(mailerAt(url).send(mail())).rejects.toMatchObject({ isFinal, status: code });
  });

  test('a server that is down is a temporary failure', async () => {
    await expect(mailerAt('smtp://127.0.0.1:1').send(mail())).rejects.toMatchObject({
      name: 'MailFailure',
      isFinal: false,
    });
  });
});

describe('without a mail server', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'thư thử '));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test('mails are stored as standard files and listed newest first', async () => {
    const catcher = mailCatcher({ folder: path.join(folder, 'mail'), from });
    await catcher.send(mail());
    await catcher.send(mail({ id: '01980000-0000-7000-8000-000000000002', subject: 'Duyệt' }));
    expect((await catcher.listCaught(10)).map(({ subject, to }) => [subject, to])).toEqual([
      ['Duyệt', 'lan@toasoan.example'],
      ['Trả bài: Mùa nước mặn đến sớm', 'lan@toasoan.example'],
    ]);
    const files = readdirSync(path.join(folder, 'mail')).filter((name) => name.endsWith('.eml'));
    expect(files).toHaveLength(2);
    expect(readFileSync(path.join(folder, 'mail', files[0] ?? ''), 'utf8')).toContain('List-Unsubscribe:');
    await expect(catcher.send(mail({ to: 'a@b.example, c@d.example' }))).rejects.toMatchObject({
      isFinal: true,
    });
  });

  test('only an administrator reads them, and only on a local site', async () => {
    const { db } = await freshDatabase();
    const newsroom = await makeNewsroom(db);
    const mailer = mailCatcher({ folder, from });
    await mailer.send(mail());
    const quan = { ...newsroom.as('quan'), mailer };
    expect((await readMailDesk(quan, {})).caught?.map(({ subject }) => subject)).toEqual([mail().subject]);
    const real = { ...quan, site: { ...quan.site, url: 'https://toasoan.example' } };
    expect(await readMailDesk(real, {})).toMatchObject({ kind: 'catcher', caught: null });
    const sending = { ...quan, mailer: mailerAt(url) };
    expect(await readMailDesk(sending, {})).toMatchObject({ kind: 'smtp', caught: null });
    for (const name of ['minh', 'lan', 'thu', 'tam', 'phuc'] as const) {
      await expect(readMailDesk({ ...newsroom.as(name), mailer }, {})).rejects.toMatchObject({
        code: 'action.not-your-role',
      });
    }
  });
});

test('a test mail reports its result', async () => {
  const { db } = await freshDatabase();
  const newsroom = await makeNewsroom(db);
  const quan = { ...newsroom.as('quan'), mailer: mailerAt(url) };
  await expect(sendTestMail(quan, { to: 'quan@toasoan.example' })).resolves.toMatchObject({ kind: 'smtp' });
  expect(received.map(({ to }) => to)).toEqual([['quan@toasoan.example']]);
  refuse = { code: 550, message: 'no such user' };
  await expect(sendTestMail(quan, { to: 'quan@toasoan.example' })).rejects.toMatchObject({
    code: 'mail.not-taken',
    details: { reason: expect.stringContaining('no such user') },
  });
  await expect(
    sendTestMail({ ...newsroom.as('thu'), mailer: quan.mailer }, { to: 'a@b.example' }),
  ).rejects.toMatchObject({ code: 'action.not-your-role' });
});
