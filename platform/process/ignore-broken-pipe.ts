/**
 * Ignores EPIPE on stdout and stderr. Without a listener, each failed write would be logged to the same
 * broken pipe.
 */
export function ignoreBrokenPipe(): void {
  for (const output of [process.stdout, process.stderr]) output.on('error', () => {});
}
