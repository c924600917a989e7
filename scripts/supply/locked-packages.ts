import { readFileSync } from 'node:fs';
import path from 'node:path';

/** One package as the lockfile names it. */
export type LockedPackage = {
  /** Where it stands: `node_modules/a/node_modules/b`. */
  readonly place: string;
  readonly name: string;
  readonly version: string;
  /** As its author names it (SPDX); null where the lockfile says nothing. */
  readonly licence: string | null;
  /** The hash of what is fetched, as subresource integrity writes it. */
  readonly integrity: string;
  /** Needed to build or to test, not to run. */
  readonly isDev: boolean;
  /** For some machines only. */
  readonly isOptional: boolean;
  readonly hasInstallScript: boolean;
  readonly needs: readonly string[];
};

type Entry = {
  name?: string;
  version: string;
  license?: string;
  integrity?: string;
  dev?: boolean;
  optional?: boolean;
  hasInstallScript?: boolean;
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
};

const root = path.resolve(import.meta.dirname, '../..');

/** What is installed, in the lockfile's order. */
export function readLockedPackages(): LockedPackage[] {
  const { packages } = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, Entry>;
  };
  return Object.entries(packages)
    .filter(([place]) => place !== '')
    .map(([place, entry]) => ({
      place,
      name: entry.name ?? place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length),
      version: entry.version,
      licence: entry.license ?? null,
      integrity: entry.integrity ?? '',
      isDev: entry.dev === true,
      isOptional: entry.optional === true,
      hasInstallScript: entry.hasInstallScript === true,
      needs: Object.keys({ ...entry.dependencies, ...entry.optionalDependencies }),
    }));
}

/** The product's own name, version and what it asks for by name. */
export function readManifest(): {
  name: string;
  version: string;
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  allowScripts: Record<string, boolean>;
} {
  return JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
}
