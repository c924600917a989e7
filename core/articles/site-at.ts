import { dayMs } from '../shared/day-ms.ts';
import { DomainError } from '../shared/domain-error.ts';

/** A preview of the site at a future time. */
export type SiteAt = {
  readonly at: Date;
  /** The number of stories or changes until then that the viewer may not read; the preview omits them. */
  readonly hiddenCount: number;
};

/** The furthest preview; a later date is taken for a typing error. */
export const siteAtMostDays = 366;

/**
 * Requires a time that can be previewed. The past is not stored in a form that could be rendered, and a
 * distant future is not planned. Throws `site-at.past`, `site-at.too-far`.
 */
export function requireSiteAt(at: Date, now: Date): void {
  if (at <= now) throw new DomainError('site-at.past');
  if (at.getTime() - now.getTime() > siteAtMostDays * dayMs) throw new DomainError('site-at.too-far');
}
