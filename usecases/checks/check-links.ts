import { dayMs } from '#core/shared/day-ms.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import {
  claimDueLinks,
  forgetLinks,
  type HashedLink,
  putLinkOutcome,
} from '#db/queries/checks/link-checks.ts';
import type { LINK_OUTCOMES } from '#db/schema/link-checks.ts';
import { linkStatus } from '#platform/ssrf/link-status.ts';
import type { Services } from '../context.ts';

type Outcome = { readonly outcome: (typeof LINK_OUTCOMES)[number]; readonly status: number | null };

const batch = 24;
/** The timeout for one page, including redirects and a retry. */
const timeoutMs = 10_000;
/** After this, links claimed by a process that died are released. */
const takenMs = batch * timeoutMs + 60_000;
const forgottenAfterMs = 180 * dayMs;

/**
 * Checks the linked pages that are due, at most one batch, and stores the results. Hosts are checked in
 * parallel, with one request per host at a time. Returns their number. No transaction is open meanwhile, and
 * several processes check different pages.
 */
export async function checkLinks(services: Services): Promise<number> {
  const { db, now } = services;
  const at = now();
  const due = await claimDueLinks(db, { now: at, until: new Date(at.getTime() + takenMs), limit: batch });
  const byHost = Map.groupBy(due, ({ url }) => new URL(url).host);
  await Promise.all([...byHost.values()].map((links) => askInTurn(services, links)));
  if (due.length === 0) await forgetLinks(db, new Date(at.getTime() - forgottenAfterMs));
  return due.length;
}

async function askInTurn(services: Services, links: readonly HashedLink[]): Promise<void> {
  for (const { url, urlHash } of links) {
    const answer = await outcomeOf(url, services.pictureHosts ?? new Set());
    await putLinkOutcome(services.db, { urlHash, ...answer, checkedAt: services.now() });
  }
}

/**
 * A page is dead if it responds with 404 or 410, or its address is not public, so that no reader can open it.
 * A page that requires a password or refuses robots is alive. One that fails or does not respond may recover.
 * A page on another port is not requested, and its state is unknown, because readers may reach it.
 */
async function outcomeOf(url: string, ownHosts: ReadonlySet<string>): Promise<Outcome> {
  try {
    const status = await linkStatus(url, { timeoutMs, ownHosts });
    if (status === 404 || status === 410) return { outcome: 'dead', status };
    return { outcome: status < 500 ? 'alive' : 'silent', status };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const isNowhere = error.code === 'fetch.refused' && error.details.reason !== 'port';
    return { outcome: isNowhere ? 'dead' : 'silent', status: null };
  }
}
