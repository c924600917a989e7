import { readFile } from 'node:fs/promises';
import path from 'node:path';

export type RouteNames = {
  /** The pattern that an address falls under, such as `/[section]/[slugAndNumber]`, without a word of its own; null: none. */
  routeOf(url: string): string | null;
  /** The server action of this number by its name in the source; null where there is none. */
  actionOf(id: string): string | null;
};

type Route = { readonly page: string; readonly regex: string };
type Action = { readonly exportedName?: string };

/** Answered before Next, or by it from its files: by their folder. */
const FOLDERS = ['/_next', '/js', '/fonts', '/icons', '/desk-words'];

/** The names of the build's routes and actions; none of them where there is no build, as in development. */
export async function readRouteNames(folder = '.next'): Promise<RouteNames> {
  const { staticRoutes = [], dynamicRoutes = [] } = await read<Record<string, Route[]>>(
    path.join(folder, 'routes-manifest.json'),
  );
  const fixed = new Set(staticRoutes.map(({ page }) => page));
  const patterns = dynamicRoutes.map(({ page, regex }) => ({ page, pattern: new RegExp(regex) }));
  const { node = {} } = await read<{ node?: Record<string, Action> }>(
    path.join(folder, 'server', 'server-reference-manifest.json'),
  );
  return {
    routeOf(url) {
      const pathname = url.split('?')[0] ?? '';
      if (fixed.has(pathname)) return pathname;
      const parent = FOLDERS.find((root) => pathname.startsWith(`${root}/`));
      if (parent !== undefined) return `${parent}/*`;
      return patterns.find(({ pattern }) => pattern.test(pathname))?.page ?? null;
    },
    actionOf: (id) => (Object.hasOwn(node, id) ? (node[id]?.exportedName ?? null) : null),
  };
}

async function read<T extends object>(file: string): Promise<T | Partial<T>> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as T;
  } catch {
    return {};
  }
}
