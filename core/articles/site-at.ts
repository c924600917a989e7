import { DomainError } from '../shared/domain-error.ts';

/** The site as it will be, as it is being looked at. */
export type SiteAt = {
  readonly at: Date;
  /** So many stories or changes come until then that the person who looks may not read; they are not in it. */
  readonly hiddenCount: number;
};

/** Nobody plans further ahead; a moment beyond it is a slip of the pen. */
export const siteAtMostDays = 366;

/**
 * Holds a moment to what can be shown: what was is not kept in a form that could be shown again, and what is not
 * planned yet can't be. Throws `site-at.past`, `site-at.too-far`.
 */
export function demandSiteAt(at: Date, now: Date): void {
  if (at <= now) throw new DomainError('site-at.past');
  if (at.getTime() - now.getTime() > siteAtMostDays * 86_400_000) throw new DomainError('site-at.too-far');
}
