import path from 'node:path';
import type { Env } from '../process/env.ts';
import { mailCatcher } from './mail-catcher.ts';
import type { Mailer } from './mailer.ts';
import { smtpMailer } from './smtp-mailer.ts';

/** Opens the mailer of the settings: an SMTP server, or files in the data folder if none is set. */
export function openMailer(
  env: Pick<Env, 'smtpUrl' | 'mailFrom' | 'siteUrl'>,
  dataDir: string,
): Mailer & { close?: () => void } {
  const from = env.mailFrom ?? `Toasoan <no-reply@${new URL(env.siteUrl).hostname}>`;
  return env.smtpUrl === null
    ? mailCatcher({ folder: path.join(dataDir, 'mail'), from })
    : smtpMailer({ url: env.smtpUrl, from });
}
