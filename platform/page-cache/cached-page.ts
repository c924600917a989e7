import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import zlib from 'node:zlib';
import { settingsTag } from '#core/settings/site-settings.ts';
import { formatHead, type Head } from './preformatted-head.ts';

export type RenderedPage = { status: number; headers: Record<string, string>; body: Buffer };

/** One encoding of a page: its bytes and its head. */
export type EncodedBody = { readonly body: Buffer; readonly head: Head };

/** Compression formats of a body. */
export type Encoding = 'gzip' | 'brotli';

/** A page ready to be sent: rendered once, its head formatted once, and compressed once per encoding. */
export type CachedPage = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly etag: string;
  readonly tags: ReadonlySet<string>;
  readonly plain: EncodedBody;
  /** Null until a request accepts this encoding, or if compression is not worth it. */
  readonly gzip: EncodedBody | null;
  readonly brotli: EncodedBody | null;
  readonly isWorthCompressing: boolean;
  /** The head of a 304 answer. Null for responses that are not revalidated. */
  readonly notModified: Head | null;
};

const gzip = promisify(zlib.gzip);
const brotli = promisify(zlib.brotliCompress);
const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_SIZE_HINT } = zlib.constants;

/**
 * Brotli 5 costs 0.2 ms for an article. Brotli 11 costs 30 ms and saves a tenth to a sixth of the bytes: one
 * kilobyte of a page, or 5 ms on a slow phone (1.6 Mb/s). So pages are compressed quickly.
 */
const QUICK = { brotli: 5, gzip: 3 };
const BEST = { brotli: 11, gzip: 9 };

/** Text, JSON and XML types, including `+json` and `+xml` suffixes (RFC 6838, 4.2.8). */
const COMPRESSIBLE = /^(text\/|application\/([\w.-]+\+)?(json|xml)\b)/;
/** Smaller bodies do not gain from compression. */
const SMALLEST_WORTH_BYTES = 512;

/** Browsers revalidate each time (304 is cheap). A shared cache may serve the page for this long. */
const CACHE_CONTROL = 'public, max-age=0, s-maxage=1, must-revalidate';
/**
 * A page without stories may also be served while it is revalidated, and during a failure of the site
 * (RFC 5861). Any other page could then show a story that was withdrawn (decision 0092).
 */
const STALE_CACHE_CONTROL = 'public, max-age=0, s-maxage=1, stale-while-revalidate=60, stale-if-error=86400';
/** The tags of pages that consist of settings and sections only. Every story adds a tag of its own. */
const TAGS_WITHOUT_STORIES: ReadonlySet<string> = new Set([settingsTag, 'sections']);

/**
 * Builds a page ready to be sent. `common` are headers of every answer. If the `former` page at the URL has
 * the same content, its compressed bytes are reused. Failures (5xx) get headers that forbid caching.
 */
export function cachedPage(input: {
  rendered: RenderedPage;
  tags: ReadonlySet<string>;
  common: Readonly<Record<string, string>>;
  former?: CachedPage | undefined;
}): CachedPage {
  const { tags, common, former } = input;
  const { status, headers, body } = input.rendered;
  const hash = createHash('sha256').update(String(status)).update(JSON.stringify(headers)).update(body);
  const etag = `W/"${hash.digest('base64url').slice(0, 22)}"`;
  if (former?.etag === etag) return { ...former, tags };
  const isWorthCompressing =
    body.length >= SMALLEST_WORTH_BYTES && COMPRESSIBLE.test(headers['content-type'] ?? '');
  const cachingHeaders = {
    ...common,
    'cache-control': cacheControl(status, tags),
    etag,
    vary: 'Accept-Encoding, Cookie',
  };
  const head = formatHead(status, { ...cachingHeaders, ...headers, 'content-length': String(body.length) });
  return {
    ...{ status, headers, etag, tags },
    plain: { body: exact(body), head },
    ...{ gzip: null, brotli: null, isWorthCompressing },
    notModified: status === 200 ? formatHead(304, cachingHeaders) : null,
  };
}

function cacheControl(status: number, tags: ReadonlySet<string>): string {
  if (status >= 500) return 'no-store';
  const hasStories = tags.size === 0 || [...tags].some((tag) => !TAGS_WITHOUT_STORIES.has(tag));
  return status !== 200 || hasStories ? CACHE_CONTROL : STALE_CACHE_CONTROL;
}

/** Compresses a page quickly, in the thread pool. */
export function compressFast(page: CachedPage, encoding: Encoding): Promise<EncodedBody> {
  return compressed(page, encoding, QUICK);
}

/** The same with every encoding at the highest level, for files that are compressed once at the start. */
export async function compressBest(page: CachedPage): Promise<CachedPage> {
  if (!page.isWorthCompressing) return page;
  const zipped = await compressed(page, 'gzip', BEST);
  const brotlied = await compressed(page, 'brotli', BEST);
  return { ...page, gzip: zipped, brotli: brotlied };
}

const NAMES = { gzip: 'gzip', brotli: 'br' };

async function compressed(
  { plain: { body, head } }: CachedPage,
  encoding: Encoding,
  quality: typeof QUICK,
): Promise<EncodedBody> {
  const bytes =
    encoding === 'gzip'
      ? await gzip(body, gzipOptions(quality.gzip, body))
      : await brotli(body, brotliOptions(quality.brotli, body));
  const headers = {
    ...head.headers,
    'content-encoding': NAMES[encoding],
    'content-length': String(bytes.length),
  };
  return { body: exact(bytes), head: formatHead(head.status, headers) };
}

/** Memory of a cached page in bytes: bodies, heads and its entries in the tag index. */
export function sizeOf({ plain, gzip, brotli, tags }: CachedPage, address: string): number {
  const weigh = (form: EncodedBody | null) => (form === null ? 0 : form.body.length + form.head.lines.length);
  return BARE_BYTES + weigh(plain) + weigh(gzip) + weigh(brotli) + tags.size * TAG_BYTES + 2 * address.length;
}

/** The head of the 304 answer, object overhead, the list entry, and tags as text in two sets. */
const BARE_BYTES = 3_072;
const TAG_BYTES = 192;

/**
 * One chunk for the whole output. zlib runs in the thread pool and would otherwise return to this thread for
 * each 16 KB, each time behind all pending requests.
 */
function gzipOptions(level: number, { length }: Buffer): zlib.ZlibOptions {
  return { level, chunkSize: length };
}

function brotliOptions(quality: number, { length }: Buffer): zlib.BrotliOptions {
  return {
    params: { [BROTLI_PARAM_QUALITY]: quality, [BROTLI_PARAM_SIZE_HINT]: length },
    chunkSize: length,
  };
}

/**
 * Copies bytes to memory of their own: buffers of zlib and of Node's pool retain much more than their length.
 */
function exact(bytes: Buffer): Buffer {
  if (bytes.buffer.byteLength === bytes.length) return bytes;
  const own = Buffer.allocUnsafeSlow(bytes.length);
  bytes.copy(own);
  return own;
}
