import { outdated, toFailure } from '#components/ui/network-failure.ts';
import type { OutsideThread } from '#core/outside/outside-thread.ts';
import type { ActionFailure, ActionResult } from '#core/shared/action-result.ts';

/** Words of the story that a comment is about. */
export type Quoted = {
  readonly field: 'headline' | 'sapo' | 'body';
  readonly quote: string;
  readonly before: string;
  readonly after: string;
};

type Saying = { readonly text: string; readonly commentId?: string };
type Answer<T> = Promise<ActionResult<T>>;

/** All that the page of a review link asks of the server. */
export type ReviewDoors = {
  readonly threadsOf: (linkId: string) => Answer<OutsideThread[]>;
  readonly startThread: (linkId: string, saying: Saying & { quoted: Quoted | null }) => Answer<OutsideThread>;
  readonly reply: (linkId: string, saying: Saying & { threadId: string }) => Answer<OutsideThread>;
};

/** The code of a link that opens nothing any more. */
const goneCode = 'outside.not-found';

/** How often an open page asks whether it may stay, and what is new. */
export const askAgainMs = 10_000;

/** The answer; where it could not be had, the failure that says why. */
export async function asked<T>(ask: () => Answer<T>): Answer<T> {
  try {
    return await ask();
  } catch (thrown) {
    return toFailure(thrown);
  }
}

/** Whether the page may not stay: the link opens nothing any more, or nobody answers a page of a release before about that. */
export function isOver({ code }: ActionFailure): boolean {
  return code === goneCode || code === outdated.code;
}
