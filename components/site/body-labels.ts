import type { BodyLabels } from '#core/document/block-type.ts';
import type { HouseForms } from '#core/house-style/house-forms.ts';
import type { Locale } from '#core/i18n/locales.ts';
import { siteText } from './site-text.ts';

/**
 * The words that the HTML of a body bears, in the language of the page or feed: the forms of the house where it
 * has set its own. Places stay to be filled.
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
  };
}
