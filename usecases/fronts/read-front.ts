import type { PublicStory } from '#core/articles/public-story.ts';
import type { Slot } from '#core/fronts/fill-front.ts';
import { mayCurate, mayReadFronts } from '#core/fronts/front-policy.ts';
import type { ContainerScreen, FrontItem, FrontScreen, PlacedItem } from '#core/fronts/front-screen.ts';
import type { Placement } from '#core/fronts/layout.ts';
import type { MediaItem } from '#core/media/media-item.ts';
import { requireAllowed } from '#core/shared/decision.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import {
  listFrontContainers,
  listFrontDrafts,
  listPlaceableByIds,
  type PlaceableRow,
} from '#db/queries/fronts/fronts.ts';
import { listMediaByIds } from '#db/queries/media/media.ts';
import { listUnsealedIds } from '../articles/shared/known-stories.ts';
import { type Context, requireActor } from '../context.ts';
import { mediaItemOf } from '../media/shared/media-item-of.ts';
import { loadSiteSettings } from '../shared/load-site-settings.ts';
import { fillHome } from './shared/fill-home.ts';
import { frontAge } from './shared/front-age.ts';
import { frontInput } from './shared/front-place.ts';

/**
 * A front in the layout editor: the actor's drafts, the automatic stories, other editors, and its age. A
 * placed story that they may not read appears without its headline. Throws `front.not-found`,
 * `action.not-your-role`.
 */
export async function readFront(context: Context, raw: unknown): Promise<FrontScreen> {
  const ctx = requireActor(context);
  const { front } = parseInput(frontInput, raw);
  requireAllowed(mayReadFronts(ctx.actor));
  const [settings, launched, drafts] = await Promise.all([
    loadSiteSettings(ctx.db),
    listFrontContainers(ctx.db, front),
    listFrontDrafts(ctx.db, front),
  ]);
  const own = new Map(
    drafts.filter(({ personId }) => personId === ctx.actor.id).map((draft) => [draft.container, draft]),
  );
  const filled = await fillHome(ctx, settings, new Map([...own].map(([key, { layout }]) => [key, layout])));
  // The age is that of the public front, not of the drafts.
  const age = await frontAge(ctx, settings, own.size === 0 ? filled : undefined);
  const laidOut = filled.containers.flatMap(({ layout }) => layout);
  const ids = laidOut.flatMap(({ placements, passedOver }) => [
    ...placements.map(({ articleId }) => articleId),
    ...passedOver,
  ]);
  const facts = new Map((await listPlaceableByIds(ctx.db, ids)).map((row) => [row.id, row]));
  const readable = await listUnsealedIds(ctx, ctx.db, [...facts.keys()]);
  const media = await listMediaByIds(
    ctx.db,
    laidOut.flatMap(({ placements }) => placements.flatMap(({ mediaId }) => mediaId ?? [])),
  );
  const pictures = new Map(media.map((row) => [row.id, mediaItemOf(row)]));

  const onPage = new Set(
    [
      ...filled.breaking,
      ...[...filled.slots.values()].flatMap((slots) => slots.map(({ story }) => story)),
    ].map(({ id }) => id),
  );

  const containers = filled.containers.map((container): ContainerScreen => {
    const { key, kind, sectionId, layout } = container;
    const now = launched.find((row) => row.container === key);
    const revision = now?.revision ?? 0;
    const draft = own.get(key);
    const right = mayCurate(ctx.actor, container);
    const section = filled.sections.find(({ id }) => id === sectionId);
    const slots = filled.slots.get(key) ?? [];
    return {
      ...{ key, kind: kind.name, most: kind.most, revision, isHidden: layout.isHidden },
      sectionName: section?.name ?? null,
      sectionNameEn: section?.nameEn ?? null,
      sectionSlug: section?.slug ?? null,
      mayCurate: right.ok,
      why: right.ok ? null : right.why,
      launchedAt: now?.launchedAt ?? null,
      launchedByName: now?.launchedByName ?? null,
      draft: draft
        ? {
            edit: draft.edit,
            baseRevision: draft.baseRevision,
            savedAt: draft.savedAt,
            isStale: draft.baseRevision !== revision,
          }
        : null,
      others: drafts
        .filter(({ container: other, personId }) => other === key && personId !== ctx.actor.id)
        .map(({ personName, savedAt }) => ({ name: personName, savedAt })),
      placed: layout.placements.map((placement) =>
        placedItem(placement, { facts, readable, pictures, slots, onPage }),
      ),
      filled: slots.filter(({ placement }) => placement === null).map(({ story }) => itemOfStory(story)),
      passedOver: layout.passedOver.flatMap((id) => {
        const row = facts.get(id);
        return row ? [itemOf(row, readable)] : [];
      }),
    };
  });
  const breaking = filled.breaking.map((story) => ({
    ...itemOfStory(story),
    breakingUntil: story.breakingUntil,
  }));
  return { ...age, breaking, containers };
}

function placedItem(
  placement: Placement,
  {
    facts,
    readable,
    pictures,
    slots,
    onPage,
  }: {
    facts: ReadonlyMap<string, PlaceableRow>;
    readable: ReadonlySet<string>;
    pictures: ReadonlyMap<string, MediaItem>;
    slots: readonly Slot<PublicStory>[];
    onPage: ReadonlySet<string>;
  },
): PlacedItem {
  const { articleId, mediaId } = placement;
  const row = facts.get(articleId);
  const mayRead = row !== undefined && readable.has(articleId);
  const isShown = slots.some((slot) => slot.placement !== null && slot.story.id === articleId);
  return {
    ...(row ? itemOf(row, readable) : { articleId, headline: null, sectionName: '', sectionNameEn: '' }),
    placement: mayRead ? placement : { articleId },
    state: isShown ? 'shown' : stateOf(row, onPage),
    publishAt: mayRead && row.publishMs !== null ? new Date(row.publishMs) : null,
    picture: mayRead && mediaId !== undefined ? (pictures.get(mediaId) ?? null) : null,
  };
}

function stateOf(row: PlaceableRow | undefined, onPage: ReadonlySet<string>): PlacedItem['state'] {
  if (row?.isPublic) return onPage.has(row.id) ? 'elsewhere' : 'waiting';
  return row?.publicState === 'none' || row?.publicState === 'scheduled' ? 'coming' : 'gone';
}

function itemOf(row: PlaceableRow, readable: ReadonlySet<string>): FrontItem {
  const { id, headline, sectionName, sectionNameEn } = row;
  const mayRead = readable.has(id);
  return {
    articleId: id,
    headline: mayRead ? headline : null,
    sectionName: mayRead ? sectionName : '',
    sectionNameEn: mayRead ? sectionNameEn : '',
  };
}

function itemOfStory({ id, headline, section }: PublicStory): FrontItem {
  return { articleId: id, headline, sectionName: section.name, sectionNameEn: section.nameEn };
}
