import { markdownTable } from '#core/text/markdown-table.ts';
import { licenceOf } from './licence-of.ts';
import type { LockedPackage } from './locked-packages.ts';

/** docs/LICENSES.md: each package with its licence. Runtime packages come before those for build and test. */
export function licenceList(packages: readonly LockedPackage[]): string {
  return `# Licences

Generated from the lockfile by \`npm run sbom\`; a test fails if it is out of date.

## Runtime packages

${tableOf(packages.filter(({ isDev }) => !isDev))}

## Packages for build and test, not distributed

${tableOf(packages.filter(({ isDev }) => isDev))}
`;
}

/** One row per package, sorted by licence and name. A package that is installed twice has one row. */
function tableOf(packages: readonly LockedPackage[]): string {
  const rows = new Map(
    packages.map((each) => {
      const row = [licenceOf(each), each.name, each.version];
      return [row.join('\t'), row];
    }),
  );
  const sorted = [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
  return markdownTable([['licence', 'package', 'version'], ...sorted]);
}
