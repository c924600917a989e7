import type { TestProject } from 'vitest/node';
import { type RunningSite, startSite } from './start-site.ts';

export type TestedSite = Omit<RunningSite, 'stop'>;

declare module 'vitest' {
  interface ProvidedContext {
    sites: TestedSite[];
  }
}

/** For all browser tests of a run as many sites as files run side by side. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const started = await Promise.all(Array.from({ length: project.config.maxWorkers ?? 1 }, startSite));
  project.provide(
    'sites',
    started.map(({ stop: _, ...site }) => site),
  );
  return async () => {
    await Promise.all(started.map(({ stop }) => stop()));
  };
}
