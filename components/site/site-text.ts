import type { Locale } from '#core/i18n/locales.ts';
import enFields from '#messages/en/fields.json' with { type: 'json' };
import enSite from '#messages/en/site.json' with { type: 'json' };
import viFields from '#messages/vi/fields.json' with { type: 'json' };
import viSite from '#messages/vi/site.json' with { type: 'json' };

type Texts = { readonly [name: string]: string | Texts };
type KeyOf<T> = {
  [Name in keyof T & string]: T[Name] extends string ? Name : `${Name}.${KeyOf<T[Name]>}`;
}[keyof T & string];

const vi = { ...viSite, fields: viFields };
const en: typeof vi = { ...enSite, fields: enFields };

/** By full key: a page looks up about a hundred. */
const TEXTS: Readonly<Record<Locale, ReadonlyMap<string, string>>> = {
  vi: named(vi),
  en: named(en),
};

/** The key of a message of the reader site, such as `note.correction`. */
export type SiteTextKey = KeyOf<typeof vi>;
type Values = Readonly<Record<string, string | number>>;

/**
 * The messages of the reader site in a language. `{name}` is replaced by the value of that name. There are no
 * plural forms: reader pages have no message formatter, and the desk's expects compiled messages.
 */
export function siteText(locale: Locale) {
  const texts = TEXTS[locale];
  return (key: SiteTextKey, values: Values = {}): string => {
    const text = texts.get(key);
    if (text === undefined) throw new Error(`The reader site has no words for ${key}.`);
    return filled(text, values);
  };
}

export type SiteText = ReturnType<typeof siteText>;

function named(texts: Texts, before = ''): Map<string, string> {
  return new Map(
    Object.entries(texts).flatMap(([name, text]) =>
      typeof text === 'string' ? [[before + name, text] as const] : [...named(text, `${before}${name}.`)],
    ),
  );
}

function filled(text: string, values: Values): string {
  return text.includes('{')
    ? text.replace(/\{(\w+)\}/g, (gap, name: string) => String(values[name] ?? gap))
    : text;
}
