import { expect, test } from 'vitest';
import { sharedBuffersMb } from '#platform/postgres/shared-buffers.ts';

const GB = 1024 ** 3;

test.each([
  ['a small machine', 1 * GB, 128],
  ['a machine of 4 GB', 4 * GB, 256],
  ['a machine of 8 GB', 8 * GB, 512],
  ['a large machine', 256 * GB, 1024],
])('the embedded server keeps pages within what %s has to spare', (_, memory, megabytes) => {
  expect(sharedBuffersMb(memory)).toBe(megabytes);
});

test('whatever machine this is, it is a size that PostgreSQL takes', () => {
  expect(sharedBuffersMb()).toBeGreaterThanOrEqual(128);
  expect(Number.isSafeInteger(sharedBuffersMb())).toBe(true);
});
