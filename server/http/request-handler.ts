import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { addressForLog, deskUrl, notificationEventsUrl, outsideRoot, signInUrl } from '#core/urls.ts';
import { Overloaded } from '#platform/concurrency/load-shedder.ts';
import { bodyLengthHeader } from '#platform/http/body-length-header.ts';
import type { PageCache } from '#platform/page-cache/page-cache.ts';
import { isMalformedPath } from '#platform/page-cache/unknown-url.ts';
import type { Logger } from '#platform/traces/logger.ts';
import type { CollabServer } from '../collab/collab-server.ts';
import { type AdmissionControl, BodyTimeout } from './admission.ts';
import { isReaderUrl, redirectToCanonical } from './canonical-redirect.ts';
import { setClientAddress } from './client-address.ts';
import { isCrossSite } from './csrf.ts';
import type { ServeDeskMessages } from './desk-messages.ts';
import { replaceFrameworkErrors } from './error-pages.ts';
import type { RequestHandler } from './http-server.ts';
import type { ServeIndexNowKey } from './index-now-key.ts';
import type { LiveEvents } from './live-events.ts';
import type { MergedStyles } from './merged-styles.ts';
import type { Metrics } from './metrics.ts';
import type { NextApp } from './next-app.ts';
import type { PrecompressedAssets } from './precompressed-assets.ts';
import type { ServeReaderScript } from './reader-scripts.ts';
import { assignRequestId, requestIdHeader } from './request-id.ts';
import type { SearchCounter } from './search-counter.ts';
import {
  deskPolicy,
  PICTURE_POLICY,
  PREBUILT_POLICY,
  READER_POLICY,
  setFileSecurityHeaders,
  setSecurityHeaders,
} from './security-headers.ts';
import { sendError } from './send-error.ts';
import type { ServeSiteAt } from './site-at.ts';
import { sendUnavailable } from './unavailable-page.ts';
import type { ViewBeacon } from './view-beacon.ts';

/** Next would answer any other method with the page, and TRACE with the request. */
const METHODS: ReadonlySet<string | undefined> = new Set('GET HEAD POST PUT PATCH DELETE OPTIONS'.split(' '));
/** Reader pages take no other methods. */
const READER_METHODS: ReadonlySet<string | undefined> = new Set(['GET', 'HEAD']);

