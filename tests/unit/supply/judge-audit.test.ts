import { expect, test } from 'vitest';
import { judgeAudit } from '../../../scripts/supply/judge-audit.ts';

const vulnerability = (severity: string) =>
  JSON.stringify({
    vulnerabilities: {
      parser: { name: 'parser', severity, range: '<2.0.1', via: [{ title: 'Reads past the end' }] },
    },
  });

test('a package that is known to be gravely vulnerable fails the check and is named', () => {
  expect(judgeAudit(vulnerability('high'))).toEqual({
    outcome: 'failed',
    lines: ['parser <2.0.1: high: Reads past the end'],
  });
  expect(judgeAudit(vulnerability('critical')).outcome).toBe('failed');
});

test('what is not grave, and nothing at all, passes', () => {
  expect(judgeAudit(vulnerability('moderate'))).toEqual({ outcome: 'passed' });
  expect(judgeAudit('{"vulnerabilities":{}}')).toEqual({ outcome: 'passed' });
});

test.each([
  [
    'a registry that refuses',
    '{"message":"405 Method Not Allowed - POST http://somewhere/x","statusCode":405}',
  ],
  ['a registry that is away', ''],
  ['words that are no answer', '<html>proxy</html>'],
])('%s is never taken for good news', (_, output) => {
  const verdict = judgeAudit(output);
  expect(verdict.outcome).toBe('not-done');
  expect(JSON.stringify(verdict)).not.toContain('somewhere');
});
