'use client';
import { useLocale } from 'use-intl/react';
import { LOCALES } from '#core/i18n/locales.ts';

const NAMES = { vi: 'Tiếng Việt', en: 'English' } as const;

/** The language of the interface; each language is named in itself. */
export function LocaleChoice({ chooseLocale }: { chooseLocale: (form: FormData) => Promise<void> }) {
  const current = useLocale();
  return (
    <form action={chooseLocale} className="locale-choice">
      {LOCALES.map((locale) => (
        <button
          key={locale}
          type="submit"
          name="locale"
          value={locale}
          lang={locale}
          className="locale-button"
          aria-pressed={locale === current}
        >
          {NAMES[locale]}
        </button>
      ))}
    </form>
  );
}
