import type { IncomingMessage, ServerResponse } from 'node:http';
import { expect, test } from 'vitest';
import { assignRequestId } from '#server/http/request-id.ts';

function numbered(remoteAddress: string, input?: string) {
  const headers: Record<string, string> = input === undefined ? {} : { 'x-request-id': input };
  const request = { headers, socket: { remoteAddress } } as unknown as IncomingMessage;
  const sent: Record<string, string> = {};
  const response = { setHeader: (name: string, value: string) => (sent[name] = value) };
  const id = assignRequestId(request, response as unknown as ServerResponse);
  expect([headers['x-request-id'], sent['x-request-id']]).toEqual([id, id]);
  return id;
}

test('a request has the id of the own proxy, and ids of other clients are ignored', () => {
  expect(numbered('10.0.0.2', 'proxy-7f3a9c01')).toBe('proxy-7f3a9c01');
  expect(numbered('203.0.113.9', 'proxy-7f3a9c01')).not.toBe('proxy-7f3a9c01');
  expect(numbered('127.0.0.1')).toMatch(/^[0-9a-f-]{36}$/);
});

test.each(['short', 'x'.repeat(65), 'a line\nof a log', '<script>alert(1)'])(
  'an invalid id such as %j is replaced',
  (input) => {
    expect(numbered('127.0.0.1', input)).toMatch(/^[0-9a-f-]{36}$/);
  },
);
