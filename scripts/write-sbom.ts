// `npm run sbom [-- FILE]`: writes the bill of materials (default sbom.cdx.json) and docs/LICENSES.md from
// the lockfile.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { billOfMaterials } from './supply/bill-of-materials.ts';
import { licenceList } from './supply/licence-list.ts';
import { readLockedPackages, readManifest } from './supply/locked-packages.ts';

const { name, version, dependencies, devDependencies } = readManifest();
const packages = readLockedPackages();
const file = path.resolve(process.argv[2] ?? 'sbom.cdx.json');
const needs = Object.keys({ ...dependencies, ...devDependencies });
const bill = billOfMaterials({ name, version, needs }, packages);
writeFileSync(file, `${JSON.stringify(bill, null, 2)}\n`);
writeFileSync(path.join(import.meta.dirname, '../docs/LICENSES.md'), licenceList(packages));
process.stdout.write(
  `${bill.components.length} components in ${file}; their licences in docs/LICENSES.md.\n`,
);
