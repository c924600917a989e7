import { vi } from 'vitest';

/**
 * Waits until `check` no longer throws, and tries every `everyMs`. The default timeout is that of a test,
 * because a busy machine may stall for longer than Vitest's default of one second.
 */
export function inTime(check: () => void | Promise<void>, everyMs = 20, timeoutMs = 30_000): Promise<void> {
  return vi.waitFor(check, { timeout: timeoutMs, interval: everyMs });
}
