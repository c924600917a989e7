import type { IncomingMessage } from 'node:http';
import { notificationLineUrl } from '#core/urls.ts';
import type { Courtesy } from '#platform/courtesy.ts';
import { createCrowd } from '#platform/page-cache/crowd.ts';
import type { IsSignedIn } from '#platform/page-cache/reader-request.ts';

/** Sign-in, previews for outsiders, embeds, the API without a token: some tenths of a second of work. */
const STRANGERS_AT_ONCE = 40;
/** Pictures are read and sent, which takes as long as the reader's line takes and hardly any work. */
const PICTURES_AT_ONCE = 1_000;
const PICTURE = /^\/(media|social)\//;
/** The one place where a token is looked at. */
const API = /^\/api\//;

export type Door = {
  /** Lets a request in to Next, or rejects with `TooMany`. */
  admit(request: IncomingMessage, work: () => Promise<void>): Promise<void>;
  /** How many were sent away. */
  refused(): number;
};

/**
 * Who asks Next for something that no page cache keeps. Whoever has a session of ours (`isSignedIn`), or shows the API a token
 * that held before (`isKnownToken`), is let in; whether it still holds is seen inside. Of all others so many are let in at a time, so that a flood of them
 * leaves the processor to the desk. While the newsroom waits for something, what can wait gives way (`courtesy`).
 */
export function createDoor({
  strangers: strangersAtOnce = STRANGERS_AT_ONCE,
  pictures: picturesAtOnce = PICTURES_AT_ONCE,
  isSignedIn,
  isKnownToken,
  courtesy,
}: {
  strangers?: number;
  pictures?: number;
  isSignedIn: IsSignedIn;
  /** Of a header that names one. */
  isKnownToken: (authorization: string) => boolean;
  courtesy: Courtesy;
}): Door {
  const strangers = createCrowd(strangersAtOnce);
  const pictures = createCrowd(picturesAtOnce);

  async function isKnown({ url = '', headers }: IncomingMessage): Promise<boolean> {
    const { authorization } = headers;
    return (
      (authorization !== undefined && API.test(url) && isKnownToken(authorization)) || isSignedIn(headers)
    );
  }

  return {
    async admit(request, work) {
      if (PICTURE.test(request.url ?? '')) return pictures.admit(work);
      if (!(await isKnown(request))) return strangers.admit(work);
      // It stays open for hours, and nobody waits for its end.
      return request.url === notificationLineUrl ? work() : courtesy.during(work);
    },
    refused: () => strangers.refused() + pictures.refused(),
  };
}
