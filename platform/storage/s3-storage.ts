import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { AwsClient } from 'aws4fetch';
import { sha256 } from '../text/hash.ts';
import type { S3Address } from './s3-address.ts';
import type { Storage } from './storage.ts';

/** Timeout until the first byte of a response. */
const ANSWER_MS = 20_000;
/** Number of retries after a 5xx or 429 response, within half a second. */
const RETRIES = 3;

/** Storage in a bucket of any S3-compatible service, with path-style URLs (`host/bucket/key`). */
export function s3Storage({ origin, bucket, region, accessKeyId, secretAccessKey }: S3Address): Storage {
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: RETRIES });

  async function ask(key: string, init: RequestInit): Promise<Response> {
    const timeout = new AbortController();
    const timer = setTimeout(() => timeout.abort(new Error('no answer in time')), ANSWER_MS);
    try {
      return await client.fetch(`${origin}/${bucket}/${pathOf(key)}`, { ...init, signal: timeout.signal });
    } catch (error) {
      throw new Error(`The storage at ${origin} cannot be reached: ${reasonOf(error)}`, { cause: error });
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    async put(key, bytes) {
      const response = await ask(key, {
        method: 'PUT',
        body: new Uint8Array(bytes),
        headers: {
          'content-type': 'application/octet-stream',
          // The hash is part of the signature, so the content is protected even without TLS.
          'x-amz-content-sha256': sha256(bytes),
        },
      });
      const { code } = await readAnswer(response);
      if (!response.ok) throw refusal(`write ${key}`, response, code);
    },
    async get(key) {
      const response = await ask(key, { method: 'GET' });
      if (!response.ok) {
        const { code } = await readAnswer(response);
        // A missing bucket is a wrong setting, not a missing object.
        if (response.status === 404 && code !== 'NoSuchBucket') return null;
        throw refusal(`read ${key}`, response, code);
      }
      const size = Number(response.headers.get('content-length') ?? Number.NaN);
      if (response.body === null || Number.isNaN(size)) {
        throw new Error(`The storage at ${origin} answered ${key} without its length`);
      }
      return { stream: Readable.fromWeb(response.body as ReadableStream), size };
    },
    async sizeOf(key) {
      const response = await ask(key, { method: 'HEAD' });
      if (response.status === 404) return null;
      if (!response.ok) throw refusal(`read ${key}`, response, '');
      return Number(response.headers.get('content-length'));
    },
  };

  function refusal(what: string, { status }: Response, code: string): Error {
    return new Error(`The storage at ${origin} did not ${what} in ${bucket}: ${status} ${code}`.trim());
  }
}

/** Rejects `..`, which would leave the bucket, and empty segments. */
function pathOf(key: string): string {
  const parts = key.split('/');
  if (parts.some((part) => part === '' || part === '.' || part === '..')) {
    throw new Error(`A storage key must stay in its bucket: ${key}`);
  }
  return parts.map(encodeURIComponent).join('/');
}

/** Reads the response to its end, which frees the connection. An error response contains a code. */
async function readAnswer(response: Response): Promise<{ code: string }> {
  const text = await response.text();
  return { code: /<Code>(\w+)<\/Code>/.exec(text)?.[1] ?? '' };
}

function reasonOf(error: unknown): string {
  const { message, cause } = error as Error;
  return (cause instanceof Error && (cause.message || (cause as NodeJS.ErrnoException).code)) || message;
}
