import { readFile } from 'node:fs/promises';
import path from 'node:path';

export type RouteNames = {
  /**
   * The route pattern of a URL, such as `/[section]/[slugAndNumber]`, without values; null if there is none.
   */
  routeOf(url: string): string | null;
  /** The exported name of the server action with this id, or null. */
  actionOf(id: string): string | null;
};

type Route = { readonly page: string; readonly regex: string };
type Action = { readonly exportedName?: string };

/** URLs that are answered before Next or from its static files. Their folder is their name. */
const FOLDERS = ['/_next', '/js', '/fonts', '/icons', '/desk-words'];

/** Reads the names of routes and actions from the build. Empty without a build, as in development. */
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
