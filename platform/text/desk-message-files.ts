import { createHash } from 'node:crypto';
import { LOCALES, type Locale } from '#core/i18n/locales.ts';
import { deskMessages } from '#core/i18n/messages.ts';
import { deskWordsUrl } from '#core/urls.ts';

export type DeskMessageFile = {
  /** Changes with what is in the file, so that a browser may keep what it has. */
  readonly url: string;
  readonly json: string;
};

/** The texts of the desk, a file for each language. */
export const deskMessageFiles = Object.fromEntries(
  LOCALES.map((locale) => [locale, fileOf(locale)]),
) as Readonly<Record<Locale, DeskMessageFile>>;

function fileOf(locale: Locale): DeskMessageFile {
  const json = JSON.stringify(deskMessages(locale));
  const hash = createHash('sha256').update(json).digest('base64url').slice(0, 16);
  return { url: deskWordsUrl(locale, hash), json };
}
