import type { BodyLabels } from '#core/document/block-type.ts';
import type { siteText } from './site-text.ts';

/** The words that the HTML of a body bears, in the language of the page or feed; places stay to be filled. */
export function bodyLabels(t: ReturnType<typeof siteText>): BodyLabels {
  return {
    creditForm: t('creditForm', { credit: '{credit}' }),
    quoteForm: t('quoteForm', { cite: '{cite}', role: '{role}' }),
    related: t('relatedInBody'),
    viewOn: t('viewOn'),
    loadEmbed: t('loadEmbed', { provider: '{provider}' }),
    notes: t('footnotes'),
    note: t('footnote', { number: '{number}' }),
    backToText: t('backToText'),
    gallery: t('gallery', { count: '{count}' }),
  };
}
