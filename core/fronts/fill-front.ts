import type { ContainerKind, FrontStory } from './container-kind.ts';
import type { Layout, Placement } from './layout.ts';

/** A slot of a container with its story, placed by hand or automatically. */
export type Slot<S> = { readonly story: S; readonly placement: Placement | null };

type Filling = {
  readonly key: string;
  readonly kind: ContainerKind;
  readonly sectionIds: readonly string[];
  readonly layout: Layout;
};

/**
 * Fills a front. In each container, stories placed by hand come first in their order, and the newest suitable
 * stories fill the other slots. Each story occurs once on the front. `placed` are the placed stories that
 * readers may see now; a withdrawn or unpublished one leaves its slot to the next. Placed stories are
 * reserved before anything is filled automatically; of two placements the first container wins. `taken` are
 * already on the page. Sponsored stories are only placed by hand. A story whose picture is already shown
 * comes after all other candidates.
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
  const usedPictures = new Set<string>();
  const byHand = new Map(
    containers.map(({ key, kind, layout }) => [
      key,
      layout.isHidden ? [] : place({ kind, layout }, placed, used),
    ]),
  );
  return new Map(
    containers.map(({ key, kind, sectionIds, layout }) => {
      const first = byHand.get(key) ?? [];
      if (kind.showsPictures) for (const { story } of first) notePicture(story, usedPictures);
      if (layout.isHidden) return [key, first];
      const passedOver = new Set(layout.passedOver);
      const suiting = stories.filter(
        (story) =>
          story.format !== 'sponsored' &&
          !used.has(story.id) &&
          !passedOver.has(story.id) &&
          kind.suits(story, { locale, sectionIds }),
      );
      const offered = kind.showsPictures ? newPicturesFirst(suiting, usedPictures) : suiting;
      const wanted = kind.most - first.length;
      const chosen =
        kind.choose?.(offered, { wanted, isFirstFree: first.length === 0 }) ?? offered.slice(0, wanted);
      for (const { id } of chosen) used.add(id);
      if (kind.showsPictures) for (const story of chosen) notePicture(story, usedPictures);
      return [key, [...first, ...chosen.map((story) => ({ story, placement: null }))]];
    }),
  );
}

function place<S>(
  { kind, layout }: Pick<Filling, 'kind' | 'layout'>,
  placed: ReadonlyMap<string, S>,
  used: Set<string>,
): Slot<S>[] {
  const slots: Slot<S>[] = [];
  for (const placement of layout.placements) {
    const story = placed.get(placement.articleId);
    if (slots.length === kind.most || story === undefined || used.has(placement.articleId)) continue;
    used.add(placement.articleId);
    slots.push({ story, placement });
  }
  return slots;
}

function notePicture({ lead }: FrontStory, pictures: Set<string>): void {
  if (lead !== null) pictures.add(lead.id);
}

function newPicturesFirst<S extends FrontStory>(stories: readonly S[], used: ReadonlySet<string>): S[] {
  const seen = new Set(used);
  const repeated = new Set(
    stories.filter((story) => {
      if (story.lead === null) return false;
      if (seen.has(story.lead.id)) return true;
      notePicture(story, seen);
      return false;
    }),
  );
  return [...stories.filter((story) => !repeated.has(story)), ...repeated];
}
