import { readLimited } from '#platform/http/read-limited.ts';

/** The limit for forms without a file: some text and a secret. */
const formMaxBytes = 64 * 1024;

/**
 * Buffers the body of a request for a library that would read any size into memory. Throws `body.too-large`
 * {maxBytes} without reading the rest.
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

/** Parses a form. Throws `body.too-large` {maxBytes}, and a `TypeError` if there is no form. */
export async function readForm(request: Request): Promise<FormData> {
  return (await withFormRead(request)).formData();
}
