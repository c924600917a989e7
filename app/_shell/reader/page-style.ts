import type { PageStyle } from '#components/site/page-style.ts';
import { services } from '#usecases/services.ts';

/** The language and time zone of reader pages. */
export function pageStyle(): PageStyle {
  const { site, now } = services();
  return { timeZone: site.timeZone, locale: site.locale, now: now() };
}
