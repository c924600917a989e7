import { serverError } from '#components/ui/network-failure.ts';
import { bodyOfEntryText } from '#core/live/entry-text.ts';
import type { ActionFailure } from '#core/shared/action-result.ts';
import { liveDeskEntriesUrl } from '#core/urls.ts';
import { sendJson } from '../article/send.ts';
import type { DeskEntry, Written } from './live-doors.ts';

export type Sent =
  | { readonly kind: 'taken'; readonly entry: DeskEntry }
  /** The server has decided: it is not taken as it is. */
  | { readonly kind: 'refused'; readonly error: ActionFailure }
  /** Nobody answered, nobody knows who is asking, or the server fails at it: to be sent again. */
  | { readonly kind: 'unanswered' | 'signed-out' | 'faulty' };

/** On a line that has died nobody answers and nothing fails: then it is sent again, over another one. */
const answerWithinMs = 20_000;

/** Sends what was written. Safe to call again with the same until something is known. */
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
    personId,
    {
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
