import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createTransport } from 'nodemailer';
import { mailOptions } from './mail-options.ts';
import type { CaughtMail, Mailer } from './mailer.ts';

/** Older mails are deleted above this number. */
const keptMax = 500;

/**
 * Stores mails as files instead of sending them: `.eml` for mail programs and `.json` for the desk's list.
 */
export function mailCatcher({ folder, from }: { folder: string; from: string }): Mailer {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'unix' });
  return {
    kind: 'catcher',
    where: folder,
    async send(mail) {
      const { message } = await transport.sendMail(mailOptions(mail, from));
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const at = new Date();
      const name = `${at.toISOString().replaceAll(':', '-')}-${mail.id.replace(/[^\w-]/g, '')}`;
      const { to, subject, text } = mail;
      const caught: CaughtMail = { id: name, at, to, subject, text };
      await writeWhole(path.join(folder, `${name}.eml`), message as Buffer);
      await writeWhole(path.join(folder, `${name}.json`), JSON.stringify(caught));
      await forgetOldest(folder);
    },
    async listCaught(limit) {
      const names = (await namesIn(folder)).filter((name) => name.endsWith('.json')).reverse();
      const read = names.slice(0, limit).map((name) => readCaught(path.join(folder, name)));
      return (await Promise.all(read)).filter((mail) => mail !== null);
    },
  };
}

async function writeWhole(file: string, bytes: string | Uint8Array): Promise<void> {
  const unfinished = `${file}.part`;
  await writeFile(unfinished, bytes, { mode: 0o600 });
  await rename(unfinished, file);
}

async function readCaught(file: string): Promise<CaughtMail | null> {
  try {
    const caught = JSON.parse(await readFile(file, 'utf8')) as CaughtMail & { at: string };
    return { ...caught, at: new Date(caught.at) };
  } catch {
    // Deleted in the meantime.
    return null;
  }
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch {
    return [];
  }
}

async function forgetOldest(folder: string): Promise<void> {
  const names = (await namesIn(folder)).filter((name) => /\.(json|eml)$/.test(name));
  const old = names.slice(0, Math.max(0, names.length - 2 * keptMax));
  await Promise.all(old.map((name) => rm(path.join(folder, name), { force: true })));
}
