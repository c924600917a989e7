import { networkOf } from '#core/shared/network-of.ts';
import type { TryLimit } from './rate-limit-attempts.ts';

const windowMs = 15 * 60_000;

/** A browser with an earlier sign-in of this person, proved by its cookie. */
export type KnownBrowser = { readonly personId: string; readonly browserId: string };

/**
 * The rate limits of a sign-in attempt. A known browser of the person has a limit of its own. So an attacker
 * who exhausts the account's limit never locks out its owner.
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
    // Many people of a newsroom share one address and mistype; an attack with a list of accounts exceeds it.
    { of: `sign-in address ${network}`, most: 200, windowMs },
    { of: `sign-in ${account} from ${network}`, most: 10, windowMs },
    { of: `sign-in ${account}`, most: 100, windowMs },
  ];
}
