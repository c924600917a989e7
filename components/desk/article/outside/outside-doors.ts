import type { OutsideLinkItem, OutsideLinkKind } from '#core/outside/outside-link.ts';
import type { ActionResult } from '#core/shared/action-result.ts';

type Answer<T> = Promise<ActionResult<T>>;

export type NewLink = {
  readonly kind: OutsideLinkKind;
  readonly label: string;
  readonly hours: number;
  readonly singleUse: boolean;
};

/** The server actions of outside links. */
export type OutsideDoors = {
  readonly linksOf: (
    articleId: string,
    cursor?: string,
  ) => Answer<{ items: OutsideLinkItem[]; nextCursor: string | null }>;
  readonly makeLink: (
    input: NewLink & { articleId: string; id: string },
  ) => Answer<OutsideLinkItem & { url: string }>;
  readonly revokeLink: (articleId: string, linkId: string) => Answer<unknown>;
};
