/**
 * Test files and tests that exceed their budget of CPU seconds, as failures `{ what, why }`. `allowed` lists
 * files with a larger budget. A listed file that needs less than half of the common budget also fails, so
 * that the list can only shrink.
 */
export function overBudget(files, { file: fileBudget, test: testBudget, allowed }) {
  return files.flatMap(({ file, cpuSeconds, tests }) => {
    const own = allowed[file];
    if (own !== undefined && cpuSeconds > 0 && cpuSeconds < fileBudget / 2)
      return [
        failure(file, cpuSeconds, 'needs no exception any more: remove it from CPU_BUDGET in tests/sizes.ts'),
      ];
    if (cpuSeconds > (own ?? fileBudget)) return [failure(file, cpuSeconds, `may use ${own ?? fileBudget}`)];
    if (own !== undefined) return [];
    return tests
      .filter((test) => test.cpuSeconds > testBudget)
      .map((test) => failure(`${file} > ${test.name}`, test.cpuSeconds, `may use ${testBudget}`));
  });
}

function failure(what, cpuSeconds, rule) {
  return { what, why: `It used ${cpuSeconds.toFixed(1)} CPU seconds and ${rule}.` };
}
