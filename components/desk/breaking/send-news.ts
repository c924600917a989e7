import { breakingApiUrl } from '#core/urls.ts';
import type { News } from './unsent-news.ts';

/** After this timeout the request is retried. Publication is idempotent. */
const answerWithinMs = 15_000;

export type Published = { readonly id: string; readonly url: string; readonly headline: string };
export type Sent =
  | { readonly kind: 'published'; readonly story: Published }
  /** The server has rejected it: nothing was published. */
  | { readonly kind: 'refused'; readonly message: string }
  /** It is unknown whether it was published. */
  | { readonly kind: 'unknown' };

/** Sends a story for publication. Idempotent, so it can be retried until the outcome is known. */
export async function sendNews({ id, headline, sapo, sectionId, sourceId }: News): Promise<Sent> {
  try {
    const response = await fetch(breakingApiUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ id, headline, sapo, section: sectionId, byline: [sourceId] }),
      signal: AbortSignal.timeout(answerWithinMs),
    });
    const answer = await response.json();
    if (response.ok) return { kind: 'published', story: answer as Published };
    if (response.status >= 500) return { kind: 'unknown' };
    return { kind: 'refused', message: String(answer.error.message) };
  } catch {
    return { kind: 'unknown' };
  }
}
