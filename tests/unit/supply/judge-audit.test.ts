import { expect, test } from 'vitest';
import { judgeAudit } from '../../../scripts/supply/judge-audit.ts';

const vulnerability = (severity: string) =>
  JSON.stringify({
    vulnerabilities: {
      parser: { name: 'parser', severity, range: '<2.0.1', via: [{ title: 'Reads past the end' }] },
    },
  });

test('a severe vulnerability fails the check and is named', () => {
  expect(judgeAudit(vulnerability('high'))).toEqual({
    outcome: 'failed',
    lines: ['parser <2.0.1: high: Reads past the end'],
  });
  expect(judgeAudit(vulnerability('critical')).outcome).toBe('failed');
});

test('moderate vulnerabilities and an empty report pass', () => {
  expect(judgeAudit(vulnerability('moderate'))).toEqual({ outcome: 'passed' });
  expect(judgeAudit('{"vulnerabilities":{}}')).toEqual({ outcome: 'passed' });
});

test.each([
  [
    'a registry that refuses',
    '{"message":"405 Method Not Allowed - POST http://somewhere/x","statusCode":405}',
  ],
  ['an unreachable registry', ''],
  ['an answer of another server', '<html>proxy</html>'],
])('%s never passes', (_, output) => {
  const verdict = judgeAudit(output);
  expect(verdict.outcome).toBe('not-done');
  expect(JSON.stringify(verdict)).not.toContain('somewhere');
});
