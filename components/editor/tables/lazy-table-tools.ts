import { lazy } from '#components/ui/lazy.ts';

/** The table tools, loaded with the first table. */
export const tableTools = lazy(() => import('./table-tools.ts'));

/** Runs a function with the table tools, at once if they are loaded. Does nothing if they fail to load. */
export function withTableTools(use: (tools: typeof import('./table-tools.ts')) => void): void {
  const tools = tableTools.now();
  if (tools !== null) use(tools);
  else void tableTools.prepare().then((found) => found && use(found));
}
