import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Locale } from '#core/i18n/locales.ts';

const compress = promisify(gzip);

const PACKAGES = {
  vi: () => import('dictionary-vi'),
  en: () => import('dictionary-en'),
} as const satisfies Record<Locale, unknown>;

const packed = new Map<Locale, Promise<Buffer>>();

/**
 * A spelling dictionary as gzipped JSON, `{aff, dic}` in the format of Hunspell. Loaded from its package and
 * compressed on the first request, then cached.
 */
export function packedDictionary(language: Locale): Promise<Buffer> {
  const known = packed.get(language) ?? pack(language);
  packed.set(language, known);
  return known;
}

async function pack(language: Locale): Promise<Buffer> {
  const { aff, dic } = (await PACKAGES[language]()).default;
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  return compress(JSON.stringify({ aff: text(aff), dic: text(dic) }));
}
