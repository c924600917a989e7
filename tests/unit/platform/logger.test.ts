import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../../..');

/** What the log of a process says that runs these lines. */
function said(lines: string): string {
  const code = `import { createLogger } from '#platform/logger.ts'; const log = createLogger('info'); ${lines}`;
  const { stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', code], {
    cwd: root,
    encoding: 'utf8',
  });
  return stderr;
}

test('an entry is one line of JSON with its time, whatever the words in it', () => {
  const evil = 'x\n{"level":60,"msg":"forged"}\r\n\u2028\u001b[31m';
  const before = Date.now();
  const log = said(`log.warn({ url: ${JSON.stringify(evil)} }, ${JSON.stringify(evil)});`);
  expect(log.trimEnd().split('\n')).toHaveLength(1);
  const entry = JSON.parse(log) as Record<string, unknown>;
  expect(entry).toMatchObject({ level: 40, url: evil, msg: evil });
  expect(entry.time).toBeGreaterThanOrEqual(before);
  expect(log).not.toContain('\u001b');
});

test('cookies, tokens, passwords and connections are left out', () => {
  const log = said(`log.info({
    req: { headers: { cookie: 'secret-1', authorization: 'secret-2', host: 'seen' } },
    person: { password: 'secret-3', token: 'secret-4' },
    database: { connectionString: 'secret-5' },
  }, 'said');`);
  expect(log).toContain('seen');
  expect(log).not.toMatch(/secret-/);
});
