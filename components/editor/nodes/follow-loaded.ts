import type { BlockCard } from './block-view.ts';

/** How long after something could not be had it is asked for again, in milliseconds. */
const askAgainMs = 5_000;

/**
 * Shows in a card what the id in one of its attributes stands for, now and whenever that is another. Null says that
 * there is nothing, and only an answer says so: what could not be had is asked for until it can.
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
