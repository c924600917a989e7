import { expect, test } from 'vitest';
import { errorForLog } from '#platform/logger.ts';

test('the log says what failed, and not with which words, whose address or over which connection', () => {
  const cause = Object.assign(new Error('duplicate key'), {
    code: '23505',
    client: { connectionParameters: { password: 'bí mật của cơ sở dữ liệu' } },
  });
  const failed = Object.assign(
    new Error('Failed query: insert into people values ($1)\nparams: lan@toasoan.example,Tít bài mật', {
      cause,
    }),
    { query: 'insert into people values ($1)', params: ['lan@toasoan.example', 'Tít bài mật'] },
  );
  for (const error of [failed, cause]) {
    const told = JSON.stringify(errorForLog(error));
    expect(told).not.toMatch(/bí mật|lan@toasoan|Tít bài/);
  }
  expect(errorForLog(failed)).toMatchObject({ type: 'Error', query: 'insert into people values ($1)' });
  expect(errorForLog(failed).stack).toContain('duplicate key');
  expect(errorForLog(cause)).toMatchObject({ code: '23505', message: 'duplicate key' });
});
