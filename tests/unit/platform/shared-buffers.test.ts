import { expect, test } from 'vitest';
import { sharedBuffersMb } from '#platform/postgres/cluster.ts';

const GB = 1024 ** 3;

test.each([
  ['a small machine', 1 * GB, 128],
  ['a machine of 4 GB', 4 * GB, 256],
  ['a machine of 8 GB', 8 * GB, 512],
  ['a large machine', 256 * GB, 1024],
])('the size of shared buffers fits %s of memory', (_, memory, megabytes) => {
  expect(sharedBuffersMb(memory)).toBe(megabytes);
});

test('on this machine the size is valid for PostgreSQL', () => {
  expect(sharedBuffersMb()).toBeGreaterThanOrEqual(128);
  expect(Number.isSafeInteger(sharedBuffersMb())).toBe(true);
});
