import type { BlockCard } from './block-view.ts';

/** Retry delay after a failed load, in milliseconds. */
const askAgainMs = 5_000;

/**
 * Shows in a card the object whose id is in one of its attributes, and follows changes of the id. Null means
 * that the object does not exist. Failed loads are retried until there is an answer.
 */
export function followLoaded<T>(
  card: BlockCard,
  {
    attribute,
    load,
    show,
  }: { attribute: string; load: (id: string) => Promise<T | null>; show: (found: T | null) => void },
): void {
  let wantedId = '';
  const isWanted = (id: string) => !card.isGone() && id === wantedId;
  const bring = (id: string) => {
    load(id).then(
      (found) => {
        if (isWanted(id)) show(found);
      },
      () => {
        setTimeout(() => {
          if (isWanted(id)) bring(id);
        }, askAgainMs);
      },
    );
  };
  card.follow(({ attrs }) => {
    const id = String(attrs[attribute]);
    if (id === wantedId) return;
    wantedId = id;
    bring(id);
  });
}
