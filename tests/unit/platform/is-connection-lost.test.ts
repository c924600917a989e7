import { expect, test } from 'vitest';
import { isConnectionLost } from '#platform/postgres/is-connection-lost.ts';

const failure = (message: string, fields: Record<string, string> = {}) =>
  Object.assign(new Error(message), fields);

test.each([
  failure('connect ECONNREFUSED 127.0.0.1:5432', { code: 'ECONNREFUSED', syscall: 'connect' }),
  failure('connect ENOENT /tmp/.s.PGSQL.5432', { code: 'ENOENT', syscall: 'connect' }),
  failure('terminating connection due to administrator command', { code: '57P01' }),
  failure('the database system is starting up', { code: '57P03' }),
  failure('Connection terminated unexpectedly'),
  failure('canceling statement due to statement timeout', { code: '57014' }),
  failure('could not extend file: No space left on device', { code: '53100' }),
  failure('Query read timeout'),
  new Error('Failed query: select 1', { cause: failure('read ECONNRESET', { code: 'ECONNRESET' }) }),
])('%s is a lost connection', (error) => {
  expect(isConnectionLost(error)).toBe(true);
});

test.each([
  failure('duplicate key', { code: '23505' }),
  failure('no such file', { code: 'ENOENT', syscall: 'open' }),
  new Error('Failed query: select 1', { cause: failure('syntax error', { code: '42601' }) }),
  'a text',
  null,
])('%s is another error', (error) => {
  expect(isConnectionLost(error)).toBe(false);
});
