import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

import type { CaughtMail } from '#platform/mail/mailer.ts';
import { theSite } from './the-site.ts';

/** A mail about a desk notification is delayed by half a minute, to collect further notifications. */
const timeoutMs = 60_000;
const pauseMs = 200;

/** The newest mail to this address with this subject, once it is among the stored mails of the site. */
export async function caughtMail(to: string, subject: string, site = theSite()): Promise<CaughtMail> {
  const folder = path.join(site.dataDir, 'mail');
  for (const endMs = Date.now() + timeoutMs; Date.now() < endMs; ) {
    const names = await readdir(folder).catch(() => []);
    for (const name of names.filter((each) => each.endsWith('.json')).reverse()) {
      const mail = JSON.parse(await readFile(path.join(folder, name), 'utf8')) as CaughtMail;
      if (mail.to === to && mail.subject === subject) return mail;
    }
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
  throw new Error(`no mail "${subject}" came to ${to}`);
}

/** The target of the link in such a mail. */
export async function linkOfMail(to: string, subject: string): Promise<string> {
  const { text } = await caughtMail(to, subject);
  const link = /https?:\S+/.exec(text)?.[0];
  if (link === undefined) throw new Error(`no link in: ${text}`);
  return link;
}
