import type { IncomingMessage } from 'node:http';
import { notificationLineUrl } from '#core/urls.ts';
import type { Courtesy } from '#platform/courtesy.ts';
import { createCrowd } from '#platform/page-cache/crowd.ts';
import { isSignedIn } from '#platform/page-cache/reader-request.ts';

/** Sign-in, previews for outsiders, embeds, the API without a token: some tenths of a second of work. */
const STRANGERS_AT_ONCE = 40;
/** Pictures are read and sent, which takes as long as the reader's line takes and hardly any work. */
const PICTURES_AT_ONCE = 1_000;
const PICTURE = /^\/(media|social)\//;

export type Door = {
  /** Lets a request in to Next, or rejects with `TooMany`. */
  admit(request: IncomingMessage, work: () => Promise<void>): Promise<void>;
  /** How many were sent away. */
  refused(): number;
};

/**
 * Who asks Next for something that no page cache keeps. Whoever shows a session or a token is let in; that it is a good
 * one is seen inside, at once and at no great cost. Of all others so many are let in at a time, so that a flood of them
 * leaves the processor to the desk. While the newsroom waits for something, what can wait gives way (`courtesy`).
 */
export function createDoor({
  strangers: strangersAtOnce = STRANGERS_AT_ONCE,
  pictures: picturesAtOnce = PICTURES_AT_ONCE,
  courtesy,
}: {
  strangers?: number;
  pictures?: number;
  courtesy: Courtesy;
}): Door {
  const strangers = createCrowd(strangersAtOnce);
  const pictures = createCrowd(picturesAtOnce);
  return {
    admit(request, work) {
      if (PICTURE.test(request.url ?? '')) return pictures.admit(work);
      if (!isKnown(request)) return strangers.admit(work);
      // It stays open for hours, and nobody waits for its end.
      return request.url === notificationLineUrl ? work() : courtesy.during(work);
    },
    refused: () => strangers.refused() + pictures.refused(),
  };
}

function isKnown({ headers }: IncomingMessage): boolean {
  return isSignedIn(headers) || headers.authorization !== undefined;
}
