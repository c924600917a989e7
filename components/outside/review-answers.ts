import { outdated, toFailure } from '#components/ui/network-failure.ts';
import type { ActionFailure, ActionResult } from '#core/shared/action-result.ts';

/** The quote that a comment refers to. */
export type Quoted = {
  readonly field: 'headline' | 'sapo' | 'body';
  readonly quote: string;
  readonly before: string;
  readonly after: string;
};

type Answer<T> = Promise<ActionResult<T>>;

/** The code of a link that is no longer valid. */
const goneCode = 'outside.not-found';

/** Poll interval for access and new comments. */
export const askAgainMs = 10_000;

/** The answer, or the failure that explains why there is none. */
export async function asked<T>(ask: () => Answer<T>): Answer<T> {
  try {
    return await ask();
  } catch (thrown) {
    return toFailure(thrown);
  }
}

/**
 * Whether the page must close: the link is no longer valid, or the page is of an older release whose actions
 * no longer exist.
 */
export function isOver({ code }: ActionFailure): boolean {
  return code === goneCode || code === outdated.code;
}
