import { isSealed, mayReadUnpublished, type ReadingFacts } from '#core/articles/policy.ts';
import { type AuditStory, listAuditStories } from '#db/queries/audit/audit-subjects.ts';
import { getSectionPath } from '#db/queries/sections/section-paths.ts';
import type { ActorContext } from '../../context.ts';

/** A story in the audit; `headline` is null if the person may not read it. */
export type KnownStory = {
  readonly number: number;
  readonly headline: string | null;
  readonly facts: ReadingFacts;
};

/** These stories by id, each with its headline only if this person may read it. */
export async function storiesOf(
  ctx: ActorContext,
  ids: Iterable<string>,
): Promise<ReadonlyMap<string, KnownStory>> {
  const desks = new Map<string, readonly string[]>();
  const known = new Map<string, KnownStory>();
  for (const story of await listAuditStories(ctx.db, [...new Set(ids)])) {
    const deskIds = desks.get(story.sectionId) ?? (await deskIdsOf(ctx, story));
    desks.set(story.sectionId, deskIds);
    const facts = { ...story, deskIds };
    const reads = mayReadUnpublished(ctx.actor, facts).ok && !isSealed(ctx.actor, facts);
    known.set(story.id, { number: story.number, headline: reads ? story.headline : null, facts });
  }
  return known;
}

async function deskIdsOf(ctx: ActorContext, { sectionId }: AuditStory): Promise<string[]> {
  return (await getSectionPath(ctx.db, sectionId)).map(({ id }) => id);
}
