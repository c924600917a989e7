import { networkOf } from '#core/shared/network-of.ts';
import type { TryLimit } from './tries.ts';

const windowMs = 15 * 60_000;

/** A browser in which this person has signed in before, as its own cookie proves. */
export type KnownBrowser = { readonly personId: string; readonly browserId: string };

/**
 * What a try to sign in counts against. A browser that is known to belong to the person counts for itself alone:
 * whoever floods an account from elsewhere shuts out strangers and never its owner.
 */
export function signInLimits({
  account,
  address,
  known,
}: {
  account: string;
  address: string;
  known: KnownBrowser | null;
}): TryLimit[] {
  if (known !== null) return [{ of: `sign-in browser ${known.browserId}`, most: 10, windowMs }];
  const network = networkOf(address);
  return [
    // A newsroom behind one address has many people who mistype; a list of accounts has more.
    { of: `sign-in address ${network}`, most: 200, windowMs },
    { of: `sign-in ${account} from ${network}`, most: 10, windowMs },
    { of: `sign-in ${account}`, most: 100, windowMs },
  ];
}
