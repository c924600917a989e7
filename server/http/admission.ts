import type { IncomingMessage } from 'node:http';
import { notificationEventsUrl } from '#core/urls.ts';
import type { IdleGate } from '#platform/concurrency/idle-gate.ts';
import { createLimiter, type Limiter } from '#platform/concurrency/load-shedder.ts';
import type { IsSignedIn } from '#platform/page-cache/reader-request.ts';
import { networkOfClient } from './client-address.ts';
import { hasBody } from './send-error.ts';

/**
 * Concurrent anonymous requests: sign-in, previews for outsiders, embeds, the API without a token. Each
 * takes some tenths of a second.
 */
const MAX_ANONYMOUS = 40;
/** Concurrent picture requests. They take as long as the client downloads, and hardly any CPU time. */
const MAX_PICTURES = 1_000;
/** Concurrent anonymous requests with a body over 64 KiB. Each takes as long as its client sends. */
const MAX_LARGE_BODIES = 8;
/**
 * The largest share of each limit that one client network may use. At least one request is always allowed.
 */
const MAX_NETWORK_SHARE = 1 / 4;
/** Bodies of one network that may be pending at a time, 64 KiB each. */
const MAX_PENDING_BODIES_PER_NETWORK = 50;
/** A small body must arrive within this time. */
const BODY_TIMEOUT_MS = 10_000;
const PICTURE = /^\/(media|social)\//;
/** Tokens are only checked on these paths. */
const API = /^\/api\//;
/**
 * These routes reject an unknown client before they read the body, so admission does not wait for the body.
 */
const AUTHENTICATES_FIRST = /^\/api\/v1\//;

/** The body of a request did not arrive in time. */
export class BodyTimeout extends Error {
  override readonly name = 'BodyTimeout';
}

export type AdmissionControl = {
  /**
   * Runs `work` when the request is admitted. Rejects with `Overloaded` or `BodyTimeout`. Ignores a client
   * that has hung up.
   */
  admit(request: IncomingMessage, work: () => Promise<void>): Promise<void>;
  /** How many requests were rejected since the start. */
  refused(): number;
};

/**
 * Admission control for requests that Next answers and the page cache cannot. A client with a session of ours
 * (`isSignedIn`) or a recently valid API token (`isKnownToken`) is always admitted; the route checks the
 * credential again. Anonymous requests are limited in number, and each network to a share of the limit, so
 * that a flood leaves CPU time to the desk. A request counts against the limit once its small body has
 * arrived. Background work waits while a desk request runs (`idleGate`).
 */
export function createAdmissionControl({
  maxAnonymous = MAX_ANONYMOUS,
  pictures: maxPictures = MAX_PICTURES,
  bodyMs = BODY_TIMEOUT_MS,
  isSignedIn,
  isKnownBrowser,
  isKnownToken,
  idleGate,
}: {
  maxAnonymous?: number;
  pictures?: number;
  bodyMs?: number;
  isSignedIn: IsSignedIn;
  /**
   * Whether this browser has signed in before. Such browsers have reserved places, so that they can sign in
   * during a flood of anonymous requests.
   */
  isKnownBrowser: IsSignedIn;
  /** Whether an `Authorization` header holds a recently valid API token. */
  isKnownToken: (authorization: string) => boolean;
  idleGate: IdleGate;
}): AdmissionControl {
  const anonymous = createSharedLimiter(maxAnonymous);
  const knownBrowsers = createLimiter(maxAnonymous);
  const pictures = createSharedLimiter(maxPictures);
  const largeBodies = createSharedLimiter(MAX_LARGE_BODIES);
  const awaited = createLimiter(Number.POSITIVE_INFINITY, { maxPerNetwork: MAX_PENDING_BODIES_PER_NETWORK });

  async function isKnown({ url = '', headers }: IncomingMessage): Promise<boolean> {
    const { authorization } = headers;
    return (
      (authorization !== undefined && API.test(url) && isKnownToken(authorization)) || isSignedIn(headers)
    );
  }

  async function admitAnonymous(request: IncomingMessage, work: () => Promise<void>): Promise<void> {
    const network = networkOfClient(request);
    const places = (await isKnownBrowser(request.headers)) ? knownBrowsers : anonymous;
    if (!hasBody(request) || AUTHENTICATES_FIRST.test(request.url ?? '')) return places.admit(work, network);
    const arrival = await awaited.admit(() => awaitBody(request, bodyMs), network);
    if (arrival === 'slow') throw new BodyTimeout();
    if (arrival !== 'gone') return (arrival === 'large' ? largeBodies : places).admit(work, network);
  }

  return {
    async admit(request, work) {
      if (PICTURE.test(request.url ?? '')) return pictures.admit(work, networkOfClient(request));
      if (!(await isKnown(request))) return admitAnonymous(request, work);
      // The notification stream stays open for hours. It must not count as running foreground work.
      return request.url === notificationEventsUrl ? work() : idleGate.track(work);
    },
    refused: () =>
      [anonymous, knownBrowsers, pictures, largeBodies, awaited].reduce(
        (sum, limiter) => sum + limiter.rejected(),
        0,
      ),
  };
}

function createSharedLimiter(atMost: number): Limiter {
  return createLimiter(atMost, { maxPerNetwork: Math.max(1, Math.floor(atMost * MAX_NETWORK_SHARE)) });
}

/**
 * `large`: the request buffer is full and the rest arrives while it is read. `gone`: the client has hung
 * up.
 */
type BodyState = 'whole' | 'large' | 'slow' | 'gone';

/**
 * Waits until the body of a request is in its buffer (64 KiB at most), without reading it. `slow` after
 * `longestMs`.
 */
function awaitBody(request: IncomingMessage, longestMs: number): Promise<BodyState> {
  return new Promise((resolve) => {
    const late = setTimeout(() => settle('slow'), longestMs);
    // A `readable` listener alone consumes nothing. The stream buffers up to its high-water mark and emits an
    // event for each part and at the end.
    request.on('readable', look);
    request.once('close', onClose);
    look();

    function look(): void {
      if (request.complete) settle('whole');
      else if (request.readableLength >= request.readableHighWaterMark) settle('large');
    }

    function onClose(): void {
      settle('gone');
    }

    function settle(arrival: BodyState): void {
      clearTimeout(late);
      request.off('readable', look);
      request.off('close', onClose);
      resolve(arrival);
    }
  });
}
