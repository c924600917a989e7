import { type CoverageState, coverageState } from '#core/live/entry-states.ts';
import type { LiveAct } from '#core/live/live-acts.ts';
import { type EntryFacts, type LiveFacts, mayLive, mayReadLiveDesk } from '#core/live/live-policy.ts';
import type { Actor } from '#core/people/roles.ts';
import { requireAllowed } from '#core/shared/decision.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import type { Queryable, Transaction } from '#db/client.ts';
import type { ArticleWithWork } from '#db/queries/articles/articles.ts';
import {
  type CoverageRow,
  type EntryRow,
  type EntryWithText,
  findCoverage,
  findEntry,
} from '#db/queries/live/live.ts';
import { loadFacts } from '../../articles/shared/article-facts.ts';
import { publishDue } from '../../articles/shared/publish-due.ts';
import type { ActorContext } from '../../context.ts';

/** A live story with its coverage, and the facts of both for the policy. */
export type LiveStory = {
  readonly found: ArticleWithWork;
  readonly coverage: CoverageRow | null;
  readonly facts: Omit<LiveFacts, 'entry'>;
};

/**
 * Locks the live story until the transaction ends, so that changes of entries and a withdrawal of the story
 * are serialised. Throws `article.not-found` also for people who may not know of it, before anything about
 * its entries.
 */
export async function lockLiveStory(
  ctx: ActorContext,
  tx: Transaction,
  articleId: string,
): Promise<LiveStory> {
  const story = await liveStoryOf(tx, await publishDue(ctx, tx, articleId));
  requireAllowed(mayReadLiveDesk(ctx.actor, story.facts.article, ctx.now()));
  return story;
}

/** The same for an article that was already loaded. */
export async function liveStoryOf(q: Queryable, found: ArticleWithWork): Promise<LiveStory> {
  const coverage = await findCoverage(q, found.article.id);
  const state: CoverageState = coverageState(coverage);
  const { format } = found.live ?? found.working;
  return { found, coverage, facts: { article: await loadFacts(q, found), format, coverage: state } };
}

/** Throws the policy's reason; `article.not-found` for people who may not know of the story. */
export function requireLive(
  ctx: ActorContext,
  act: LiveAct,
  { facts, coverage, entry = null }: LiveStory & { entry?: EntryRow | null },
): void {
  requireAllowed(
    mayLive(ctx.actor, act, {
      facts: { ...facts, entry: entry && entryFacts(entry, coverage) },
      now: ctx.now(),
    }),
  );
}

/** The facts of an entry for the policy. */
export function entryFacts(
  entry: Pick<EntryRow, 'id' | 'createdBy' | 'state'>,
  coverage: CoverageRow | null,
): EntryFacts {
  return {
    createdBy: entry.createdBy,
    state: entry.state,
    isPinned: coverage?.pinnedEntryId === entry.id,
  };
}

/** The facts of a new entry for the policy. */
export function newEntry(actor: Actor, id: string): Pick<EntryRow, 'id' | 'createdBy' | 'state'> {
  return { id, createdBy: actor.id, state: 'draft' };
}

/** An entry of this story. Throws `live.entry-not-found`, also for an entry of another story. */
export async function getEntryOf(q: Queryable, articleId: string, entryId: string): Promise<EntryWithText> {
  const found = await findEntry(q, entryId);
  if (found?.entry.articleId !== articleId) throw new DomainError('live.entry-not-found');
  return found;
}
