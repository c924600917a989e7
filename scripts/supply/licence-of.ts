import type { LockedPackage } from './locked-packages.ts';

/** Packages that name their licence only in their own files, and not in the lockfile. */
const KNOWN_LICENCES: Readonly<Record<string, string>> = {
  // Uses `licenses` in package.json, the form before 2014.
  busboy: 'MIT',
  streamsearch: 'MIT',
};

/** The licence of a package, or `unknown`. */
export function licenceOf({ name, licence }: Pick<LockedPackage, 'name' | 'licence'>): string {
  return licence ?? KNOWN_LICENCES[name] ?? 'unknown';
}
