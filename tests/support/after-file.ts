import { afterAll, vi } from 'vitest';

/**
 * Rate limits per network address. A process keeps them outside of modules, so the next file would inherit
 * used attempts.
 */
const LIMITS_PER_ADDRESS = ['passkey-askings', 'sign-in-audit-limits'];

// Vitest itself restores spies after each file.
afterAll(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
  for (const name of LIMITS_PER_ADDRESS) Reflect.deleteProperty(globalThis, Symbol.for(`toasoan.${name}`));
});
