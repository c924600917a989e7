import { actionRow, COMMANDS, type Command } from '#core/articles/actions.ts';
import { mayLinkEdition, mayMarkTranslated } from '#core/articles/edition.ts';
import {
  type Ability,
  type ArticleFacts,
  abilitiesOf,
  isBreaking,
  isExpired,
  isSealed,
} from '#core/articles/policy.ts';
import type { Priority } from '#core/articles/priority.ts';
import { sealedContent } from '#core/articles/sealed-content.ts';
import type { PublicState, WorkState } from '#core/articles/states.ts';
import { percentsOf } from '#core/articles/text-shares.ts';
import type { VersionContent } from '#core/articles/version-content.ts';
import type { CheckPlan } from '#core/checks/check-plan.ts';
import type { CheckResult } from '#core/checks/run-checks.ts';
import type { Locale } from '#core/i18n/locales.ts';
import type { MediaView } from '#core/media/media-view.ts';
import type { Decision } from '#core/shared/decision.ts';
import { articleUrl } from '#core/urls.ts';
import type { Queryable } from '#db/client.ts';
import { type ArticleWithWork, getArticle } from '#db/queries/articles/articles.ts';
import { getNamesOf } from '#db/queries/desk/names-of.ts';
import { checkStory } from '../../checks/shared/check-story.ts';
import type { ActorContext } from '../../context.ts';
import { loadFacts } from './article-facts.ts';
import { type EditionView, loadEdition } from './edition-view.ts';
import { listKnownStories } from './known-stories.ts';
import type { JudgedArticle } from './require-read.ts';
import { contentOf, hashOf } from './version-content.ts';
import { afterSave, readUncut } from './working-copy.ts';

type Named = { readonly id: string; readonly name: string };

/** An article for the desk, with the actor's abilities. */
export type StoryView = {
  readonly id: string;
  readonly number: number;
  readonly locale: Locale;
  readonly slug: string;
  readonly version: number;
  readonly workState: WorkState;
  readonly publicState: PublicState;
  /** The public path, which works once the story is live. */
  readonly url: string;
  readonly content: VersionContent;
  readonly contentHash: string;
  readonly abilities: Readonly<Record<Ability, Decision>>;
  /** The percentages of new letters by author, while in review; null if they are not known. */
  readonly shares: readonly (Named & { readonly percent: number })[] | null;
  readonly priority: Priority;
  /** The deadline; null without one. */
  readonly dueAt: Date | null;
  readonly createdBy: Named;
  readonly savedAt: Date;
  readonly savedBy: Named | null;
  readonly claimedBy: Named | null;
  readonly claimExpiresAt: Date | null;
  readonly changesReason: string | null;
  readonly blockReason: string | null;
  readonly embargoUntil: Date | null;
  readonly expiresAt: Date | null;
  /** Expired for readers. */
  readonly isExpired: boolean;
  readonly schedule: { readonly publishAt: Date; readonly version: number } | null;
  /** The time of a missed schedule that the desk has not decided on yet. */
  readonly missedPublishAt: Date | null;
  /**
   * Set if text is newer than the approved, unpublished version: that version, and the people who wrote
   * since.
   */
  readonly newerText: { readonly approvedVersion: number; readonly by: readonly Named[] } | null;
  readonly liveVersion: number | null;
  readonly publishedAt: Date | null;
  readonly debtOpenedAt: Date | null;
  readonly breakingUntil: Date | null;
  readonly withdrawalNote: string | null;
  /** This person may not read the text; `content` is empty. */
  readonly isSealed: boolean;
  readonly byline: readonly Named[];
  readonly tags: readonly (Named & { readonly type: string; readonly slug: string })[];
  /** The pins that this person may read; the headline of another person's draft is hidden. */
  readonly pins: readonly { readonly id: string; readonly headline: string; readonly number: number }[];
  readonly lead: MediaView | null;
  /** The story in the other language. */
  readonly edition: EditionView | null;
  readonly mayLinkEdition: Decision;
  /** Whether this person may mark the translation as current. */
  readonly mayMarkTranslated: Decision;
  /** The required input of each action, so that clients need no table of their own. */
  readonly asks: Readonly<Record<Command, ReturnType<typeof actionRow>>>;
};

/** The view for the API and for the result of an action. */
export type ArticleView = StoryView & {
  /** The results of the checks of each stage ahead; empty if the text is sealed. */
  readonly checks: readonly CheckResult[];
};

const asks = Object.fromEntries(
  COMMANDS.map((command) => [command, actionRow(command)]),
) as ArticleView['asks'];

/**
 * Loads the view of an article; `plan` is the check plan of its working version, if it was just checked.
 * Throws `article.not-found`. Checks no permission; the caller does.
 */
export async function loadArticleView(
  ctx: ActorContext,
  q: Queryable,
  { articleId, plan = null }: { articleId: string; plan?: CheckPlan | null },
): Promise<ArticleView> {
  const found = await getArticle(q, articleId);
  return articleViewOf(ctx, q, { found: { ...found, facts: await loadFacts(q, found) }, plan });
}

