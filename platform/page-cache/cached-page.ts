import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import zlib from 'node:zlib';
import { formatHead, type Head } from './preformatted-head.ts';

export type RenderedPage = { status: number; headers: Record<string, string>; body: Buffer };

/** One encoding of a page: its bytes and its head. */
export type EncodedBody = { readonly body: Buffer; readonly head: Head };

/** How a body can be compressed. */
export type Encoding = 'gzip' | 'brotli';

/** A page ready to be sent: made and headed once, and compressed once in each way in which it is asked for, for all who read it. */
export type CachedPage = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly etag: string;
  readonly tags: ReadonlySet<string>;
  readonly plain: EncodedBody;
  /** Null until somebody asks for it so, and where it is not worth it. */
  readonly gzip: EncodedBody | null;
  readonly brotli: EncodedBody | null;
  readonly isWorthCompressing: boolean;
  /** The head of an answer that says "as you have it"; null for what is not asked for again. */
  readonly notModified: Head | null;
  /** As small as it gets. */
  readonly isRecompressed: boolean;
};

const gzip = promisify(zlib.gzip);
const brotli = promisify(zlib.brotliCompress);
const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_SIZE_HINT } = zlib.constants;

/** Brotli 5 costs a fifth of a millisecond for an article; 11 costs thirty and takes a tenth to a sixth off. */
const QUICK = { brotli: 5, gzip: 3 };
const BEST = { brotli: 11, gzip: 9 };

/** Texts, and everything that is written as JSON or XML, whatever it is called (RFC 6838, 4.2.8). */
const COMPRESSIBLE = /^(text\/|application\/([\w.-]+\+)?(json|xml)\b)/;
/** Below this a compressed body gains nothing. */
const SMALLEST_WORTH_BYTES = 512;

/** Browsers ask again each time (304 is cheap); a proxy in front may answer for this long by itself. */
const CACHE_CONTROL = 'public, max-age=0, s-maxage=1, must-revalidate';

/**
 * A page ready to be sent. `common` are headers of every answer. Where the `former` page at the address had the same
 * words, its bytes are taken over as they are. A failure (5xx) is never to be kept by anybody.
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
  const said = {
    ...common,
    'cache-control': status >= 500 ? 'no-store' : CACHE_CONTROL,
    etag,
    vary: 'Accept-Encoding, Cookie',
  };
  const head = formatHead(status, { ...said, ...headers, 'content-length': String(body.length) });
  return {
    ...{ status, headers, etag, tags },
    plain: { body: exact(body), head },
    ...{ gzip: null, brotli: null, isWorthCompressing },
    notModified: status === 200 ? formatHead(304, said) : null,
    isRecompressed: !isWorthCompressing,
  };
}

/** Compresses a page quickly, in the thread pool. */
export function compressFast(page: CachedPage, encoding: Encoding): Promise<EncodedBody> {
  return compressed(page, encoding, QUICK);
}

/** The same page with every encoding recompressed at the highest level. */
export async function recompressed(page: CachedPage): Promise<CachedPage> {
  if (!page.isWorthCompressing) return page;
  const zipped = await compressed(page, 'gzip', BEST);
  const brotlied = await compressed(page, 'brotli', BEST);
  return { ...page, gzip: zipped, brotli: brotlied, isRecompressed: true };
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

/** Memory that a page takes under its URL, in bytes: bodies, heads and the index of its tags. */
export function sizeOf({ plain, gzip, brotli, tags }: CachedPage, address: string): number {
  const weigh = (form: EncodedBody | null) => (form === null ? 0 : form.body.length + form.head.lines.length);
  return BARE_BYTES + weigh(plain) + weigh(gzip) + weigh(brotli) + tags.size * TAG_BYTES + 2 * address.length;
}

/** The head of "as you have it", the objects around them, a place in the list; a tag as text, in the page's set and in the index. */
const BARE_BYTES = 3_072;
const TAG_BYTES = 192;

/**
 * Room for all that comes out: what is compressed beside this thread comes back to it twice, however long it is, and not for each
 * 16 KB, each time behind all the readers who are answered meanwhile.
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

/** Bytes in memory of their own: what zlib and the pool of small buffers hand out holds on to far more than it shows. */
function exact(bytes: Buffer): Buffer {
  if (bytes.buffer.byteLength === bytes.length) return bytes;
  const own = Buffer.allocUnsafeSlow(bytes.length);
  bytes.copy(own);
  return own;
}
