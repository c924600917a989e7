import type { PageStyle } from '#components/site/page-style.ts';
import { services } from '#usecases/services.ts';

/** In which language and on which clock a reader page speaks. */
export function pageStyle(): PageStyle {
  const { site, now } = services();
  return { timeZone: site.timeZone, locale: site.locale, now: now() };
}
