import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** One import statement of the project, type imports included. */
export type Import = {
  /** Path of the importing file from the root, with forward slashes. */
  readonly from: string;
  readonly line: number;
  readonly specifier: string;
  /** Path of the imported file of this repository, or null for a package. */
  readonly to: string | null;
};

export const root = fileURLToPath(new URL('../../', import.meta.url));

const sourceFolders = ['core', 'db', 'platform', 'usecases', 'components', 'app', 'server'];
const statement =
  /(?:^|\n)\s*(?:import|export)\b(?:[^'"`;]*?\bfrom\s*)?\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;

/** Every import of the source folders and of the files beside them. */
export function listImports(): Import[] {
  return [
    ...sourceFolders.flatMap((folder) => listSources(join(root, folder))),
    join(root, 'middleware.ts'),
    join(root, 'instrumentation.ts'),
    join(root, 'instrumentation-client.ts'),
  ].flatMap(importsOf);
}

/** Every source file of the layers, relative to the root. */
export function listSourceFiles(): string[] {
  return sourceFolders.flatMap((folder) => listSources(join(root, folder))).map(fromRoot);
}

function listSources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|tsx)$/.test(name) && !name.endsWith('.d.ts'))
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());
}

function importsOf(path: string): Import[] {
  const text = readFileSync(path, 'utf8');
  return [...text.matchAll(statement)].map((match) => {
    const specifier = match[1] ?? match[2] ?? '';
    const line = text.slice(0, match.index).split('\n').length + (match[0].startsWith('\n') ? 1 : 0);
    return { from: fromRoot(path), line, specifier, to: resolveOurs(path, specifier) };
  });
}

function resolveOurs(path: string, specifier: string): string | null {
  if (specifier.startsWith('#')) return specifier.slice(1);
  if (specifier.startsWith('.')) return fromRoot(normalize(join(dirname(path), specifier)));
  return null;
}

function fromRoot(path: string): string {
  return relative(root, path).split('\\').join('/');
}
