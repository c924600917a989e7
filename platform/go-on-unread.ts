/**
 * Whoever reads what this process prints may go before it: a pipe that was closed, a journal that is started anew. Then nobody is told,
 * and the process goes on. Unheard, each failure to print would be one that nobody caught, be told on the same output, and so without
 * end.
 */
export function goOnUnread(): void {
  for (const output of [process.stdout, process.stderr]) output.on('error', () => {});
}
