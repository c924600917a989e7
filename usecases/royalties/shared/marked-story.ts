import { currentBody } from '#core/document/upgrade-body.ts';
import { photosOf } from '#core/royalties/photos-of.ts';
import { type Holder, holderKey, holdersOf, type SuggestedHolder } from '#core/royalties/royalty-holders.ts';
import { openMonthFrom, type RoyaltyMonth, royaltyMonthOf } from '#core/royalties/royalty-month.ts';
import { mayMarkStory } from '#core/royalties/royalty-policy.ts';
import type { Award } from '#core/royalties/royalty-rates.ts';
import { requireAllowed } from '#core/shared/decision.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import type { Queryable } from '#db/client.ts';
import { getVersion } from '#db/queries/articles/articles.ts';
import {
  listClosedMonths,
  listMarksOf,
  listRoyaltyPeople,
  listUploaders,
  readRates,
} from '#db/queries/royalties/royalties.ts';
import { findRoyaltyStory } from '#db/queries/royalties/royalty-lists.ts';
import { getSectionPath } from '#db/queries/sections/section-paths.ts';
import type { ActorContext } from '../../context.ts';

export type StoredMark = Awaited<ReturnType<typeof listMarksOf>>[number];

/** A payable item with its entry and later corrections. */
export type HolderWithMark = Holder & {
  readonly key: string;
  readonly name: string;
  readonly suggested: Award;
  readonly mark: StoredMark | null;
  /** Its corrections in later months, oldest first. */
  readonly adjustments: readonly StoredMark[];
  /** The sum of the entry and its corrections; null without an entry. */
  readonly current: Award | null;
};

export type MarkedStory = {
  readonly articleId: string;
  readonly number: number;
  readonly versionId: string;
  readonly headline: string;
  readonly publishedAt: Date;
  /** False for a story that is no longer public: entries can then only be corrected, not added. */
  readonly isPublic: boolean;
  /** The month to which a new entry or a correction is booked. */
  readonly month: RoyaltyMonth;
  readonly closedMonths: ReadonlySet<RoyaltyMonth>;
  readonly holders: readonly HolderWithMark[];
};

/**
 * A public story with all payable items, including existing entries for people who are no longer in the
 * byline. Throws `article.not-found` if it is not public and has no entry, `action.not-your-desk`,
 * `action.not-your-role`.
 */
export async function loadMarkedStory(
  ctx: ActorContext,
  q: Queryable,
  articleId: string,
): Promise<MarkedStory> {
  const story = await findRoyaltyStory(q, articleId);
  if (story === null) throw new DomainError('article.not-found');
  const desk = await getSectionPath(q, story.sectionId);
  requireAllowed(
    mayMarkStory(
      ctx.actor,
      desk.map(({ id }) => id),
    ),
  );
  const version = await getVersion(q, story.versionId);
  const photos = photosOf({ lead: version.lead, body: currentBody(version.body) });
  const uploaders = new Map(
    (
      await listUploaders(
        q,
        photos.map(({ mediaId }) => mediaId),
      )
    ).map(({ id, uploadedBy }) => [id, uploadedBy]),
  );
  const people = await listRoyaltyPeople(q);
  const marks = await listMarksOf(q, articleId);
  const closedMonths = await listClosedMonths(q);
  const suggested = holdersOf(
    {
      format: version.format,
      bylineIds: version.bylineIds,
      photos: photos
        .filter(({ mediaId }) => uploaders.has(mediaId))
        .map((photo) => ({ ...photo, uploadedBy: uploaders.get(photo.mediaId) ?? null })),
    },
    { people, rates: await readRates(q) },
  );
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return {
    articleId,
    number: story.number,
    versionId: story.versionId,
    headline: story.isSealed ? '' : version.headline,
    publishedAt: story.publishedAt,
    isPublic: story.isPublic,
    month: openMonthFrom(royaltyMonthOf(story.publishedAt, ctx.site.timeZone), closedMonths),
    closedMonths,
    holders: joined(suggested, marks, names).filter(({ mark }) => story.isPublic || mark !== null),
  };
}

function joined(
  suggested: readonly SuggestedHolder[],
  marks: readonly StoredMark[],
  names: ReadonlyMap<string, string>,
): HolderWithMark[] {
  const own = marks.filter(({ adjustsId }) => adjustsId === null);
  const byKey = new Map(own.map((mark) => [holderKey(mark), mark]));
  const holderOf = (holder: Holder & { suggested: Award }, mark: StoredMark | null): HolderWithMark => {
    const adjustments = mark === null ? [] : marks.filter(({ adjustsId }) => adjustsId === mark.id);
    // An existing entry keeps its recipient even if the credit has changed since.
    const { personId, creditName } = mark ?? holder;
    return {
      ...holder,
      personId,
      creditName,
      key: holderKey(holder),
      name: personId === null ? (creditName ?? '') : (names.get(personId) ?? ''),
      mark,
      adjustments,
      current: mark === null ? null : sum([mark, ...adjustments]),
    };
  };
  const named = suggested.map((holder) => holderOf(holder, byKey.get(holderKey(holder)) ?? null));
  const keys = new Set(named.map(({ key }) => key));
  const left = own
    .filter((mark) => !keys.has(holderKey(mark)))
    .map((mark) => holderOf({ ...mark, suggested: { pointTenths: 0, amountDong: 0 } }, mark));
  return [...named, ...left];
}

function sum(awards: readonly Award[]): Award {
  return {
    pointTenths: awards.reduce((all, { pointTenths }) => all + pointTenths, 0),
    amountDong: awards.reduce((all, { amountDong }) => all + amountDong, 0),
  };
}
