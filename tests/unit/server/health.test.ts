import type { Pool } from 'pg';
import { expect, test, vi } from 'vitest';
import { createHasDatabase } from '#server/web/health.ts';

test('however many ask whether the process is ready, the database is asked once a second', async () => {
  vi.useFakeTimers();
  try {
    const query = vi.fn(async () => ({}));
    const hasDatabase = createHasDatabase({ query } as unknown as Pool);
    const ask = () => Promise.all(Array.from({ length: 500 }, hasDatabase));
    expect(new Set(await ask())).toEqual(new Set([true]));
    vi.advanceTimersByTime(900);
    await ask();
    expect(query).toHaveBeenCalledTimes(1);
    query.mockRejectedValue(new Error('gone'));
    vi.advanceTimersByTime(100);
    expect(new Set(await ask())).toEqual(new Set([false]));
    expect(query).toHaveBeenCalledTimes(2);
  } finally {
    vi.useRealTimers();
  }
});
