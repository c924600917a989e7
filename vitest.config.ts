import os from 'node:os';
import path from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** As in a build (`next.config.js`): texts are compiled, and so is what fills them in. */
const resolve = {
  alias: [{ find: /^use-intl\/format-message$/, replacement: 'use-intl/format-message/format-only' }],
};
/** Left to Node it would bring its own. */
const server = { deps: { inline: ['use-intl'] } };
/** As long as Playwright waits: what comes by and by takes its time on a busy machine, which may stand still for Vitest's own second. */
const expect = { poll: { timeout: 30_000 } };

/** What takes a minute or five, the longest first. */
const LONG = [
  'vietnamese-input',
  'hostile-uploads',
  'accessibility',
  'crash-rounds',
  'deployment',
  'withdrawal',
  'desk-under-load',
].map((name) => `tests/browser/${name}.test.ts`);

/** Vitest begins with the largest file; while a small one that takes minutes ended alone, the other process would do nothing. */
class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const at = LONG.indexOf(path.relative(import.meta.dirname, moduleId));
      return at < 0 ? LONG.length : at;
    };
    return (await super.sort(files)).sort((a, b) => place(a) - place(b));
  }
}

export default defineConfig({
  test: {
    retry: 0,
    sequence: { sequencer: LongFirst },
    // Half of what a test of the database takes is waiting for it: one process alone leaves a machine of two cores idle.
    maxWorkers: Math.max(2, os.availableParallelism() - 1),
    projects: [
      {
        resolve,
        test: {
          name: 'unit',
          server,
          include: ['tests/unit/**/*.test.ts', 'tests/*.test.ts'],
          environment: 'node',
          testTimeout: 60_000,
          expect,
        },
      },
      {
        resolve,
        test: {
          name: 'integration',
          server,
          include: ['tests/integration/**/*.test.ts'],
          globalSetup: ['tests/support/database-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          expect,
        },
      },
      {
        // Each of these starts and kills servers of its own: one after another, so that they measure themselves only. A test has as long
        // as its servers take together.
        test: {
          name: 'crash',
          include: ['tests/crash/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 60_000,
          expect,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: ['tests/support/site-setup.ts'],
          // Each process has a site of its own. Much of what these take is waiting; one file alone needs no second site.
          maxWorkers: Number(process.env.TEST_SITES ?? 1),
          testTimeout: 120_000,
          hookTimeout: 60_000,
          expect,
        },
      },
    ],
  },
});
