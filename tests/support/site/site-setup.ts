import type { TestProject } from 'vitest/node';
import { type RunningSite, startSite } from './start-site.ts';

export type TestedSite = Omit<RunningSite, 'stop'>;

declare module 'vitest' {
  interface ProvidedContext {
    sites: TestedSite[];
  }
}

/** One site for each file that runs concurrently, for all browser and HTTP tests of a run. */
export default async function setup({
  config,
  vitest,
}: TestProject): Promise<undefined | (() => Promise<void>)> {
  const root = vitest.getRootProject();
  // The projects of a run are set up one after another, and share the sites of the first.
  if ('sites' in root.getProvidedContext()) return;
  const started = await Promise.all(Array.from({ length: config.maxWorkers ?? 1 }, startSite));
  root.provide(
    'sites',
    started.map(({ stop: _, ...site }) => site),
  );
  return async () => {
    await Promise.all(started.map(({ stop }) => stop()));
  };
}
