import { setImmediate as nextTurn } from 'node:timers/promises';
import { ignoreBrokenPipe } from '#platform/process/ignore-broken-pipe.ts';

// A process of its own that prints where nobody reads any more, and tells each failure that nobody caught, as Next does: says whoever
// started it how many there were, at most as many as are enough.
const ENOUGH = 20;
const isHeeded = process.argv[2] === 'heeded';
let uncaught = 0;
const say = () => process.send?.(uncaught, () => process.exit(0));
process.on('uncaughtException', (error) => {
  uncaught += 1;
  if (uncaught === ENOUGH) say();
  else if (uncaught < ENOUGH) console.error('uncaught', error);
});
if (isHeeded) ignoreBrokenPipe();
process.once('message', async () => {
  for (const output of [process.stdout, process.stderr])
    await new Promise<unknown>((written) => output.write('nobody reads this\n', written));
  // That it failed is an event of its own, after the answer to whoever wrote.
  await nextTurn();
  if (isHeeded) say();
});
process.send?.('ready');
