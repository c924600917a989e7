import { setImmediate as nextTurn } from 'node:timers/promises';
import { ignoreBrokenPipe } from '#platform/process/ignore-broken-pipe.ts';

// A separate process that prints to closed pipes, and prints each uncaught failure, as Next does. Reports the
// number of failures to its parent, up to a limit.
const ENOUGH = 20;
const isHeeded = process.argv[2] === 'heeded';
let uncaught = 0;
const report = () => process.send?.(uncaught, () => process.exit(0));
process.on('uncaughtException', (error) => {
  uncaught += 1;
  if (uncaught === ENOUGH) report();
  else if (uncaught < ENOUGH) console.error('uncaught', error);
});
if (isHeeded) ignoreBrokenPipe();
process.once('message', async () => {
  for (const output of [process.stdout, process.stderr])
    await new Promise<unknown>((written) => output.write('unread output\n', written));
  // The write error is a separate event after the callback of the write.
  await nextTurn();
  if (isHeeded) report();
});
process.send?.('ready');
