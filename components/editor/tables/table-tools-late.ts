import { lazy } from '#components/ui/lazy.ts';

/** The tools for tables: they come with the first table. */
export const tableTools = lazy(() => import('./table-tools.ts'));

/** Uses them, at once where they are here; not at all where they can't be had. */
export function withTableTools(use: (tools: typeof import('./table-tools.ts')) => void): void {
  const tools = tableTools.now();
  if (tools !== null) use(tools);
  else void tableTools.prepare().then((found) => found && use(found));
}
