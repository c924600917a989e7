import { licenceOf } from './licence-of.ts';
import type { LockedPackage } from './locked-packages.ts';

type Component = {
  type: 'library';
  'bom-ref': string;
  name: string;
  version: string;
  purl: string;
  scope: 'required' | 'optional' | 'excluded';
  licenses: { expression: string }[];
  hashes: { alg: string; content: string }[];
};

/**
 * The software bill of materials in CycloneDX 1.6
 * (ecma-international.org/publications-and-standards/standards/ecma-424). It has packages with hashes and
 * licences, and their dependencies. The same lockfile gives the same document.
 */
export function billOfMaterials(
  product: { name: string; version: string; needs: readonly string[] },
  packages: readonly LockedPackage[],
) {
  const places = new Map(packages.map((one) => [one.place, one]));
  const own = `${product.name}@${product.version}`;
  const once = new Map(packages.map((one) => [refOf(one), one]));
  const needsOf = new Map<string, Set<string>>();
  for (const one of packages) {
    const found = one.needs.flatMap((name) => findNear(places, one.place, name) ?? []);
    const all = needsOf.get(refOf(one)) ?? new Set();
    for (const needed of found) all.add(refOf(needed));
    needsOf.set(refOf(one), all);
  }
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      component: { type: 'application', 'bom-ref': own, name: product.name, version: product.version },
    },
    components: [...once].sort(byRef).map(([, one]) => componentOf(one)),
    dependencies: [
      {
        ref: own,
        dependsOn: product.needs
          .flatMap((name) => findNear(places, '', name) ?? [])
          .map(refOf)
          .sort(),
      },
      ...[...needsOf].sort(byRef).map(([ref, needs]) => ({ ref, dependsOn: [...needs].sort() })),
    ],
  };
}

function componentOf(one: LockedPackage): Component {
  return {
    type: 'library',
    'bom-ref': refOf(one),
    name: one.name,
    version: one.version,
    purl: refOf(one),
    // CycloneDX: `excluded` marks components that do not run with the product.
    scope: one.isDev ? 'excluded' : one.isOptional ? 'optional' : 'required',
    licenses: [{ expression: licenceOf(one) }],
    hashes: one.integrity.split(/\s+/).filter(Boolean).map(hashOf),
  };
}

function hashOf(integrity: string): { alg: string; content: string } {
  const [algorithm = '', digest = ''] = integrity.split(/-(.*)/s);
  return {
    alg: algorithm.toUpperCase().replace(/^SHA/, 'SHA-'),
    content: Buffer.from(digest, 'base64').toString('hex'),
  };
}

/** A package URL (github.com/package-url). The `@` of a scope is percent-encoded. */
function refOf({ name, version }: LockedPackage): string {
  return `pkg:npm/${name.replace('@', '%40')}@${version}`;
}

/** Resolves a dependency as Node does: in the package's own `node_modules`, then in those of its parents. */
function findNear(
  places: ReadonlyMap<string, LockedPackage>,
  from: string,
  name: string,
): LockedPackage | null {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    const found = places.get(`${folder === '' ? '' : `${folder}/`}node_modules/${name}`);
    if (found) return found;
    if (folder === '') return null;
  }
}

function byRef([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}
