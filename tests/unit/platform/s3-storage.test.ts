import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openStorage } from '#platform/storage/open-storage.ts';
import type { S3Address } from '#platform/storage/s3-address.ts';
import { s3Storage } from '#platform/storage/s3-storage.ts';
import type { Storage } from '#platform/storage/storage.ts';
import { sha256 } from '#platform/text/hash.ts';

const PICTURE = Uint8Array.from({ length: 70_000 }, (_, i) => (i * 7) % 256);

let server: Server;
let address: S3Address;
let storage: Storage;
let objects: Map<string | undefined, Buffer>;
let asked: IncomingMessage[];
/** Error responses of the service, each used once. */
let faults: { status: number; body: string }[];

beforeEach(async () => {
  objects = new Map();
  asked = [];
  faults = [];
  server = createServer(async (request, response) => {
    asked.push(request);
    const body = await buffer(request);
    const fault = faults.shift() ?? refusalOf(request, body);
    if (fault) response.writeHead(fault.status).end(fault.body);
    else if (request.method === 'PUT') {
      objects.set(request.url, body);
      response.end();
    } else {
      const object = objects.get(request.url);
      if (object) response.writeHead(200, { 'content-length': object.length }).end(object);
      else response.writeHead(404).end('<Error><Code>NoSuchKey</Code></Error>');
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  address = {
    origin: `http://127.0.0.1:${port}`,
    bucket: 'newsroom',
    region: 'eu-west-1',
    accessKeyId: 'KEY',
    secretAccessKey: 'a/b',
  };
  storage = s3Storage(address);
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

test('a stored picture is read back byte by byte, with its size', async () => {
  await storage.put('media/abc/800.webp', PICTURE);
  expect([...objects.keys()]).toEqual(['/newsroom/media/abc/800.webp']);
  const found = await storage.get('media/abc/800.webp');
  expect(found?.size).toBe(PICTURE.length);
  expect(found && Buffer.compare(await buffer(found.stream), PICTURE)).toBe(0);
});

test('the service refuses unsigned requests, and every request of the storage is signed', async () => {
  const unsigned = await fetch(`${address.origin}/newsroom/a`, { method: 'PUT', body: 'x' });
  expect(unsigned.status).toBe(403);
  await storage.put('a', PICTURE);
  expect(asked.at(-1)?.headers.authorization).toMatch(
    /^AWS4-HMAC-SHA256 Credential=KEY\/\d{8}\/eu-west-1\/s3\/aws4_request, SignedHeaders=\S*host;x-amz-content-sha256;x-amz-date, Signature=[0-9a-f]{64}$/,
  );
});

test('a wrong secret is refused', async () => {
  const stranger = s3Storage({ ...address, secretAccessKey: 'guessed' });
  await expect(stranger.put('a', PICTURE)).rejects.toThrow(
    /did not write a in newsroom: 403 SignatureDoesNotMatch/,
  );
  expect(objects.size).toBe(0);
});

test('a missing object gives null', async () => {
  expect(await storage.get('media/none/800.webp')).toBeNull();
});

test('a missing bucket is an error, not a missing picture', async () => {
  faults = [{ status: 404, body: '<Error><Code>NoSuchBucket</Code></Error>' }];
  await expect(storage.get('a')).rejects.toThrow(/did not read a in newsroom: 404 NoSuchBucket/);
});

test('a single failure of the service is retried, and a lasting one is an error', async () => {
  const down = { status: 503, body: '<Error><Code>SlowDown</Code></Error>' };
  faults = [down];
  await storage.put('a', PICTURE);
  expect(objects.size).toBe(1);
  faults = [down, down, down, down];
  await expect(storage.put('b', PICTURE)).rejects.toThrow(/503 SlowDown/);
  faults = [down, down, down, down];
  await expect(storage.get('a')).rejects.toThrow(/503 SlowDown/);
});

test('an unreachable service is an error that names its address', async () => {
  const nowhere = s3Storage({ ...address, origin: 'http://127.0.0.1:9' });
  await expect(nowhere.get('a')).rejects.toThrow(
    /The storage at http:\/\/127\.0\.0\.1:9 cannot be reached: /,
  );
});

test('a key cannot leave the bucket', async () => {
  await expect(storage.put('../other/a', PICTURE)).rejects.toThrow(/stay in its bucket/);
  await expect(storage.get('media//a')).rejects.toThrow(/stay in its bucket/);
  expect(asked).toEqual([]);
});

test('files are in the bucket if one is set', async () => {
  await openStorage({ s3: address }, '/nowhere').put('a', PICTURE);
  expect(objects.size).toBe(1);
});

/**
 * The checks of a service by the published description of signature version 4: the hash of the body, and the
 * signature.
 */
function refusalOf(request: IncomingMessage, body: Buffer): { status: number; body: string } | null {
  const { headers } = request;
  const hash = String(headers['x-amz-content-sha256']);
  const isWhole = hash === 'UNSIGNED-PAYLOAD' ? body.length === 0 : hash === sha256(body);
  const input = /Credential=KEY\/(\S+), SignedHeaders=(\S+), Signature=(\w+)/.exec(
    headers.authorization ?? '',
  );
  const [, scope = '', signed = '', signature = ''] = input ?? [];
  return isWhole && signature === signatureOf(request, { scope, signed, hash })
    ? null
    : { status: 403, body: '<Error><Code>SignatureDoesNotMatch</Code></Error>' };
}

function signatureOf(
  { method, url, headers }: IncomingMessage,
  { scope, signed, hash }: { scope: string; signed: string; hash: string },
): string {
  const named = signed.split(';').map((name) => `${name}:${headers[name]}\n`);
  const canonical = [method, url, '', named.join(''), signed, hash].join('\n');
  const text = ['AWS4-HMAC-SHA256', headers['x-amz-date'], scope, sha256(canonical)].join('\n');
  let key: Buffer = Buffer.from('AWS4a/b');
  for (const part of scope.split('/')) key = createHmac('sha256', key).update(part).digest();
  return createHmac('sha256', key).update(text).digest('hex');
}
