import { serverError } from '#components/ui/network-failure.ts';
import { bodyOfEntryText } from '#core/live/entry-text.ts';
import type { ActionFailure } from '#core/shared/action-result.ts';
import { liveDeskEntriesUrl } from '#core/urls.ts';
import { sendJson } from '../article/send.ts';
import type { DeskEntry, Written } from './desk-entry.ts';

export type Sent =
  | { readonly kind: 'taken'; readonly entry: DeskEntry }
  /** The server has rejected it. */
  | { readonly kind: 'refused'; readonly error: ActionFailure }
  /** No answer, an ended session, or a server failure: it must be sent again. */
  | { readonly kind: 'unanswered' | 'signed-out' | 'faulty' };

/** A dead connection reports no error, so the request is retried on another after this timeout. */
const answerWithinMs = 20_000;

/** Sends an entry. Idempotent, so it can be retried until the outcome is known. */
export async function sendEntry(articleId: string, personId: string, written: Written): Promise<Sent> {
  const { entryId, baseVersion, isPublished, headline, isKey, keyTitle, text, photos } = written;
  const { publish, change, publicNote } = written;
  let isFaulty = false;
  const answer = await sendJson<DeskEntry>(
    liveDeskEntriesUrl(articleId),
    {
      ...{ entryId, baseVersion, baseState: isPublished ? 'published' : 'draft' },
      ...{ publish, change, publicNote },
      content: { headline, isKey, keyTitle, body: bodyOfEntryText({ text, photos }) },
    },
    {
      writerId: personId,
      withinMs: answerWithinMs,
      onLost({ code }) {
        isFaulty = code === serverError.code;
      },
    },
  );
  if (answer === null) return { kind: isFaulty ? 'faulty' : 'unanswered' };
  if (answer.ok) return { kind: 'taken', entry: answer.data };
  const isSignedOut = answer.error.code === 'auth.required' || answer.error.code === 'auth.another-person';
  return isSignedOut ? { kind: 'signed-out' } : { kind: 'refused', error: answer.error };
}
