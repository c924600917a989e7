import { mayReadAudit } from '../audit/audit-access.ts';
import { mayReadChecks } from '../checks/check-policy.ts';
import { mayManageHouseWords } from '../house-style/house-style-policy.ts';
import { isAdmin } from '../people/administration.ts';
import { maySeePeople } from '../people/rights-policy.ts';
import type { Actor } from '../people/roles.ts';
import { mayReadRoyalties } from '../royalties/royalty-policy.ts';
import { mayManageSearch } from '../search/search-policy.ts';
import { maySeeSettings } from '../settings/site-settings.ts';
import type { Decision } from '../shared/decision.ts';
import { mayManageSections } from '../taxonomy/section-policy.ts';

/**
 * The pages under `/desk/admin` in the order of their navigation. `name` is the last segment of the URL and
 * the key in `messages/<locale>/admin-pages.json`. `mayOpen` decides who sees the page. A new page needs an
 * entry here, its messages and its folder.
 */
export const ADMIN_PAGES = [
  { name: 'people', mayOpen: maySeePeople },
  { name: 'sections', mayOpen: mayManageSections },
  { name: 'style', mayOpen: mayManageHouseWords },
  { name: 'search', mayOpen: mayManageSearch },
  { name: 'mail', mayOpen: isAdmin },
  { name: 'webhooks', mayOpen: isAdmin },
  { name: 'checks', mayOpen: mayReadChecks },
  { name: 'royalties', mayOpen: mayReadRoyalties },
  { name: 'settings', mayOpen: maySeeSettings },
  { name: 'audit', mayOpen: mayReadAudit },
  { name: 'operations', mayOpen: isAdmin },
] as const satisfies readonly { name: string; mayOpen: (actor: Actor) => Decision }[];

export type AdminPage = (typeof ADMIN_PAGES)[number]['name'];

/** The administration pages that this person may open. */
export function adminPagesOf(actor: Actor): AdminPage[] {
  return ADMIN_PAGES.filter((page) => page.mayOpen(actor).ok).map((page) => page.name);
}
