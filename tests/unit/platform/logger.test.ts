import { expect, test } from 'vitest';
import { errorForLog } from '#platform/logger.ts';

test('the log says what failed, and not with which words, whose address or over which connection', () => {
  const refused = Object.assign(new Error('duplicate key'), {
    code: '23505',
    detail: 'Key (email)=(lan@toasoan.example) already exists.',
    where: 'unnamed portal with parameters: $1 = Tít bài mật',
    client: { connectionParameters: { password: 'bí mật của cơ sở dữ liệu' } },
  });
  const told = errorForLog(refused);
  expect(JSON.stringify(told)).not.toMatch(/bí mật|lan@toasoan|Tít bài/);
  expect(told).toMatchObject({ type: 'Error', code: '23505', message: 'duplicate key' });
  const failed = new Error('Failed query: insert into people values ($1)', { cause: refused });
  expect(errorForLog(failed).stack).toContain('duplicate key');
});
