import { chooseLocale } from '#app/(auth)/actions/choose-locale.ts';
import { LOCALES, type Locale } from '#core/i18n/locales.ts';

const NAMES = { vi: 'Tiếng Việt', en: 'English' } as const;

/** Chooses the language of the interface. Each language is named in itself. */
export function LocaleChoice({ current }: { current: Locale }) {
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
