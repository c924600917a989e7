import { createHash } from 'node:crypto';
import { LOCALES, type Locale } from '#core/i18n/locales.ts';
import { deskMessages } from '#core/i18n/messages.ts';
import { deskWordsUrl } from '#core/urls.ts';

export type DeskMessageFile = {
  /** Contains a content hash, so that browsers can cache it as immutable. */
  readonly url: string;
  readonly json: string;
};

/** The messages of the desk, one file per language. */
export const deskMessageFiles = Object.fromEntries(
  LOCALES.map((locale) => [locale, fileOf(locale)]),
) as Readonly<Record<Locale, DeskMessageFile>>;

function fileOf(locale: Locale): DeskMessageFile {
  const json = JSON.stringify(deskMessages(locale));
  const hash = createHash('sha256').update(json).digest('base64url').slice(0, 16);
  return { url: deskWordsUrl(locale, hash), json };
}
