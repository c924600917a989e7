import { createHash } from 'node:crypto';
import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { expect, test } from 'vitest';
import { sendStarting, sendUnavailable } from '#server/http/unavailable-page.ts';

function answerTo(headers: Record<string, string>, method = 'GET', send = sendUnavailable, url = '/') {
  const request = new IncomingMessage(new Socket());
  Object.assign(request, { method, url });
  Object.assign(request.headers, headers);
  const response = new ServerResponse(request);
  let body = '';
  response.end = ((chunk?: Buffer) => {
    body = chunk?.toString() ?? '';
    return response;
  }) as typeof response.end;
  response.setHeader('etag', '"of the page that failed"');
  send(request, response);
  return { status: response.statusCode, headers: response.getHeaders(), body };
}

test('the 503 page is in both languages, uncached, with Retry-After', () => {
  const { status, headers, body } = answerTo({ accept: 'text/html,*/*' });
  expect(status).toBe(503);
  expect(Number(headers['retry-after'])).toBeGreaterThan(0);
  expect(headers).toMatchObject({ 'cache-control': 'no-store', 'content-type': 'text/html; charset=utf-8' });
  expect(headers.etag).toBeUndefined();
  expect(body).toContain('<html lang="vi">');
  expect(body).toContain('lang="en"');
});

test('its style is allowed by its policy, and it loads nothing', () => {
  const { headers, body } = answerTo({ accept: 'text/html' });
  const style = /<style>([\s\S]*?)<\/style>/.exec(body)?.[1] ?? '';
  const hash = createHash('sha256').update(style).digest('base64');
  expect(headers['content-security-policy']).toContain(`'sha256-${hash}'`);
  expect(body).not.toMatch(/<script|<link|src=/);
});

test('clients without HTML get a line of text, and HEAD no body', () => {
  expect(answerTo({ accept: 'application/json' }).body).toBe('503 Service Unavailable\n');
  expect(answerTo({ accept: 'text/html' }, 'HEAD').body).toBe('');
});

test('the API answers with its error code in the requested language', () => {
  for (const accept of ['application/json', '*/*', 'text/html']) {
    const language = { accept, 'accept-language': 'en' };
    const { status, headers, body } = answerTo(
      language,
      'GET',
      sendUnavailable,
      '/api/v1/public/articles?limit=1',
    );
    expect([status, JSON.parse(body)]).toEqual([
      503,
      { error: { code: 'server.unavailable', message: expect.stringMatching(/^The system/) } },
    ]);
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    expect(headers.etag).toBeUndefined();
  }
  expect(answerTo({}, 'HEAD', sendUnavailable, '/api/v1/articles').body).toBe('');
  expect(answerTo({ accept: 'text/html' }, 'GET', sendUnavailable, '/api/auth/callback/x').body).toContain(
    '<html',
  );
});

test('during the start a browser gets a reloading page, a program gets JSON, and a POST does not reload', () => {
  const early = (headers: Record<string, string>, method?: string) => answerTo(headers, method, sendStarting);
  const page = early({ accept: 'text/html,*/*;q=0.8' });
  expect(page).toMatchObject({ status: 503, headers: { 'retry-after': '2', 'cache-control': 'no-store' } });
  expect(page.body).toContain('<h1>Trang đang khởi động</h1>');
  expect(page.body).toContain('<meta http-equiv="refresh" content="2">');
  expect(early({ accept: 'text/html' }, 'POST').body).not.toContain('http-equiv="refresh"');
  expect(answerTo({ accept: 'text/html' }).body).not.toContain('http-equiv="refresh"');
  for (const accept of ['*/*', 'application/json'])
    expect(early({ accept })).toMatchObject({ status: 503, body: '{"status":"starting"}' });
});
