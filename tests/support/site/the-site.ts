import { inject } from 'vitest';
import type { TestedSite } from './site-setup.ts';

/** The site of this file: files that run concurrently have one each. */
export function theSite(): TestedSite {
  const sites = inject('sites');
  const site = sites[(Number(process.env.VITEST_POOL_ID) - 1) % sites.length];
  if (site === undefined) throw new Error('There is no site for this process.');
  return site;
}
