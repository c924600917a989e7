import { expect, test, vi } from 'vitest';
import { spellingChecker } from '#components/editor/spelling-checker.ts';

/** A worker whose script comes only with a line; without one it hears of nothing, as in a browser. */
function stubWorkers() {
  const line = { isThere: false };
  vi.stubGlobal(
    'Worker',
    class {
      onmessage: ((event: { data: unknown }) => void) | null = null;
      onerror: (() => void) | null = null;
      readonly hasScript = line.isThere;
      constructor() {
        if (!this.hasScript) queueMicrotask(() => this.onerror?.());
      }
      postMessage() {
        if (this.hasScript) queueMicrotask(() => this.onmessage?.({ data: { kind: 'loaded' } }));
      }
      terminate() {}
    },
  );
  return line;
}

test('the check that was switched on without a line comes once it is switched on with one', async () => {
  const line = stubWorkers();
  const spelling = spellingChecker();
  expect(await spelling.load(['vi'], [])).toBe(false);
  line.isThere = true;
  expect(await spelling.load(['vi'], [])).toBe(true);
  vi.unstubAllGlobals();
});
