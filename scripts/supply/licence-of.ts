import type { LockedPackage } from './locked-packages.ts';

/** Packages whose own files name their licence, but not in the way that the lockfile reads. */
const SAID_ELSEWHERE: Readonly<Record<string, string>> = {
  // `licenses` in package.json, as it was written before 2014.
  busboy: 'MIT',
  streamsearch: 'MIT',
};

/** The licence of a package; `unknown` where nobody has looked. */
export function licenceOf({ name, licence }: Pick<LockedPackage, 'name' | 'licence'>): string {
  return licence ?? SAID_ELSEWHERE[name] ?? 'unknown';
}
