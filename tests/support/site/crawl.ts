import { type IncomingHttpHeaders, request } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

/** The whole response to one request, unchanged; only the body is decompressed. */
export type RawAnswer = {
  readonly asked: string;
  readonly address: string;
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** The status line and every header. */
  readonly head: string;
  readonly body: Buffer;
};

/** Requests one address of the site; follows no redirect and hides nothing. */
export async function ask(
  site: string,
  address: string,
  options: { method?: string; headers?: Record<string, string> } = {},
): Promise<RawAnswer> {
  const { method = 'GET', headers = {} } = options;
  const response = await new Promise<import('node:http').IncomingMessage>((resolve, reject) => {
    // A new connection: a kept-alive one may be closed by the server just as it is reused.
    request(new URL(address, site), { method, headers, agent: false }, resolve).on('error', reject).end();
  });
  const packed = await buffer(response);
  const status = response.statusCode ?? 0;
  return {
    asked: `${method} ${address} ${JSON.stringify(headers)}`,
    address,
    status,
    headers: response.headers,
    head: `${status} ${response.statusMessage}\n${response.rawHeaders.join('\n')}`,
    body: unpacked(packed, response.headers['content-encoding']),
  };
}

function unpacked(body: Buffer, encoding: string | undefined): Buffer {
  if (body.length === 0) return body;
  if (encoding === 'gzip') return gunzipSync(body);
  return encoding === 'br' ? brotliDecompressSync(body) : body;
}

/** Far more than the demonstration has; beyond it the crawl reads the same pages under ever new addresses. */
const MOST_ADDRESSES = 4_000;

/**
 * Reads these addresses, and every n-th of the addresses of the same site that they name, `levels` deep.
 */
export async function crawl(
  site: string,
  seeds: readonly string[],
  { levels, everyNth = 1, headers }: { levels: number; everyNth?: number; headers?: Record<string, string> },
): Promise<RawAnswer[]> {
  const known = new Set<string>();
  const answers: RawAnswer[] = [];
  let level = [...seeds];
  for (let depth = 0; depth <= levels; depth += 1) {
    const named = [...new Set(level)].filter((address) => !known.has(address));
    for (const address of named) known.add(address);
    const fresh = depth === 0 ? named : named.sort().filter((_, at) => at % everyNth === 0);
    if (known.size > MOST_ADDRESSES) throw new Error(`More than ${MOST_ADDRESSES} addresses.`);
    level = [];
    await eachOf(fresh, async (address) => {
      // For pictures the head is enough: their content comes from an uploaded file.
      const method = /^\/media\//.test(address) ? 'HEAD' : 'GET';
      const answer = await ask(site, address, { method, headers });
      answers.push(answer);
      level.push(...addressesIn(answer, site));
    });
  }
  return answers;
}

async function eachOf<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const waiting = [...items];
  const worker = async () => {
    for (let item = waiting.pop(); item !== undefined; item = waiting.pop()) await work(item);
  };
  await Promise.all([worker(), worker(), worker(), worker()]);
}

const READABLE = /html|xml|json|css|text\/plain/;

function addressesIn({ address, headers, body }: RawAnswer, site: string): string[] {
  const found = [headers.location, headers.link, headers.refresh].flat().filter((each) => each !== undefined);
  if (READABLE.test(headers['content-type'] ?? '')) found.push(body.toString('utf8'));
  const text = found.join('\n').replaceAll('&amp;', '&').replaceAll('\\/', '/').replaceAll('\\u0026', '&');
  const named = [
    ...text.matchAll(/(?:href|src|action|poster|content)="([^"#]+)/g),
    ...text.matchAll(/(?<=[\s"'(<>;=,]|^)((?:https?:\/\/|\/)[^\s"'<>()\\,;#]+)/g),
    ...text.matchAll(/url\(["']?([^"')#]+)/g),
  ].map((match) => match[1] as string);
  return named.flatMap((each) => {
    if (!URL.canParse(each, new URL(address, site))) return [];
    const url = new URL(each, new URL(address, site));
    return url.origin === new URL(site).origin && !isEndless(url) ? [url.pathname + url.search] : [];
  });
}

/**
 * A search with several filters shows a part of a search with one, and combinations are endless. Social
 * pictures, four per story, are rendered on request, and no program can read text in them.
 */
function isEndless({ pathname, searchParams }: URL): boolean {
  return (pathname === '/tim-kiem' && searchParams.size > 2) || pathname.startsWith('/social/');
}
