import { EventEmitter } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  type Attributes,
  asUseCase,
  provideSpans,
  type Span,
  type SpanStart,
} from '#platform/traces/spans.ts';
import type { RequestHandler } from '#server/http/http-server.ts';
import { tracePages, traceRequests } from '#server/http/trace-requests.ts';

type Made = {
  start: SpanStart;
  under: Span | string | null;
  noted: Attributes;
  failure: unknown;
  ended: number;
};

const names = {
  routeOf: (url: string) => (url.startsWith('/the-gioi/') ? '/[section]/[slugAndNumber]' : null),
  actionOf: (id: string) => (id === '40ab' ? 'findTags' : null),
};
const made: Made[] = [];

beforeEach(() => {
  made.length = 0;
  provideSpans((start, under) => {
    const one: Made = { start, under, noted: {}, failure: undefined, ended: 0 };
    made.push(one);
    return {
      note: (more) => Object.assign(one.noted, more),
      end: (failure) => Object.assign(one, { failure, ended: one.ended + 1 }),
    };
  });
});

afterEach(() => provideSpans(null));

function ask(
  input: { method?: string; url?: string; headers?: Record<string, string>; from?: string; status?: number },
  answer: () => void = () => {},
): Made | undefined {
  const {
    method = 'GET',
    url = '/the-gioi/tit-12',
    headers = {},
    from = '203.0.113.5',
    status = 200,
  } = input;
  const request = { method, url, headers, socket: { remoteAddress: from } } as unknown as IncomingMessage;
  const response = Object.assign(new EventEmitter(), { statusCode: status, getHeader: () => 'so-12345678' });
  const site: RequestHandler = { answer, upgrade: () => {} };
  traceRequests(site, names).answer(request, response as unknown as ServerResponse);
  response.emit('close');
  return made[0];
}

const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';

test('a request span has its route pattern, status and request id, and ends once', () => {
  expect(ask({})).toMatchObject({
    start: { name: 'GET /[section]/[slugAndNumber]', kind: 'server' },
    noted: { 'http.response.status_code': 200, 'toasoan.request_id': 'so-12345678' },
    failure: undefined,
    ended: 1,
  });
});

test.each([
  ['203.0.113.5', null],
  ['2001:db8::1', null],
  ['127.0.0.1', traceparent],
  ['10.1.2.3', traceparent],
])('a request from %s continues the trace %s', (from, under) => {
  expect(ask({ from, headers: { traceparent } })?.under).toBe(under);
});

test('an unknown method or address does not appear in a span', () => {
  expect(ask({ method: 'BIMAT', url: '/bi-mat' })?.start).toEqual({
    name: '_OTHER',
    kind: 'server',
    attributes: { 'http.request.method': '_OTHER' },
  });
});

test('only server errors are failures', () => {
  expect(ask({ status: 404 })?.failure).toBeUndefined();
  made.length = 0;
  expect(ask({ status: 503 })?.failure).toEqual({ code: 503 });
});

test('a use case called by an action has its name in a span', async () => {
  const done: Promise<unknown>[] = [];
  ask({ headers: { 'next-action': '40ab' } }, () => done.push(asUseCase(null, async () => 1)));
  ask({}, () => done.push(asUseCase(null, async () => 2)));
  expect(await Promise.all(done)).toEqual([1, 2]);
  expect(made.map(({ start }) => start.name).filter((name) => name.startsWith('use case'))).toEqual([
    'use case findTags',
  ]);
});

test('a background render is a separate trace', async () => {
  const page = { status: 200, headers: {}, body: Buffer.from('') };
  expect(await tracePages(async () => page, names)('/the-gioi/tit-12')).toBe(page);
  expect(made).toMatchObject([
    { start: { name: 'make page', attributes: { 'http.route': '/[section]/[slugAndNumber]' } }, under: null },
  ]);
});
