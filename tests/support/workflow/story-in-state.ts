import { blankContent } from '#core/articles/blank-content.ts';
import type { Database } from '#db/client.ts';
import {
  insertApproval,
  insertArticle,
  insertVersion,
  putSchedule,
  updateArticle,
} from '#db/queries/articles/articles.ts';
import { newId } from '#platform/time/new-id.ts';
import { hashOf } from '#usecases/articles/shared/version-content.ts';
import type { Place } from './expected-answer.ts';
import { bodyOf } from './newsroom.ts';
import type { W } from './table.ts';

/** Every reachable pair of states; no story has any other pair. */
export const PLACES: readonly Place[] = [
  ...(['draft', 'hold', 'spiked'] as const).map((w): Place => ({ w, p: 'none', isPrivate: true })),
  ...(
    [
      ['none', ['draft', 'in_review', 'changes_requested', 'approved', 'hold', 'spiked']],
      // A scheduled story cannot be spiked.
      ['scheduled', ['draft', 'in_review', 'changes_requested', 'approved', 'hold']],
      // A live or withheld story cannot be put on hold.
      ['live', ['draft', 'in_review', 'changes_requested', 'approved']],
      ['withheld', ['draft', 'in_review', 'changes_requested', 'approved']],
      // On hold: killed while it was scheduled.
      ['killed', ['draft', 'in_review', 'changes_requested', 'approved', 'hold']],
      ['taken_down', ['draft', 'in_review', 'changes_requested', 'approved']],
    ] as const
  ).flatMap(([p, works]) => works.map((w): Place => ({ w, p, isPrivate: false }))),
];

/** The state in which the hold or spike of these stories began. */
export const PARKED_FROM: W = 'draft';
/** The due time of a scheduled story. */
export const DUE = new Date('2999-06-01T00:00:00Z');

export type StoryOf = {
  readonly sectionId: string;
  readonly tagIds: readonly string[];
  /** The author of the whole text. */
  readonly writerId: string;
  readonly bylineIds: readonly string[];
  readonly headline: string;
};

/**
 * Creates a story in a state by rows alone. Its text passes every check; an older version is what readers
 * have, had or are to have, and a newer one is in work. Of the projections only the desk's lists include it.
 */
export async function putStory(
  db: Database,
  place: Place,
  { sectionId, tagIds, writerId, bylineIds, headline }: StoryOf,
): Promise<{ id: string; versionIds: readonly string[] }> {
  const id = newId();
  // Long ago, so that it sorts below all other stories of a newsroom.
  const then = new Date('2020-01-02T03:00:00Z');
  const versionOf = (number: number) => {
    const content = blankContent(sectionId, {
      headline,
      sapo: `Nông dân ba huyện ven biển gieo giống lúa ngắn ngày để kịp thu hoạch, lần ${number}.`,
      bylineIds: [...bylineIds],
      tagIds: [...tagIds],
      body: bodyOf('Cánh đồng đầu tháng ba khô trắng.', 'Nước mặn năm nay đến sớm hơn hai tuần.'),
    });
    return {
      ...content,
      id: newId(),
      articleId: id,
      number,
      baseNumber: number - 1,
      reason: 'saved' as const,
      savedBy: writerId,
      contributorIds: [writerId],
      savedAt: then,
      contentHash: hashOf(content),
    };
  };
  const first = versionOf(1);
  const versions = place.p === 'none' ? [first] : [first, versionOf(2)];
  const approved = [
    ...(place.p === 'none' ? [] : [first]),
    ...(place.w === 'approved' ? versions.slice(-1) : []),
  ];
  const wasLive = !(place.p === 'none' || place.p === 'scheduled' || place.w === 'hold');
  await db.transaction(async (tx) => {
    await insertArticle(tx, {
      article: {
        id,
        locale: 'vi',
        slug: 'bai-de-thu',
        sectionId,
        workState: 'draft',
        publicState: 'none',
        workingNumber: 1,
        createdBy: writerId,
        createdAt: then,
        savedAt: then,
        submittedAt: place.isPrivate ? null : then,
      },
      version: first,
    });
    for (const version of versions.slice(1)) await insertVersion(tx, { version, changes: {} });
    for (const version of approved) {
      await insertApproval(tx, {
        id: newId(),
        articleId: id,
        versionId: version.id,
        contentHash: version.contentHash,
        kind: 'approval',
        approvedBy: writerId,
        approvedAt: then,
      });
    }
    if (place.p === 'scheduled')
      await putSchedule(tx, { articleId: id, versionId: first.id, publishAt: DUE, approvedBy: writerId });
    await updateArticle(tx, id, {
      workState: place.w,
      publicState: place.p,
      stateBefore: place.w === 'hold' || place.w === 'spiked' ? PARKED_FROM : null,
      ...(place.p === 'scheduled' && { publishedAt: DUE }),
      ...(wasLive && { liveVersionId: first.id, publishedAt: then, firstPublishedAt: then }),
    });
  });
  return { id, versionIds: versions.map((version) => version.id) };
}
