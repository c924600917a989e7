import { dayOf } from '#core/i18n/day-bounds.ts';
import { haveRightsEnded, type MediaRights } from '#core/media/media-rights.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import type { Services } from '../../context.ts';

/** Today in the site's time zone, such as `2026-07-17`. */
export function siteToday({ now, site }: Pick<Services, 'now' | 'site'>): string {
  return dayOf(now(), site.timeZone);
}

/**
 * Throws `media.rights-ended` for a picture whose licence has ended; `field` is the field that refers to it.
 */
export function requireRights(
  ctx: Pick<Services, 'now' | 'site'>,
  picture: Pick<MediaRights, 'rightsUntil'>,
  field: string,
): void {
  if (haveRightsEnded(picture, siteToday(ctx))) {
    throw new DomainError('media.rights-ended', { fieldErrors: { [field]: 'media.rights-ended' } });
  }
}
