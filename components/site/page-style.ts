import type { DateStyle } from '#core/i18n/format-date.ts';

/** What every view of a page needs to speak and tell time: the site's language and zone, and the moment. */
export type PageStyle = DateStyle & { readonly now: Date };
