import { createReadStream, existsSync, readdirSync, statSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { pipeline } from 'node:stream';
import { acceptsEncoding } from '#platform/http/accepts-encoding.ts';
import { requestIdHeader } from './request-id.ts';

export type PrecompressedAssets = {
  /** Serves the variant that the client accepts. False if there is none, or for any other URL. */
  serve(request: IncomingMessage, response: ServerResponse): boolean;
};

type Asset = { readonly file: string; readonly bytes: number };

const ENCODINGS = [
  { name: 'br', ending: '.br' },
  { name: 'gzip', ending: '.gz' },
] as const;

/** RFC 9239 leaves `text/javascript` as the only type of scripts. */
const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=UTF-8',
  '.json': 'application/json; charset=UTF-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=UTF-8',
  '.map': 'application/json; charset=UTF-8',
  '.wasm': 'application/wasm',
};

/**
 * Serves the build assets under `folder` that have precompressed variants (`.br`, `.gz`), at URLs that
 * begin with `prefix`.
 */
export function findPrecompressedAssets(folder: string, prefix: string): PrecompressedAssets {
  const packed = new Map<string, Asset>();
  for (const { file, address } of filesIn(folder, prefix)) packed.set(address, file);

  return {
    serve(request, response) {
      if (request.method !== 'GET' && request.method !== 'HEAD') return false;
      const address = request.url?.split('?')[0] ?? '';
      const type = TYPES[path.extname(address)];
      const encodings = ENCODINGS.filter(({ ending }) => packed.has(address + ending));
      if (type === undefined || encodings.length === 0) return false;
      const encoding = encodings.find(({ name }) =>
        acceptsEncoding(request.headers['accept-encoding'], name),
      );
      // Range requests are not served: a part of a compressed file is not a part of the file.
      if (encoding === undefined || request.headers.range !== undefined) return false;
      const { file, bytes } = packed.get(address + encoding.ending) as Asset;
      // No request id: a page has a dozen of these files, cached for a year, so an id would identify nothing.
      response.removeHeader(requestIdHeader);
      response.writeHead(200, {
        'content-type': type,
        'content-encoding': encoding.name,
        'content-length': bytes,
        // `max-age` alone lets shared caches store responses that need no sign-in (RFC 9111, 3).
        'cache-control': 'max-age=31536000, immutable',
        vary: 'Accept-Encoding',
      });
      if (request.method === 'HEAD') response.end();
      // `pipeline` destroys both streams on error. Otherwise the file of a client that hangs up would stay
      // open.
      else pipeline(createReadStream(file), response, () => {});
      return true;
    },
  };
}

function filesIn(folder: string, prefix: string): { address: string; file: Asset }[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => ENCODINGS.some(({ ending }) => name.endsWith(ending)))
    .map((name) => {
      const file = path.join(folder, name);
      const address = prefix + name.split(path.sep).map(encodeURIComponent).join('/');
      return { address, file: { file, bytes: statSync(file).size } };
    });
}
