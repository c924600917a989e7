import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { CPU_BUDGET } from '../tests/sizes.ts';

/**
 * A Vitest reporter: writes the result of one part of `npm test` to the file named by `TEST_REPORT`. Format:
 * `{ passed, failed, budget, files: [{ file, cpuSeconds, tests: [{ name, cpuSeconds }] }] }`. `failed` is a
 * list of `{ what, why }`. It includes uncaught errors, which Vitest's own JSON omits although they fail the
 * run. `budget` is `CPU_BUDGET`.
 */
export default class ReportTests {
  onTestRunEnd(files, uncaught) {
    const tests = files.flatMap((file) => [...file.children.allTests()]);
    const report = {
      passed: tests.filter((test) => test.result().state === 'passed').length,
      failed: [...files.flatMap(failedIn), ...uncaught.map(asFailure)],
      budget: CPU_BUDGET,
      files: files.map(cpuOf),
    };
    writeFileSync(process.env.TEST_REPORT, JSON.stringify(report));
  }
}

/** CPU times of a file and its tests, recorded by tests/support/measure-cpu.ts. */
function cpuOf(file) {
  const tests = [...file.children.allTests()];
  return {
    file: relative(file),
    cpuSeconds: file.meta().cpuSeconds ?? 0,
    tests: tests.map((test) => ({ name: test.fullName, cpuSeconds: test.meta().cpuSeconds ?? 0 })),
  };
}

const relative = (file) => path.relative(process.cwd(), file.moduleId);

function failedIn(file) {
  const at = relative(file);
  const failed = [...file.children.allTests()]
    .filter((test) => test.result().state === 'failed')
    .map((test) => ({ what: `${at} > ${test.fullName}`, why: errorText(test.result().errors) }));
  // Errors outside the tests: in the file itself, or in a hook of a suite.
  const around = [file, ...file.children.allSuites()]
    .filter((each) => each.errors().length > 0)
    .map((each) => ({ what: `${at} > ${each.fullName ?? 'the file'}`, why: errorText(each.errors()) }));
  return [...failed, ...around];
}

function asFailure(error) {
  // Vitest names the file of an uncaught error, and its test if known.
  const at = [error.VITEST_TEST_PATH, error.VITEST_TEST_NAME].filter(Boolean).join(' > ');
  return {
    what: `uncaught ${at && `in ${path.relative(process.cwd(), at)}`}`.trim(),
    why: errorText([error]),
  };
}

/** The message of each error, its diff, and its location. */
function errorText(errors) {
  return errors
    .map(({ name, message, stack, diff }) => {
      const [what, ...where] = (stack ?? `${name}: ${message}`).split('\n');
      return [what, ...(diff ? changedLines(diff) : []), ...where].join('\n');
    })
    .join('\n');
}

/** Messages shorten the compared values, so the changed lines of the diff are more useful. */
function changedLines(diff) {
  return stripVTControlCharacters(diff)
    .split('\n')
    .filter((line) => /^[-+] (?!Expected$|Received$)/.test(line));
}
