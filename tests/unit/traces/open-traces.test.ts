import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { DomainError } from '#core/shared/domain-error.ts';
import type { Logger } from '#platform/traces/logger.ts';
import { openTraces, type Traces } from '#platform/traces/open-traces.ts';
import {
  asPart,
  asTrace,
  asUseCase,
  beginPart,
  beginTrace,
  provideSpans,
  within,
} from '#platform/traces/spans.ts';
import { startTraceCollector, type TraceCollector } from '#tests/support/site/trace-collector.ts';

const PARENT = { traceId: '4bf92f3577b34da6a3ce929d0e0e4736', spanId: '00f067aa0ba902b7' };
const traceparent = (flags: string) => `00-${PARENT.traceId}-${PARENT.spanId}-${flags}`;
const ending: (() => Promise<void>)[] = [];

afterEach(async () => {
  provideSpans(null);
  for (const end of ending.splice(0)) await end();
});

function logInto(words: string[]): Logger {
  return {
    warn: (_: unknown, text: string) => words.push(text),
    info: (text: string) => words.push(text),
  } as unknown as Logger;
}

async function trace(
  settings: { url?: string; share?: number; followsParent?: boolean; isSilent?: boolean } = {},
): Promise<{ traces: Traces; collector: TraceCollector }> {
  const collector = await startTraceCollector(settings);
  ending.push(collector.stop);
  const traces = await openTraces(
    {
      url: `${collector.url}/v1/traces`,
      headers: {},
      serviceName: 'thử',
      share: 1,
      followsParent: true,
      ...settings,
    },
    { version: '1.2.3', log: logInto([]), sendEveryMs: 20 },
  );
  ending.push(traces.stop);
  provideSpans(traces.begin);
  return { traces, collector };
}

test('spans inside a trace have the right parents, also nested and concurrent', async () => {
  const { traces, collector } = await trace();
  const request = beginTrace({ name: 'GET /', kind: 'server' });
  if (request === null) throw new Error('nothing is traced');
  await within(
    request,
    () =>
      Promise.all([
        asUseCase(null, async () => beginPart({ name: 'select articles' })?.end()),
        asUseCase('second', async () => {}),
      ]),
    'first',
  );
  request.end();
  await asTrace({ name: 'job' }, () => asPart({ name: 'make page' }, async () => {}));
  await traces.stop();

  const spans = collector.spans();
  const parents = spans.map(({ name, traceId, parentSpanId }) => [
    name,
    spans.find((one) => one.spanId === parentSpanId && one.traceId === traceId)?.name,
  ]);
  expect(Object.fromEntries(parents)).toEqual({
    'GET /': undefined,
    'use case first': 'GET /',
    'use case second': 'GET /',
    'select articles': 'use case first',
    job: undefined,
    'make page': 'job',
  });
});

test('outside of a trace no span begins, and without a collector none at all', async () => {
  expect(beginTrace({ name: 'GET /' })).toBeNull();
  expect(await asUseCase('one', async () => 1)).toBe(1);
  await trace();
  expect(beginPart({ name: 'select articles' })).toBeNull();
});

test('a failed span has only the code or the type of the error, never its message', async () => {
  const { traces, collector } = await trace();
  const failing = [
    new DomainError('article.stale-version', { headline: 'Tít mật' }),
    Object.assign(new Error('Tít mật'), { code: 'Tít mật' }),
    Object.assign(new TypeError('Tít mật'), { detail: 'Tít mật' }),
  ];
  for (const failure of failing)
    await expect(asTrace({ name: 'job' }, () => Promise.reject(failure))).rejects.toBe(failure);
  await traces.stop();
  expect(collector.spans().map(({ attributes }) => attributes['error.type'])).toEqual([
    'article.stale-version',
    'Error',
    'TypeError',
  ]);
  expect(collector.received()).not.toContain('mật');
});

test.each([
  { followsParent: true, share: 0, flags: '01', isSampled: true },
  { followsParent: true, share: 1, flags: '00', isSampled: false },
  { followsParent: false, share: 1, flags: '00', isSampled: true },
  { followsParent: false, share: 0, flags: '01', isSampled: false },
])('sampling of a trace that began elsewhere: $followsParent, $share, $flags', async (input) => {
  const { traces, collector } = await trace(input);
  beginTrace({ name: 'GET /' }, traceparent(input.flags))?.end();
  await traces.stop();
  const expected = { name: 'GET /', traceId: PARENT.traceId, parentSpanId: PARENT.spanId };
  expect(collector.spans()).toMatchObject(input.isSampled ? [expected] : []);
});

test.each(['', 'không phải', `00-${'0'.repeat(32)}-${PARENT.spanId}-01`, `ff${traceparent('01').slice(2)}`])(
  'an invalid traceparent begins a new trace: %s',
  async (input) => {
    const { traces, collector } = await trace();
    beginTrace({ name: 'GET /' }, input)?.end();
    await traces.stop();
    const [span] = collector.spans();
    expect(span?.parentSpanId ?? '').toBe('');
    expect(span?.traceId).not.toBe(PARENT.traceId);
  },
);

test('with a silent collector the queue is limited, and the shutdown does not wait', async () => {
  const { traces, collector } = await trace({ isSilent: true });
  for (let count = 0; count < 20_000; count += 1) beginTrace({ name: 'GET /' })?.end();
  await expect.poll(() => collector.headers().length).toBe(1);
  await traces.stop();
  // The shutdown tried all queued spans: four batches of 512, and the one before them.
  expect(collector.spans().length).toBeLessThanOrEqual(2_048 + 512);
});

test('an unavailable collector causes no failure, is logged once, and gets traces when it returns', async () => {
  const words: string[] = [];
  let isAway = true;
  let received = 0;
  const server = createServer((request, response) => {
    received += 1;
    request.resume();
    response.end('{}');
  });
  // The port stays occupied, so that no other process takes it.
  server.on('connection', (socket) => isAway && socket.destroy());
  await once(server.listen(0, '127.0.0.1'), 'listening');
  ending.push(
    () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  const { port } = server.address() as AddressInfo;
  const traces = await openTraces(
    {
      url: `http://127.0.0.1:${port}/v1/traces`,
      headers: {},
      serviceName: 'thử',
      share: 1,
      followsParent: true,
    },
    { version: '1.2.3', log: logInto(words), sendEveryMs: 20 },
  );
  ending.push(traces.stop);
  provideSpans(traces.begin);
  expect(await asTrace({ name: 'job' }, async () => 'done')).toBe('done');
  await expect.poll(() => words).toEqual(['the trace collector refuses spans; they are dropped']);
  isAway = false;
  beginTrace({ name: 'GET /' })?.end();
  await expect.poll(() => received).toBeGreaterThan(0);
  await expect.poll(() => words.at(-1)).toBe('the trace collector accepts spans again');
});
