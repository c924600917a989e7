import { globSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { defineConfig, type Plugin } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { programOptions } from './platform/process/program-options.mjs';
import { isLong, LONG_ONLY } from './tests/sizes.ts';

/** As in a build (`next.config.js`): messages are compiled, so the formatter needs no parser. */
const resolve = {
  alias: [{ find: /^use-intl\/format-message$/, replacement: 'use-intl/format-message/format-only' }],
};
/** Inlined, so that the alias applies: Node would load the original formatter. */
const server = { deps: { inline: ['use-intl'] } };
/** The timeout of Playwright. Vitest's default of one second is too short on a busy machine. */
const expect = { poll: { timeout: 30_000 } };
/**
 * Timeouts far above the usual durations. Some tests start a dozen programs in sequence, and each takes ten
 * times as long on a busy machine. A tighter timeout would measure the machine.
 */
const bounds = {
  ...{ testTimeout: 240_000, hookTimeout: 240_000, expect },
  setupFiles: ['tests/support/measure-cpu.ts'],
  execArgv: programOptions,
};

/**
 * Each process has its own site; a single file needs no second site. A process keeps its modules, including
 * its browser, for all its files.
 */
const onSites = {
  globalSetup: ['tests/support/site/site-setup.ts'],
  maxWorkers: Number(process.env.TEST_SITES ?? 1),
  isolate: false,
  ...bounds,
};

/**
 * The test files of a folder: without the long ones, or only the ones that do more in `npm run test:long`.
 */
function filesOf(folder: string): { include: string[]; exclude: string[] } {
  if (!isLong) return { include: [`tests/${folder}/**/*.test.ts`], exclude: [...LONG_ONLY] };
  const longer = filesWith(/\blongTest\(|\b(?:SIZES|isLong)\b/, [`tests/${folder}/**/*.test.ts`]);
  const only = LONG_ONLY.filter((file) => file.startsWith(`tests/${folder}/`));
  return { include: [...only, ...longer], exclude: [] };
}

const UNIT = ['tests/unit/**/*.test.ts', 'tests/*.test.ts'];

/** The files with a matching content. */
function filesWith(text: RegExp, globs: readonly string[]): string[] {
  const files = globSync(globs, { cwd: import.meta.dirname });
  return files.filter((file) => text.test(readFileSync(path.join(import.meta.dirname, file), 'utf8')));
}

/** Tests that mock or reload a module. Each needs its own process: later files would get that module. */
const ALONE = filesWith(/\bvi\.(mock|doMock|resetModules)\(|\bawait import\('[^']*public\/js/, UNIT);
/** Tests that render the desk. `screen.ts` creates the DOM, which React looks for when it is loaded. */
const SCREENS = filesWith(/support\/browser\/screen\.ts'/, UNIT).filter((file) => !ALONE.includes(file));
const DESK_SCREENS = filesWith(/support\/browser\/(desk-)?screen\.ts'/, ['tests/integration/**/*.test.ts']);
/** Replaces a module of Next by a test double. */
const double = (name: 'next/headers' | 'next/navigation') => ({
  find: new RegExp(`^${name}$`),
  replacement: path.join(import.meta.dirname, `tests/support/browser/${name.replace('/', '-')}.ts`),
});
/**
 * Unit tests have no database. A server action that a component imports is a stub that rejects. A test spies
 * on the actions that it needs.
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
 * The files of a process share its modules, because loading them costs several times as much as running the
 * unit tests. So each file must restore global state; `after-file.ts` restores the mocks of Vitest.
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

/** Files that take one to five minutes, the longest first. */
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
 * Runs the longest files first. Vitest starts with the largest file; a small one that takes minutes would
 * then run alone at the end. Files of a project are in sequence: a worker is reused only for the next file of
 * its project.
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
    // Tests wait for the database half of their time: a single process would leave two cores partly idle.
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
        // Each test starts and kills its own servers. In sequence, so that they do not disturb each other.
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
        // Tests of the same sites without a browser.
        test: { name: 'http', ...filesOf('http'), ...onSites },
      },
    ],
  },
});
