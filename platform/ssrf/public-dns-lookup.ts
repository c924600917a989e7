import { lookup as resolve } from 'node:dns/promises';
import { isIP, type LookupFunction } from 'node:net';
import { DomainError } from '#core/shared/domain-error.ts';
import { isPublicAddress } from './public-address.ts';

/**
 * SSRF guard: a DNS lookup that returns only the public addresses verified here, so that the name cannot
 * resolve to another address at connection time (DNS rebinding). Throws if a name has a private address,
 * except for `ownHosts`.
 */
export async function publicDnsLookup(url: URL, ownHosts: ReadonlySet<string>): Promise<LookupFunction> {
  const host = hostOf(url);
  const version = isIP(host);
  const found = version === 0 ? await addressesOf(host) : [{ address: host, family: version }];
  const isAllowed = ownHosts.has(host) || found.every(({ address }) => isPublicAddress(address));
  const [first] = found;
  if (!first || !isAllowed) throw new DomainError('fetch.refused');
  return (_host, options, done) => {
    if (options.all) done(null, found);
    else done(null, first.address, first.family);
  };
}

/** The host of a URL, without the brackets of IPv6. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '');
}

async function addressesOf(host: string): Promise<{ address: string; family: number }[]> {
  try {
    return await resolve(host, { all: true });
  } catch {
    throw new DomainError('fetch.failed');
  }
}
