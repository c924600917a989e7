import type { Locale } from '#core/i18n/locales.ts';
import type { SettingName } from '#core/settings/setting-rows.ts';
import type { SiteSettings } from '#core/settings/site-settings.ts';
import { type SiteTextKey, siteText } from './site-text.ts';

/** Facts of the imprint, each with its label. Unset facts are omitted. */
export function ImprintFacts({
  names,
  settings,
  locale,
}: {
  names: readonly ImprintFact[];
  settings: SiteSettings;
  locale: Locale;
}) {
  const t = siteText(locale);
  const filled = names.filter((name) => settings[name] !== '');
  if (filled.length === 0) return null;
  return (
    <dl className="imprint-facts">
      {filled.map((name) => (
        <div key={name}>
          <dt>{t(`publisher.${name}` satisfies SiteTextKey)}</dt>
          <dd>
            <Fact name={name} text={settings[name]} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

export type ImprintFact = Extract<
  SettingName,
  | 'governingBody'
  | 'licence'
  | 'licensingBody'
  | 'editorInChief'
  | 'address'
  | 'hotline'
  | 'email'
  | 'contact'
>;

function Fact({ name, text }: { name: ImprintFact; text: string }) {
  if (name === 'email') return <a href={`mailto:${text}`}>{text}</a>;
  const number = text.replace(/[^\d+]/g, '');
  if (name === 'hotline' && /^[\d\s.()+-]+$/.test(text) && number.length >= 4) {
    return <a href={`tel:${number}`}>{text}</a>;
  }
  return text;
}