/** The same for an article that was just loaded. */
export async function articleViewOf(
  ctx: ActorContext,
  q: Queryable,
  { found, plan = null }: { found: JudgedArticle; plan?: CheckPlan | null },
): Promise<ArticleView> {
  const view = await storyViewOf(ctx, q, found);
  const { id: articleId, locale, content, workState } = view;
  if (view.isSealed) return { ...view, checks: [] };
  const { results } = await checkStory(ctx, q, { story: { articleId, locale, content }, workState, plan });
  return { ...view, checks: results };
}

/** The same without checks. */
export async function storyViewOf(ctx: ActorContext, q: Queryable, found: JudgedArticle): Promise<StoryView> {
  const { article, working, live, schedule } = found;
  const facts = await factsAsWritten(ctx, q, found);
  const newer = facts.workState === 'draft' ? facts.newerText : null;
  const isHidden = isSealed(ctx.actor, article);
  const content = isHidden ? sealedContent(contentOf(working)) : contentOf(working);
  const [names, pins, edition] = await Promise.all([
    getNamesOf(q, namedIds(found, newer?.writerIds ?? [])),
    listKnownStories(ctx, q, working.pinIds),
    loadEdition(ctx, q, article.id),
  ]);
  const personNamed = (id: string | null): Named | null =>
    id === null ? null : { id, name: names.people.get(id)?.name ?? '' };
  return {
    id: article.id,
    number: article.number,
    locale: article.locale,
    slug: article.slug,
    version: working.number,
    workState: article.workState,
    publicState: article.publicState,
    url: articleUrl({ sectionSlug: found.sectionSlug, slug: article.slug, number: article.number }),
    content,
    contentHash: working.contentHash,
    abilities: abilitiesOf(ctx.actor, { facts, now: ctx.now(), policy: ctx.policy }),
    shares: facts.shares && percentsOf(facts.shares),
    priority: article.priority,
    dueAt: article.dueAt,
    createdBy: { id: article.createdBy, name: names.people.get(article.createdBy)?.name ?? '' },
    savedAt: article.savedAt,
    savedBy: personNamed(working.savedBy),
    claimedBy: personNamed(article.claimedBy),
    claimExpiresAt: article.claimExpiresAt,
    changesReason: article.changesReason,
    blockReason: article.blockReason,
    embargoUntil: article.embargoUntil,
    expiresAt: article.expiresAt,
    isExpired: isExpired(article, ctx.now()),
    schedule:
      schedule === null
        ? null
        : {
            publishAt: schedule.publishAt,
            version: names.versions.get(schedule.versionId) ?? working.number,
          },
    missedPublishAt: article.missedPublishAt,
    newerText: newer && {
      approvedVersion: newer.approvedNumber,
      by: named(newer.writerIds, names.people),
    },
    liveVersion: live?.number ?? null,
    publishedAt: article.publishedAt,
    debtOpenedAt: article.debtOpenedAt,
    breakingUntil: isBreaking(article, ctx.now()) ? article.breakingUntil : null,
    withdrawalNote: article.withdrawalNote,
    isSealed: isHidden,
    byline: named(working.bylineIds, names.people),
    tags: named(working.tagIds, names.tags),
    pins: named(working.pinIds, pins),
    lead: content.lead === null ? null : (names.media.get(content.lead.mediaId) ?? null),
    edition,
    mayLinkEdition: mayLinkEdition(ctx.actor, { facts, now: ctx.now(), policy: ctx.policy }),
    mayMarkTranslated: mayMarkTranslated(ctx.actor, { facts, now: ctx.now(), policy: ctx.policy }),
    asks,
  };
}

/** The values in the order of the ids; missing ones are omitted. */
function named<T>(ids: readonly string[], byId: ReadonlyMap<string, T>): T[] {
  return ids.map((id) => byId.get(id)).filter((thing) => thing !== undefined);
}

function namedIds(
  { article, working, schedule }: ArticleWithWork,
  writerIds: readonly string[],
): Parameters<typeof getNamesOf>[1] {
  const people = [
    ...[article.createdBy, article.claimedBy, working.savedBy, ...working.bylineIds, ...writerIds],
  ];
  return {
    people: people.filter((id) => id !== null),
    tags: working.tagIds,
    media: working.lead === null ? [] : [working.lead.mediaId],
    versions: schedule === null ? [] : [schedule.versionId],
  };
}

/**
 * The facts by which the next action will be decided, because every action first cuts a version of newer
 * text. So the buttons of a page and the API's `abilities` agree with the result of the action.
 */
async function factsAsWritten(
  ctx: ActorContext,
  q: Queryable,
  { facts, ...found }: JudgedArticle,
): Promise<ArticleFacts> {
  const uncut = await readUncut(ctx, q, found);
  if (uncut === null) return facts;
  const content = uncut.content ?? contentOf(found.working);
  const number = found.article.workingNumber + 1;
  const after = await loadFacts(q, {
    ...found,
    article: { ...found.article, ...afterSave(found, content), workingNumber: number },
    working: { ...found.working, ...content, id: ctx.newId(), number, contentHash: hashOf(content) },
  });
  const withWriters = (ids: readonly string[]) => [...new Set([...ids, ...uncut.writerIds])];
  const { newerText } = after;
  return {
    ...after,
    contributorIds: withWriters(after.contributorIds),
    newerText: newerText && { ...newerText, writerIds: withWriters(newerText.writerIds) },
  };
}
