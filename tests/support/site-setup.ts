import type { TestProject } from 'vitest/node';
import { startSite } from './start-site.ts';

declare module 'vitest' {
  interface ProvidedContext {
    site: { url: string; password: string; dataDir: string };
  }
}

/** One site for all browser tests of a run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { stop, ...site } = await startSite();
  project.provide('site', site);
  return stop;
}
