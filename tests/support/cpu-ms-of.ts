/**
 * The CPU time of `work` in this thread in milliseconds, the best of five runs. Other work of the machine
 * does not count.
 */
export function cpuMsOf(work: () => unknown): number {
  const times = Array.from({ length: 5 }, () => {
    const start = process.threadCpuUsage();
    work();
    const { user, system } = process.threadCpuUsage(start);
    return (user + system) / 1000;
  });
  return Math.min(...times);
}
