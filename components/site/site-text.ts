import type { Locale } from '#core/i18n/locales.ts';
import en from '#messages/en/site.json' with { type: 'json' };
import vi from '#messages/vi/site.json' with { type: 'json' };

const TEXTS: Readonly<Record<Locale, typeof vi>> = { vi, en };

type Texts = { readonly [name: string]: string | Texts };
type KeyOf<T> = {
  [Name in keyof T & string]: T[Name] extends string ? Name : `${Name}.${KeyOf<T[Name]>}`;
}[keyof T & string];

/** The name of one of the reader site's words, such as `note.correction`. */
export type SiteTextKey = KeyOf<typeof vi>;
type Values = Readonly<Record<string, string | number>>;

/**
 * The words of the reader site in a language, with `{name}` filled in by the value of that name. They have no plural
 * forms: readers' pages carry no formatter of messages, and the one of the desk expects its messages compiled.
 */
export function siteText(locale: Locale) {
  const texts: Texts = TEXTS[locale];
  return (key: SiteTextKey, values: Values = {}): string => filled(textOf(texts, key), values);
}

export type SiteText = ReturnType<typeof siteText>;

function textOf(texts: Texts, key: string): string {
  let found: string | Texts | undefined = texts;
  for (const name of key.split('.')) found = typeof found === 'object' ? found[name] : undefined;
  if (typeof found !== 'string') throw new Error(`The reader site has no words for ${key}.`);
  return found;
}

function filled(text: string, values: Values): string {
  return text.replace(/\{(\w+)\}/g, (gap, name: string) => String(values[name] ?? gap));
}
