import { afterAll, vi } from 'vitest';

/** Rate limits per network address, which a process keeps outside of modules: the next file would inherit what this one used up. */
const LIMITS_PER_ADDRESS = ['passkey-askings', 'sign-in-audit-limits'];

// Vitest itself takes spies back after each file.
afterAll(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
  for (const name of LIMITS_PER_ADDRESS) Reflect.deleteProperty(globalThis, Symbol.for(`toasoan.${name}`));
});
