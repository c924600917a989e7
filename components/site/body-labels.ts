import type { BodyLabels } from '#core/document/block-type.ts';
import type { HouseForms } from '#core/house-style/house-forms.ts';
import type { Locale } from '#core/i18n/locales.ts';
import { siteText } from './site-text.ts';

/**
 * The labels in the HTML of a body, in the language of the page or feed. House forms replace the defaults.
 * Placeholders are not filled.
 */
export function bodyLabels(locale: Locale, forms: Pick<HouseForms, 'creditForm' | 'quoteForm'>): BodyLabels {
  const t = siteText(locale);
  return {
    creditForm: forms.creditForm[locale] || t('creditForm', { credit: '{credit}' }),
    quoteForm: forms.quoteForm[locale] || t('quoteForm', { cite: '{cite}', role: '{role}' }),
    related: t('relatedInBody'),
    viewOn: t('viewOn'),
    loadEmbed: t('loadEmbed', { provider: '{provider}' }),
    notes: t('footnotes'),
    note: t('footnote', { number: '{number}' }),
    backToText: t('backToText'),
    gallery: t('gallery', { count: '{count}' }),
    chartLocale: locale,
    chartBar: t('chartBar'),
    chartLine: t('chartLine'),
    chartMap: t('chartMap'),
    chartShows: t('chartShows', { kind: '{kind}', title: '{title}', high: '{high}', low: '{low}' }),
    chartData: t('chartData'),
    chartSource: t('chartSource', { source: '{source}' }),
  };
}
