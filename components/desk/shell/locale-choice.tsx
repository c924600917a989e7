import { LOCALES, type Locale } from '#core/i18n/locales.ts';

const NAMES = { vi: 'Tiếng Việt', en: 'English' } as const;

/** Chooses the language of the interface. Each language is named in itself. */
export function LocaleChoice({
  current,
  chooseLocale,
}: {
  current: Locale;
  chooseLocale: (form: FormData) => Promise<void>;
}) {
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
