/**
 * How long the processor is at work for something in this thread, in milliseconds, at best of five times. What else
 * the machine has to do meanwhile does not count.
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
