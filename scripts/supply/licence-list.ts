import { licenceOf } from './licence-of.ts';
import type { LockedPackage } from './locked-packages.ts';

/** docs/LICENSES.md: each package with its licence. Runtime packages come before those for build and test. */
export function licenceList(packages: readonly LockedPackage[]): string {
  const inUse = packages.filter(({ isDev }) => !isDev);
  const forUs = packages.filter(({ isDev }) => isDev);
  return [
    '# Licences',
    '',
    'Written by `npm run sbom` from the lockfile; `tests/unit/supply` holds it to that.',
    '',
    '## What runs with the product',
    '',
    ...linesOf(inUse),
    '',
    '## What builds and tests it, and is not passed on',
    '',
    ...linesOf(forUs),
    '',
  ].join('\n');
}

function linesOf(packages: readonly LockedPackage[]): string[] {
  const byLicence = Map.groupBy(packages, licenceOf);
  return [...byLicence]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([licence, some]) => {
      const names = [...new Set(some.map(({ name, version }) => `${name} ${version}`))].sort();
      return `- **${licence}**: ${names.join(', ')}`;
    });
}
