import { readFileSync } from 'node:fs';
import path from 'node:path';

/** One package of the lockfile. */
export type LockedPackage = {
  /** Its path: `node_modules/a/node_modules/b`. */
  readonly place: string;
  readonly name: string;
  readonly version: string;
  /** The licence named by its author (SPDX); null if the lockfile has none. */
  readonly licence: string | null;
  /** The hash of the tarball in the format of subresource integrity. */
  readonly integrity: string;
  /** Needed for build or test, not at run time. */
  readonly isDev: boolean;
  /** For some platforms only. */
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

/** The installed packages, in the order of the lockfile. */
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

/** The product's name, version and direct dependencies. */
export function readManifest(): {
  name: string;
  version: string;
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  allowScripts: Record<string, boolean>;
} {
  return JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
}
