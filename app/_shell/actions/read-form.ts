import { readLimited } from '#platform/ssrf/read-limited.ts';

/** What people send in a form that brings no file: some words and a secret. */
const formMaxBytes = 64 * 1024;

/**
 * The same request with its body already there, for whoever would read one of any size into memory. Throws `body.too-large`
 * {maxBytes} before more is read.
 */
export async function withFormRead(request: Request): Promise<Request> {
  if (request.body === null) return request;
  const body = await readLimited(request.body, { maxBytes: formMaxBytes, code: 'body.too-large' });
  return new Request(request.url, {
    method: request.method,
    headers: request.headers,
    body: new Uint8Array(body),
  });
}

/** The form in a request. Throws `body.too-large` {maxBytes}, and a `TypeError` where there is none. */
export async function readForm(request: Request): Promise<FormData> {
  return (await withFormRead(request)).formData();
}
