import { afterAll, vi } from 'vitest';

// Vitest itself takes spies back after each file.
afterAll(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
});
