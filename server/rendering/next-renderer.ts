import { IncomingMessage, type RequestListener, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import type { RenderedPage } from '#platform/page-cache/cached-page.ts';
import type { RenderPage } from '#platform/page-cache/page-renderer.ts';

/**
 * Next does not stream to clients that it takes for bots (`htmlLimitedBots`, by user agent): they get the
 * page whole and in order.
 */
const USER_AGENT = 'Toasoan-Page-Cache';
const RENDER_TIMEOUT_MS = 30_000;

/**
 * The renderer of development: calls Next in this process, without a connection, and removes the scripts.
 * Next compiles changed files on request.
 */
export function nextRenderer(handle: RequestListener, siteUrl: string): RenderPage {
  const site = new URL(siteUrl);
  return (url) =>
    new Promise((resolve, reject) => {
      const request = new IncomingMessage(new Socket());
      request.method = 'GET';
      request.url = url;
      request.httpVersion = '1.1';
      request.httpVersionMajor = 1;
      request.httpVersionMinor = 1;
      request.headers = {
        host: site.host,
        accept: 'text/html,*/*',
        'user-agent': USER_AGENT,
        'x-forwarded-proto': site.protocol.replace(':', ''),
        'x-forwarded-host': site.host,
      };
      request.push(null);
      const response = new CollectedResponse(request);
      const late = setTimeout(
        () => reject(new Error(`the page ${url} was not ready in ${RENDER_TIMEOUT_MS / 1000} s`)),
        RENDER_TIMEOUT_MS,
      );
      response.once('finish', () => {
        clearTimeout(late);
        resolve(withoutScripts(response.collected()));
      });
      Promise.resolve(handle(request, response)).catch((error: unknown) => {
        clearTimeout(late);
        reject(error);
      });
    });
}

function withoutScripts(page: RenderedPage): RenderedPage {
  if (!page.headers['content-type']?.startsWith('text/html')) return page;
  const stripped = stripScripts(page.body.toString('utf8'));
  return stripped === null ? page : { ...page, body: Buffer.from(stripped) };
}

type Chunk = string | Uint8Array;

/** A response that collects its body instead of sending it. */
class CollectedResponse extends ServerResponse {
  readonly #chunks: Buffer[] = [];

  override write(chunk: Chunk, ...rest: unknown[]): boolean {
    this.#keep(chunk, rest[0]);
    callbackIn(rest)?.();
    return true;
  }

  override end(...given: unknown[]): this {
    const [chunk, encoding] = given;
    if (typeof chunk === 'string' || chunk instanceof Uint8Array) this.#keep(chunk, encoding);
    this.finished = true;
    setImmediate(() => {
      this.emit('finish');
      callbackIn(given)?.();
      this.emit('close');
    });
    return this;
  }

  override flushHeaders(): void {}

  override writeHead(status: number, ...rest: unknown[]): this {
    this.statusCode = status;
    const headers = rest.find((part) => typeof part === 'object' && part !== null);
    for (const [name, value] of Object.entries(headers ?? {})) this.setHeader(name, value as string);
    return this;
  }

  collected(): RenderedPage {
    const headers = Object.fromEntries(
      Object.entries(this.getHeaders()).map(([name, value]) => [
        name,
        Array.isArray(value) ? value.join(', ') : String(value),
      ]),
    );
    return { status: toPermanentRedirect(this.statusCode), headers, body: Buffer.concat(this.#chunks) };
  }

  #keep(chunk: Chunk, encoding: unknown): void {
    const named = typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8';
    this.#chunks.push(typeof chunk === 'string' ? Buffer.from(chunk, named) : Buffer.from(chunk));
  }
}

/**
 * Sends 301 for permanent redirects instead of Next's 308: every client knows 301, and reader pages are only
 * read.
 */
function toPermanentRedirect(status: number): number {
  return status === 308 ? 301 : status;
}

function callbackIn(given: unknown[]): (() => void) | undefined {
  return given.find((part) => typeof part === 'function') as (() => void) | undefined;
}

/**
 * Removes from a reader page what only a framework in the browser needs: scripts, script preloads and comment
 * markers. JSON-LD and scripts marked `data-keep` remain. Returns null for a streamed document whose parts
 * are out of order, because it needs its script.
 */
export function stripScripts(html: string): string | null {
  if (/\bid="[SB]:/.test(html)) return null;
  return html
    .replace(/<script\b([^>]*)>[\s\S]*?<\/script\s*>/gi, (whole, attributes: string) =>
      isKept(attributes) ? whole : '',
    )
    .replace(/<link\b[^>]*>/gi, (whole) => (isScriptPreload(whole) ? '' : whole))
    .replace(/<!--(?:\$|\/\$|\$\?|\$!|&|\/&|html|\/html|head|\/head|body|\/body| )?-->/g, '');
}

function isKept(attributes: string): boolean {
  return /\btype="application\/ld\+json"/i.test(attributes) || /\bdata-keep\b/i.test(attributes);
}

function isScriptPreload(link: string): boolean {
  return (
    /\brel="modulepreload"/i.test(link) || (/\brel="preload"/i.test(link) && /\bas="script"/i.test(link))
  );
}
