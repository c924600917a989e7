import { globSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { defineConfig, type Plugin } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { isLong, LONG_ONLY } from './tests/sizes.ts';

/** As in a build (`next.config.js`): texts are compiled, and so is what fills them in. */
const resolve = {
  alias: [{ find: /^use-intl\/format-message$/, replacement: 'use-intl/format-message/format-only' }],
};
/** Left to Node it would bring its own. */
const server = { deps: { inline: ['use-intl'] } };
/** As long as Playwright waits: what comes by and by takes its time on a busy machine, which may stand still for Vitest's own second. */
const expect = { poll: { timeout: 30_000 } };
/**
 * After so long nobody waits for what will never come. Some start a dozen programs one after another, each of which takes ten times as long
 * where others compute: a bound near what they take would measure the machine.
 */
const bounds = {
  ...{ testTimeout: 240_000, hookTimeout: 240_000, expect },
  setupFiles: ['tests/support/measure-cpu.ts'],
};

/**
 * Each process has a site of its own; one file alone needs no second site. A process keeps its modules, and with them its browser,
 * for all of its files.
 */
const onSites = {
  globalSetup: ['tests/support/site/site-setup.ts'],
  maxWorkers: Number(process.env.TEST_SITES ?? 1),
  isolate: false,
  ...bounds,
};

/** The files of a folder that this run takes: all but the long ones, or those that do more in `npm run test:long`. */
function filesOf(folder: string): { include: string[]; exclude: string[] } {
  if (!isLong) return { include: [`tests/${folder}/**/*.test.ts`], exclude: [...LONG_ONLY] };
  const longer = filesWith(/\blongTest\(|\b(?:SIZES|isLong)\b/, [`tests/${folder}/**/*.test.ts`]);
  const only = LONG_ONLY.filter((file) => file.startsWith(`tests/${folder}/`));
  return { include: [...only, ...longer], exclude: [] };
}

const UNIT = ['tests/unit/**/*.test.ts', 'tests/*.test.ts'];

/** The files whose text matches. */
function filesWith(text: RegExp, globs: readonly string[]): string[] {
  const files = globSync(globs, { cwd: import.meta.dirname });
  return files.filter((file) => text.test(readFileSync(path.join(import.meta.dirname, file), 'utf8')));
}

/** Tests that replace a module, or load one anew, and would leave it so to the files after them. */
const ALONE = filesWith(/\bvi\.(mock|doMock|resetModules)\(|\bawait import\('[^']*public\/js/, UNIT);
/** Tests that render the desk. `screen.ts` makes the DOM, which React looks for as it is loaded. */
const SCREENS = filesWith(/support\/browser\/screen\.ts'/, UNIT).filter((file) => !ALONE.includes(file));
const DESK_SCREENS = filesWith(/support\/browser\/(desk-)?screen\.ts'/, ['tests/integration/**/*.test.ts']);
/** Replaces a module by ours of the same name. */
const double = (name: 'next/headers' | 'next/navigation') => ({
  find: new RegExp(`^${name}$`),
  replacement: path.join(import.meta.dirname, `tests/support/browser/${name.replace('/', '-')}.ts`),
});
/**
 * Unit tests have no database: a server action that a component imports is a function of that name that rejects. A test
 * spies on those that it needs.
 */
const actionStubs: Plugin = {
  name: 'action-stubs',
  enforce: 'pre',
  load(id) {
    if (!/\/app\/\([a-z]+\)\/actions\/[^/]+\.ts$/.test(id)) return null;
    return [...readFileSync(id, 'utf8').matchAll(/^export async function (\w+)/gm)]
      .map(([, name]) => `export async function ${name}() { throw new Error('No answer for ${name}'); }`)
      .join('\n');
  },
};
/**
 * The files of one process share the modules that it has loaded: loading them costs several times what the unit tests do
 * with them. So each file leaves the process as it found it, and `after-file.ts` takes back what Vitest replaced.
 */
const shared = {
  ...bounds,
  isolate: false,
  setupFiles: [...bounds.setupFiles, 'tests/support/after-file.ts'],
};

const INTEGRATION = {
  ...shared,
  ...filesOf('integration'),
  setupFiles: [...shared.setupFiles, 'tests/support/database/database-hooks.ts'],
};

/** What takes a minute or five, the longest first. */
const LONG = [
  'browser/vietnamese-input',
  'http/hostile-uploads',
  'browser/accessibility',
  'browser/crash-rounds',
  'browser/deployment',
  'http/withdrawal',
  'http/desk-under-load',
].map((name) => `tests/${name}.test.ts`);

/**
 * Vitest begins with the largest file; while a small one that takes minutes ended alone, the other process would do nothing. Files
 * of one project follow one another: a worker is kept for the next file of its project only.
 */
class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const at = LONG.indexOf(path.relative(import.meta.dirname, moduleId));
      return at < 0 ? LONG.length : at;
    };
    return (await super.sort(files)).sort(
      (a, b) => place(a) - place(b) || a.project.name.localeCompare(b.project.name),
    );
  }
}

export default defineConfig({
  test: {
    retry: 0,
    globalSetup: ['tests/support/database/database-setup.ts'],
    sequence: { sequencer: LongFirst },
    // Half of what a test of the database takes is waiting for it: one process alone leaves a machine of two cores idle.
    maxWorkers: Math.max(2, os.availableParallelism() - 1),
    projects: [
      {
        resolve,
        plugins: [actionStubs],
        test: {
          name: 'unit',
          server,
          include: UNIT,
          exclude: [...ALONE, ...SCREENS],
          ...shared,
        },
      },
      {
        resolve: { alias: [...resolve.alias, double('next/navigation')] },
        plugins: [actionStubs],
        test: { name: 'unit-screen', server, include: SCREENS, ...shared },
      },
      {
        resolve: { alias: [...resolve.alias, double('next/navigation')] },
        plugins: [actionStubs],
        test: { name: 'unit-alone', server, include: ALONE, ...bounds },
      },
      {
        resolve: { alias: [...resolve.alias, double('next/headers')] },
        test: {
          name: 'integration',
          server,
          ...INTEGRATION,
          exclude: [...INTEGRATION.exclude, ...DESK_SCREENS],
        },
      },
      {
        resolve: { alias: [...resolve.alias, double('next/headers'), double('next/navigation')] },
        test: {
          name: 'integration-screen',
          server,
          ...INTEGRATION,
          include: isLong ? [] : DESK_SCREENS,
          setupFiles: [...INTEGRATION.setupFiles, 'tests/support/browser/desk-screen-hooks.ts'],
        },
      },
      {
        // Each of these starts and kills servers of its own: one after another, so that they measure themselves only.
        test: {
          name: 'crash',
          include: ['tests/crash/**/*.test.ts'],
          fileParallelism: false,
          ...bounds,
        },
      },
      {
        test: {
          name: 'browser',
          ...filesOf('browser'),
          ...onSites,
          setupFiles: [...onSites.setupFiles, 'tests/support/browser/browser-hooks.ts'],
        },
      },
      {
        // Against the same sites, without a browser.
        test: { name: 'http', ...filesOf('http'), ...onSites },
      },
    ],
  },
});
