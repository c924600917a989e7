/**
 * Test files and tests of a whole run that exceed their budget of CPU seconds, as failures `{ what, why }`. A
 * busy machine needs more CPU seconds for all tests alike. So they are scaled: the run gets the `total` that
 * it uses on a quiet machine. `allowed` lists files with a larger budget; their tests have no limit of their
 * own. A listed file that needs less than half of both common budgets fails too, so that the list shrinks.
 */
export function overBudget(files, { total, file: fileBudget, test: testBudget, allowed }) {
  const scale = total / files.reduce((sum, { cpuSeconds }) => sum + cpuSeconds, 0);
  return files.flatMap(({ file, cpuSeconds, tests }) => {
    const used = cpuSeconds * scale;
    const own = allowed[file];
    const longest = Math.max(...tests.map((test) => test.cpuSeconds * scale));
    if (own !== undefined && used > 0 && used < fileBudget / 2 && longest < testBudget / 2)
      return [
        failure(file, used, 'needs no exception any more: remove it from CPU_BUDGET in tests/sizes.ts'),
      ];
    if (used > (own ?? fileBudget)) return [failure(file, used, `may use ${own ?? fileBudget}`)];
    if (own !== undefined) return [];
    return tests
      .map((test) => ({ name: test.name, used: test.cpuSeconds * scale }))
      .filter((test) => test.used > testBudget)
      .map((test) => failure(`${file} > ${test.name}`, test.used, `may use ${testBudget}`));
  });
}

function failure(what, used, rule) {
  return { what, why: `It used ${used.toFixed(1)} CPU seconds of a quiet machine and ${rule}.` };
}
