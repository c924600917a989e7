import { isoDateTime } from '#core/i18n/format-date.ts';
import { relativeAge } from '#core/i18n/relative-age.ts';
import type { PageStyle } from './page-style.ts';

/** The relative time, for lists. */
export function TimeStamp({ at, style }: { at: Date; style: PageStyle }) {
  return <time dateTime={isoDateTime(at, style.timeZone)}>{relativeAge(at, style.now, style)}</time>;
}
