import { afterEach, expect, test, vi } from 'vitest';
import { createLogger, errorForLog, readableLines } from '#platform/traces/logger.ts';

test('the log names the failure without query values, addresses of people or passwords', () => {
  const refused = Object.assign(new Error('duplicate key'), {
    code: '23505',
    detail: 'Key (email)=(lan@toasoan.example) already exists.',
    where: 'unnamed portal with parameters: $1 = Tít bài mật',
    client: { connectionParameters: { password: 'bí mật của cơ sở dữ liệu' } },
  });
  const logged = errorForLog(refused);
  expect(JSON.stringify(logged)).not.toMatch(/bí mật|lan@toasoan|Tít bài/);
  expect(logged).toMatchObject({ type: 'Error', code: '23505', message: 'duplicate key' });
  const failed = new Error('Failed query: insert into people values ($1)', { cause: refused });
  expect(errorForLog(failed).stack).toContain('duplicate key');
});

afterEach(() => {
  vi.useRealTimers();
});

test('an outage of five minutes gives few log lines, and other failures are logged at once', () => {
  vi.useFakeTimers();
  const lines: Record<string, unknown>[] = [];
  const log = createLogger('warn', { write: (line) => void lines.push(JSON.parse(line)) });
  const away = () => Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
  for (let second = 0; second < 300; second += 1) {
    for (let page = 0; page < 10; page += 1) log.error({ err: away(), url: `/${page}` }, 'a page failed');
    vi.advanceTimersByTime(1_000);
  }
  expect(lines.length).toBe(5);
  expect(lines.map(({ leftOut }) => leftOut)).toEqual([undefined, 599, 599, 599, 599]);
  log.error({ err: new Error('another failure'), url: '/1' }, 'a page failed');
  log.error({ err: away() }, 'a request failed');
  log.warn({ orphans: 1 }, 'without an error');
  log.warn({ orphans: 1 }, 'without an error');
  expect(lines.slice(5).map(({ msg }) => msg)).toEqual([
    ...['a page failed', 'a request failed', 'without an error', 'without an error'],
  ]);
});

test('a log for a terminal has the level, the message, the fields and the stack', () => {
  let written = '';
  const log = createLogger(
    'info',
    readableLines((text) => {
      written += text;
    }),
  );
  log.info({ pages: 3 }, 'pages rendered');
  log.error({ err: new TypeError('no such story') }, 'a page failed');
  expect(written).toMatch(/^\d\d:\d\d:\d\d info pages rendered \{ pages: 3 \}\n/);
  expect(written).toMatch(/\n\d\d:\d\d:\d\d error a page failed\nTypeError: no such story\n +at /);
});
