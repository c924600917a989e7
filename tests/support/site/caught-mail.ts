import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

import type { CaughtMail } from '#platform/mail/mailer.ts';
import { theSite } from './the-site.ts';

/** Of what is told in the desk as well a mail waits half a minute, for what follows. */
const patienceMs = 60_000;
const pauseMs = 200;

/** The newest mail to somebody with this subject, once it is among those that the site keeps. */
export async function caughtMail(to: string, subject: string, site = theSite()): Promise<CaughtMail> {
  const folder = path.join(site.dataDir, 'mail');
  for (const endMs = Date.now() + patienceMs; Date.now() < endMs; ) {
    const names = await readdir(folder).catch(() => []);
    for (const name of names.filter((each) => each.endsWith('.json')).reverse()) {
      const mail = JSON.parse(await readFile(path.join(folder, name), 'utf8')) as CaughtMail;
      if (mail.to === to && mail.subject === subject) return mail;
    }
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
  throw new Error(`no mail "${subject}" came to ${to}`);
}

/** Where the link of such a mail leads. */
export async function linkOfMail(to: string, subject: string): Promise<string> {
  const { text } = await caughtMail(to, subject);
  const link = /https?:\S+/.exec(text)?.[0];
  if (link === undefined) throw new Error(`no link in: ${text}`);
  return link;
}
