import type { DateStyle } from '#core/i18n/format-date.ts';

/** The context of every page view: the site's language, its time zone, and the present moment. */
export type PageStyle = DateStyle & { readonly now: Date };
