import type { IncomingMessage } from 'node:http';
import { notificationLineUrl } from '#core/urls.ts';
import type { Courtesy } from '#platform/courtesy.ts';
import { type Crowd, createCrowd } from '#platform/page-cache/crowd.ts';
import type { IsSignedIn } from '#platform/page-cache/reader-request.ts';
import { bodyArrival } from './body-arrival.ts';
import { shareOf } from './client-address.ts';
import { hasBody } from './refuse-with-code.ts';

/** Sign-in, previews for outsiders, embeds, the API without a token: some tenths of a second of work. */
const STRANGERS_AT_ONCE = 40;
/** Pictures are read and sent, which takes as long as the reader's line takes and hardly any work. */
const PICTURES_AT_ONCE = 1_000;
/** Requests of unknown clients with more than 64 KiB: each takes as long as its client sends, so they have places of their own. */
const LARGE_BODIES_AT_ONCE = 8;
/** A network takes at most this part of each kind of places, at least one. */
const PART_OF_ONE_NETWORK = 1 / 4;
/** Bodies of one network that are awaited at a time: 64 KiB each. */
const AWAITED_OF_ONE_NETWORK = 50;
/** The longest that a small body may take. */
const BODY_MS = 10_000;
const PICTURE = /^\/(media|social)\//;
/** The one place where a token is looked at. */
const API = /^\/api\//;
/** It refuses an unknown client before it reads a body, so a place is not taken for as long as the body takes. */
const ASKS_FIRST = /^\/api\/v1\//;

/** A body was not there in time. */
export class SlowBody extends Error {
  override readonly name = 'SlowBody';
}

export type Door = {
  /** Lets a request in to Next, or rejects with `TooMany` or `SlowBody`. Does nothing for a client that hung up before. */
  admit(request: IncomingMessage, work: () => Promise<void>): Promise<void>;
  /** How many were sent away. */
  refused(): number;
};

/**
 * Who asks Next for something that no page cache keeps. Whoever has a session of ours (`isSignedIn`), or shows the API a token
 * that held before (`isKnownToken`), is let in; whether it still holds is seen inside. Of all others so many are let in at a time, so that a flood of them
 * leaves the processor to the desk, and of one network only a part of them. A place is taken once a small body has arrived. While
 * the newsroom waits for something, what can wait gives way (`courtesy`).
 */
export function createDoor({
  strangers: strangersAtOnce = STRANGERS_AT_ONCE,
  pictures: picturesAtOnce = PICTURES_AT_ONCE,
  bodyMs = BODY_MS,
  isSignedIn,
  isKnownBrowser,
  isKnownToken,
  courtesy,
}: {
  strangers?: number;
  pictures?: number;
  bodyMs?: number;
  isSignedIn: IsSignedIn;
  /** Whether somebody has signed in in this browser before: it has places of its own, so that it can sign in under a flood. */
  isKnownBrowser: IsSignedIn;
  /** Of a header that names one. */
  isKnownToken: (authorization: string) => boolean;
  courtesy: Courtesy;
}): Door {
  const strangers = sharedCrowd(strangersAtOnce);
  const knownBrowsers = createCrowd(strangersAtOnce);
  const pictures = sharedCrowd(picturesAtOnce);
  const largeBodies = sharedCrowd(LARGE_BODIES_AT_ONCE);
  const awaited = createCrowd(Number.POSITIVE_INFINITY, { ofOneNetwork: AWAITED_OF_ONE_NETWORK });

  async function isKnown({ url = '', headers }: IncomingMessage): Promise<boolean> {
    const { authorization } = headers;
    return (
      (authorization !== undefined && API.test(url) && isKnownToken(authorization)) || isSignedIn(headers)
    );
  }

  async function admitStranger(request: IncomingMessage, work: () => Promise<void>): Promise<void> {
    const network = shareOf(request);
    const places = (await isKnownBrowser(request.headers)) ? knownBrowsers : strangers;
    if (!hasBody(request) || ASKS_FIRST.test(request.url ?? '')) return places.admit(work, network);
    const arrival = await awaited.admit(() => bodyArrival(request, bodyMs), network);
    if (arrival === 'slow') throw new SlowBody();
    if (arrival !== 'gone') return (arrival === 'large' ? largeBodies : places).admit(work, network);
  }

  return {
    async admit(request, work) {
      if (PICTURE.test(request.url ?? '')) return pictures.admit(work, shareOf(request));
      if (!(await isKnown(request))) return admitStranger(request, work);
      // It stays open for hours, and nobody waits for its end.
      return request.url === notificationLineUrl ? work() : courtesy.during(work);
    },
    refused: () =>
      [strangers, knownBrowsers, pictures, largeBodies, awaited].reduce(
        (sum, crowd) => sum + crowd.refused(),
        0,
      ),
  };
}

function sharedCrowd(atMost: number): Crowd {
  return createCrowd(atMost, { ofOneNetwork: Math.max(1, Math.floor(atMost * PART_OF_ONE_NETWORK)) });
}
