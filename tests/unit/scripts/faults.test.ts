import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { FAULTS } from '../../faults.mjs';

const root = path.resolve(import.meta.dirname, '../../..');

test.each(FAULTS)('the fault “$name” matches its file once and names existing tests', (fault) => {
  const text = readFileSync(path.join(root, fault.file), 'utf8');
  expect(text.split(fault.find)).toHaveLength(2);
  for (const each of fault.tests) expect(existsSync(path.join(root, each)), each).toBe(true);
});
