import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { expect, test } from 'vitest';
import { replaceFrameworkErrors } from '#server/http/error-pages.ts';

/** The response that is sent when the framework answers this way. */
function sent(framework: (response: ServerResponse) => void, headers: Record<string, string> = {}) {
  const request = new IncomingMessage(new Socket());
  request.method = 'GET';
  request.url = '/';
  Object.assign(request.headers, { accept: 'text/html', ...headers });
  const response = new ServerResponse(request);
  const body: string[] = [];
  response.write = ((chunk: string | Buffer) => body.push(String(chunk)) > 0) as typeof response.write;
  response.end = ((chunk?: string | Buffer) => {
    if (chunk !== undefined) body.push(String(chunk));
    return response;
  }) as typeof response.end;
  replaceFrameworkErrors(request, response);
  framework(response);
  return { status: response.statusCode, headers: response.getHeaders(), body: body.join('') };
}

const HTML = { 'content-type': 'text/html; charset=utf-8' };
const failing: Record<string, (response: ServerResponse) => void> = {
  'with its head first': (response) => {
    response.writeHead(500, HTML);
    response.write('Internal ');
    response.end('Server Error');
  },
  'without a head of its own': (response) => {
    response.statusCode = 500;
    response.setHeader('content-type', HTML['content-type']);
    response.setHeader('x-nextjs-prerender', '1');
    response.write('Internal ');
    response.end('Server Error');
  },
  'in one go': (response) => {
    response.statusCode = 500;
    response.setHeader('content-type', HTML['content-type']);
    response.end('Internal Server Error');
  },
};

test.each(Object.entries(failing))(
  'a document that fails %s is replaced by the own error page',
  (_, framework) => {
    const { status, headers, body } = sent(framework);
    expect(status).toBe(503);
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    expect(body).toContain('Trang đang gặp sự cố');
    expect(body).not.toMatch(/Internal|<script/);
    expect(headers['x-nextjs-prerender']).toBeUndefined();
  },
);

test('at the desk the error page says that typed text is kept', () => {
  const request = new IncomingMessage(new Socket());
  request.method = 'GET';
  request.url = '/desk/articles/1';
  const response = new ServerResponse(request);
  let body = '';
  response.end = ((chunk?: Buffer) => {
    body = String(chunk);
    return response;
  }) as typeof response.end;
  replaceFrameworkErrors(request, response);
  failing['in one go']?.(response);
  expect(body).toContain('vẫn được giữ trong trình duyệt này');
});

test.each<[Record<string, string>, string]>([
  [{ rsc: '1' }, 'a part of a page'],
  [{ 'next-action': '40' }, 'the answer to an action'],
])("a request with %j keeps the framework's answer: it is %s", (headers, _) => {
  const answer = sent((response) => response.writeHead(500, HTML).end('of the framework'), headers);
  expect(answer).toMatchObject({ status: 500, body: 'of the framework' });
});

test('other content types and successful pages are sent unchanged', () => {
  const json = { 'content-type': 'application/json' };
  expect(sent((response) => response.writeHead(500, json).end('{}'))).toMatchObject({
    status: 500,
    body: '{}',
  });
  const page = sent((response) => {
    response.writeHead(200, HTML);
    response.write('một ');
    response.end('trang');
  });
  expect(page).toMatchObject({ status: 200, body: 'một trang' });
});
