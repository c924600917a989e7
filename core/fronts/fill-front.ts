import type { ContainerKind, FrontStory } from './container-kind.ts';
import type { Layout, Placement } from './layout.ts';

/** A place in a container with what stands there: put there by hand, or come by itself. */
export type Slot<S> = { readonly story: S; readonly placement: Placement | null };

type Filling = {
  readonly key: string;
  readonly kind: ContainerKind;
  readonly sectionIds: readonly string[];
  readonly layout: Layout;
};

/**
 * Fills a front: in each container what was placed by hand stands on top in its order, and the newest stories that suit
 * it fill what is left, each story once on the whole front. `placed` are those of the placed stories that readers may see
 * now: one that is withdrawn, or not out yet, leaves its slot to the next. What is placed anywhere is kept for its
 * place before anything fills itself; of two places the first container has it. `taken` stand on the page already. What
 * somebody paid for comes in by hand alone.
 */
export function fillFront<S extends FrontStory>({
  containers,
  stories,
  placed,
  taken,
  locale,
}: {
  containers: readonly Filling[];
  /** Candidates, newest first. */
  stories: readonly S[];
  placed: ReadonlyMap<string, S>;
  taken: ReadonlySet<string>;
  locale: string;
}): ReadonlyMap<string, readonly Slot<S>[]> {
  const used = new Set(taken);
  const byHand = new Map(
    containers.map(({ key, kind, layout }) => [
      key,
      layout.isHidden ? [] : place(kind, layout, placed, used),
    ]),
  );
  return new Map(
    containers.map(({ key, kind, sectionIds, layout }) => {
      const first = byHand.get(key) ?? [];
      if (layout.isHidden) return [key, first];
      const passedOver = new Set(layout.passedOver);
      const suiting = stories.filter(
        (story) =>
          story.format !== 'sponsored' &&
          !used.has(story.id) &&
          !passedOver.has(story.id) &&
          kind.suits(story, { locale, sectionIds }),
      );
      const wanted = kind.most - first.length;
      const chosen =
        kind.choose?.(suiting, { wanted, isFirstFree: first.length === 0 }) ?? suiting.slice(0, wanted);
      for (const { id } of chosen) used.add(id);
      return [key, [...first, ...chosen.map((story) => ({ story, placement: null }))]];
    }),
  );
}

function place<S>(
  { most }: ContainerKind,
  { placements }: Layout,
  placed: ReadonlyMap<string, S>,
  used: Set<string>,
): Slot<S>[] {
  const slots: Slot<S>[] = [];
  for (const placement of placements) {
    const story = placed.get(placement.articleId);
    if (slots.length === most || story === undefined || used.has(placement.articleId)) continue;
    used.add(placement.articleId);
    slots.push({ story, placement });
  }
  return slots;
}
