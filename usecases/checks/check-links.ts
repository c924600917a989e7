import { dayMs } from '#core/checks/day-ms.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { claimDueLinks, forgetLinks, type HashedLink, putLinkOutcome } from '#db/queries/link-checks.ts';
import type { LINK_OUTCOMES } from '#db/schema/link-checks.ts';
import { linkStatus } from '#platform/link-status.ts';
import type { Services } from '../context.ts';

type Outcome = { readonly outcome: (typeof LINK_OUTCOMES)[number]; readonly status: number | null };

const batch = 24;
/** For one page, redirects and a second try included. */
const timeoutMs = 10_000;
/** A process that dies with what it took gives it back after this. */
const takenMs = batch * timeoutMs + 60_000;
const forgottenAfterMs = 180 * dayMs;

/**
 * Asks the pages that are due, at most a batch, and writes down what they answer: hosts beside each other, one host
 * after another's answer. Returns how many were asked. No transaction is open meanwhile, and of several processes
 * each asks others.
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
 * Gone is what says so (404, 410), and what may not be asked: no reader's browser finds it either. A page that wants
 * a password or fewer robots is there; one that fails or keeps silent may be back tomorrow. Of one at a port of its own, which
 * is not asked either, nothing is known: readers may well find it.
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
