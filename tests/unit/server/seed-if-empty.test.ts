import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Pool } from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type SeedDemo, seedIfEmpty } from '#server/seed-if-empty.ts';

const env = { seed: 'demo', siteUrl: 'http://localhost:3000', demoPassword: null } as const;
const accounts = [{ email: 'lan@toasoan.example', name: 'Lan', roles: 'journalist' }];

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'toasoan-seed-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A start on this folder; returns the output, and the password that the accounts got. */
async function start({ isEmpty }: { isEmpty: boolean }) {
  let written: string | null = null;
  const pool = {
    query: async (text: string) =>
      text.includes('string_agg') ? { rows: accounts } : { rowCount: isEmpty ? 0 : 1 },
  } as unknown as Pool;
  const seedDemo: SeedDemo = async ({ password, report }) => {
    written = password;
    report('  drawing pictures: 9 of 90');
  };
  const reported: string[] = [];
  const report = (line: string) => void reported.push(line);
  const lines = await seedIfEmpty({ env, dataDir: folder, pool, seedDemo, report });
  return { text: lines.join('\n'), written, reported };
}

test('every start prints the password that the first start set', async () => {
  const first = await start({ isEmpty: true });
  expect(first.text).toContain(`password: ${first.written}`);
  expect(first.reported).toEqual(['Writing the demonstration newsroom…', '  drawing pictures: 9 of 90']);
  expect(await start({ isEmpty: false })).toEqual({ text: first.text, written: null, reported: [] });
});

test('for accounts from elsewhere, such as a backup, no password is invented', async () => {
  const { text } = await start({ isEmpty: false });
  expect(text).toContain('lan@toasoan.example');
  expect(text).toMatch(/password: that of the start that wrote them/);
});

test('an empty password file is refused', async () => {
  mkdirSync(path.join(folder, 'secrets'));
  writeFileSync(path.join(folder, 'secrets', 'demo-password'), '');
  expect((await start({ isEmpty: false })).text).toMatch(/password: that of the start that wrote them/);
  await expect(start({ isEmpty: true })).rejects.toThrow(/demo-password is empty: remove it/);
});
