import { vi } from 'vitest';

/**
 * Waits until `check` no longer throws, looking every `everyMs`: as long as a test has, for a busy machine may stand still
 * for longer than the second that Vitest waits by itself.
 */
export function inTime(check: () => void | Promise<void>, everyMs = 20): Promise<void> {
  return vi.waitFor(check, { timeout: 30_000, interval: everyMs });
}