type Parts = {
  app: NextApp | null;
  pageCache: PageCache | null;
  /** Precompressed assets of the build; null if there are none. */
  packedFiles: PrecompressedAssets | null;
  /** Merged style sheets of the build. */
  mergedStyles: MergedStyles | null;
  /** Scripts of reader pages; null in development, where a changed script must show at once. */
  ownScript: ServeReaderScript | null;
  /** The key file of IndexNow; null if this process renders no pages. */
  indexNowKey: ServeIndexNowKey | null;
  /** Desk messages; null if this process renders no pages. */
  deskWords: ServeDeskMessages | null;
  /** Limits concurrent anonymous requests before Next. */
  admission: AdmissionControl;
  collab: CollabServer | null;
  /** Previews of reader pages at a future moment; null if this process renders no pages. */
  siteAt: ServeSiteAt | null;
  /** Live streams of readers; null if this process renders no pages. */
  liveStreams: LiveEvents | null;
  /** The page-view beacon; null if this process renders no pages. */
  views: ViewBeacon | null;
  /** Counts searches of readers; null if this process renders no pages. */
  searches: SearchCounter | null;
  metrics: Metrics;
  siteUrl: string;
  inDevelopment: boolean;
  health: (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;
  log: Logger;
};

/**
 * Routes a request: health, then the page cache for readers, then Next. `/collab` is the collaboration
 * server.
 */
export function createRequestHandler(parts: Parts): RequestHandler {
  const {
    app,
    pageCache,
    packedFiles,
    mergedStyles,
    ownScript,
    indexNowKey,
    deskWords,
    admission,
    collab,
    siteAt,
    liveStreams,
    views,
    searches,
    metrics,
    siteUrl,
    inDevelopment,
    health,
    log,
  } = parts;
  const isHttps = siteUrl.startsWith('https:');

  function answer(request: IncomingMessage, response: ServerResponse): void {
    request.url = withoutOrigin(request.url);
    searches?.note(request);
    // First of all, because most requests are for a cached reader page.
    if (pageCache?.serveCached(request, response)) return;
    void answerAll(request, response);
  }

  async function answerAll(request: IncomingMessage, response: ServerResponse): Promise<void> {
    assignRequestId(request, response);
    try {
      // Before the client address is set: whether a proxy named a client decides access to the metrics.
      if (await health(request, response)) return;
      setClientAddress(request);
      if (isCrossSite(request, siteUrl)) {
        setSecurityHeaders(response, { policy: READER_POLICY, isHttps });
        sendError(request, response, 'request.foreign');
        return;
      }
      if (!app) {
        response.writeHead(404).end();
        return;
      }
      if (views?.serve(request, response)) return;
      if (deskWords?.(request, response)) return;
      if (await indexNowKey?.(request, response)) return;
      if (isMalformedPath(pathOf(request))) request.url = NOT_FOUND_PATH;
      if (pageCache) redirectToCanonical(request, response);
      if (await fromPageCache(request, response)) return;
      if (ownScript?.(request, response)) return;
      setFileSecurityHeaders(response);
      if (packedFiles?.serve(request, response)) return;
      if (await mergedStyles?.serve(request, response)) return;
      setSecurityHeaders(response, { policy: READER_POLICY, isHttps });
      if (rejectMalformed(request, response)) return;
      if (!pageCache && isReaderUrl(request.url ?? '/')) dropRouterHeaders(request);
      if (await liveStreams?.serve(request, response)) return;
      if (await siteAt?.(request, response)) return;
      const measured = measure(response, 'next', metrics);
      // The notification stream is open for hours. Its duration would dominate the response times.
      if (request.url === notificationEventsUrl) measured.forget();
      setDeskPolicy(request, response, inDevelopment);
      replaceFrameworkErrors(request, response);
      await admission.admit(request, () => app.handle(request, response));
    } catch (error) {
      if (error instanceof BodyTimeout) {
        sendError(request, response, 'request.too-slow');
        return;
      }
      logFailure(request, error, 'a request failed');
      if (response.headersSent) response.destroy();
      else sendUnavailable(request, response);
    }
  }

  /** Rejected requests are counted but not logged, or a flood would fill the log. */
  function logFailure({ url = '', headers }: IncomingMessage, error: unknown, what: string): void {
    if (error instanceof Overloaded) return;
    log.error({ err: error, url: addressForLog(url), requestId: headers[requestIdHeader] }, what);
  }

  /** Answers 503 if the page cannot be rendered. Next would need the same database, so it is not tried. */
  async function fromPageCache(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    if (!pageCache) return false;
    const done = measure(response, 'reader', metrics);
    try {
      if (await pageCache.serve(request, response)) return true;
    } catch (error) {
      if (response.headersSent) throw error;
      logFailure(request, error, 'a reader page could not be rendered');
      sendUnavailable(request, response);
      return true;
    }
    done.forget();
    return false;
  }

  return {
    answer,
    upgrade(request, socket, head) {
      const pathname = request.url?.split('?')[0] ?? '';
      if (pathname === '/collab' && collab) collab.handleUpgrade(request, socket, head);
      else if (inDevelopment && app && pathname.startsWith('/_next/')) app.upgrade(request, socket, head);
      else socket.destroy();
    },
  };
}

/** Counts a request and its duration when the response is closed. */
function measure(
  response: ServerResponse,
  kind: 'reader' | 'next',
  { countRequest }: Metrics,
): { forget(): void } {
  const began = performance.now();
  const count = () =>
    countRequest({ kind, status: response.statusCode, seconds: (performance.now() - began) / 1_000 });
  response.once('close', count);
  return { forget: () => response.off('close', count) };
}

/** Headers for which Next answers with a fragment of the page, or with a server action. */
const ROUTER_HEADERS = ['rsc', 'next-router-state-tree', 'next-router-prefetch', 'next-action', 'next-url'];

function dropRouterHeaders({ headers }: IncomingMessage): void {
  for (const name of ROUTER_HEADERS) delete headers[name];
}

/** A path that never exists. One cached page answers for all malformed paths. */
const NOT_FOUND_PATH = '/~';

const pathOf = ({ url = '' }: IncomingMessage) => url.split('?')[0] ?? '';

/** A request target may be an absolute URL (RFC 9112, 3.2.2). Its origin is ignored. */
function withoutOrigin(url = '/'): string {
  if (url.startsWith('/') || !URL.canParse(url)) return url;
  const { pathname, search } = new URL(url);
  return pathname + search;
}

/** Rejects a method that the URL does not take, and a target that Next could not decode. */
function rejectMalformed(request: IncomingMessage, response: ServerResponse): boolean {
  const methods = isReaderUrl(request.url ?? '/') ? READER_METHODS : METHODS;
  if (!methods.has(request.method)) {
    response.setHeader('allow', [...methods].join(', '));
    sendError(request, response, 'request.bad-method');
    return true;
  }
  if (isReadableTarget(request.url)) return false;
  response.writeHead(400, { 'content-type': 'text/plain; charset=utf-8' }).end('400');
  return true;
}

/**
 * True if the percent-escapes of the path decode to UTF-8. Next would answer others with 500 instead of 400.
 */
function isReadableTarget(url = ''): boolean {
  if (!url.startsWith('/') && !URL.canParse(url)) return false;
  try {
    decodeURIComponent(url.split('?')[0] ?? '');
    return true;
  } catch {
    return false;
  }
}

/** Sets the policies of a page by Next. Next reads the nonce from the request. */
function setDeskPolicy(request: IncomingMessage, response: ServerResponse, inDevelopment: boolean): void {
  const policy = deskPolicy({ nonce: randomBytes(16).toString('base64'), inDevelopment });
  request.headers['content-security-policy'] = policy;
  response.setHeader('content-security-policy', policy);
  if (isSameOriginOnly(request.url)) response.setHeader('cross-origin-resource-policy', 'same-origin');
  narrowPolicy(response);
}

/**
 * Other sites may embed pictures, feeds and pages. Answers of the newsroom and the API are for our own
 * pages only.
 */
function isSameOriginOnly(url = ''): boolean {
  return [deskUrl, outsideRoot, signInUrl(), '/api'].some((root) => url.startsWith(root));
}

/**
 * Sets the policies of prebuilt pages and pictures. Prebuilt pages cannot contain this request's nonce; Next
 * marks them by a header. A picture gets its policy and length here, because Next omits a route's header if
 * one of that name is already set, and every `content-length`.
 */
function narrowPolicy(response: ServerResponse): void {
  const writeHead = response.writeHead.bind(response) as (...given: unknown[]) => ServerResponse;
  response.writeHead = ((...given: unknown[]) => {
    if (response.hasHeader('x-nextjs-prerender'))
      response.setHeader('content-security-policy', PREBUILT_POLICY);
    if (String(response.getHeader('content-type')).startsWith('image/'))
      response.setHeader('content-security-policy', PICTURE_POLICY);
    const length = response.getHeader(bodyLengthHeader);
    response.removeHeader(bodyLengthHeader);
    if (length !== undefined && response.statusCode !== 304) response.setHeader('content-length', length);
    return writeHead(...given);
  }) as typeof response.writeHead;
}
