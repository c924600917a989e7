import { expect, test, vi } from 'vitest';
import { spellingChecker } from '#components/editor/spelling-checker.ts';

/** A worker whose script loads only online; offline it fails without a message, as in a browser. */
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

test('a spelling check that failed to load offline loads when it is switched on online', async () => {
  const line = stubWorkers();
  const spelling = spellingChecker();
  expect(await spelling.load(['vi'], [])).toBe(false);
  line.isThere = true;
  expect(await spelling.load(['vi'], [])).toBe(true);
  vi.unstubAllGlobals();
});
