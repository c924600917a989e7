import { afterAll, afterEach, beforeEach, inject } from 'vitest';
import { cpuOfTree } from '../../scripts/cpu-time.mjs';
import { theSite } from './site/the-site.ts';

declare module 'vitest' {
  interface TaskMeta {
    /**
     * CPU seconds of the test or file, with all child processes; for a browser test also those of its site.
     */
    cpuSeconds?: number;
  }
}

// A setup file: it runs anew for each test file, and its hooks surround all others.
const hasSite = (inject('sites') as unknown) !== undefined;
const measured = [process.pid, ...(hasSite ? [theSite().pid] : [])];
const used = () => measured.reduce((sum, pid) => sum + cpuOfTree(pid), 0);

const atStart = used();
let beforeTest = atStart;

beforeEach(() => {
  beforeTest = used();
});
afterEach(({ task }) => {
  task.meta.cpuSeconds = used() - beforeTest;
});
// biome-ignore lint/correctness/noEmptyPattern: Vitest accepts nothing but a pattern as the first parameter.
afterAll(({}, file) => {
  file.meta.cpuSeconds = used() - atStart;
});
