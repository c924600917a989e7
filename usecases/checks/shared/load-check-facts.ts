import type { VersionContent } from '#core/articles/version-content.ts';
import type { CheckFacts, FactName, LinkFact } from '#core/checks/check-facts.ts';
import { noFacts } from '#core/checks/check-facts.ts';
import { checkedLinks } from '#core/checks/checked-links.ts';
import { checkNamed } from '#core/checks/checks.ts';
import { nearHeadlineQueries } from '#core/checks/near-headline-queries.ts';
import { type OwnLink, ownLink } from '#core/checks/own-link.ts';
import { photoIds } from '#core/checks/photo-ids.ts';
import type { ResolvedRule } from '#core/checks/resolve-rules.ts';
import type { Locale } from '#core/i18n/locales.ts';
import { dayMs } from '#core/shared/day-ms.ts';
import { isUuid } from '#core/shared/is-uuid.ts';
import { foldedWords, wordOverlap } from '#core/text/word-overlap.ts';
import type { Queryable } from '#db/client.ts';
import { listLeadUses } from '#db/queries/articles/lead-uses.ts';
import { listNearDeskHeadlines, listNearPublicHeadlines } from '#db/queries/articles/near-headlines.ts';
import { listLivingPaths } from '#db/queries/articles/own-links.ts';
import { findTranslation } from '#db/queries/articles/translations.ts';
import { countOpenSuggestions } from '#db/queries/articles/working-copies.ts';
import { listLinkChecks } from '#db/queries/checks/link-checks.ts';
import { listEndedRights } from '#db/queries/media/media.ts';
import type { SectionRow } from '#db/queries/sections/sections.ts';
import { listMergedTags } from '#db/queries/tags/resolve-merged-tags.ts';
import { sha256 } from '#platform/text/hash.ts';
import type { ActorContext } from '../../context.ts';
import { siteToday } from '../../media/shared/require-rights.ts';
import { idsUnder, pathOf } from './section-paths.ts';

/** A text to check, and its story. */
export type CheckedStory = {
  /** Null for a story that does not exist yet. */
  readonly articleId: string | null;
  readonly locale: Locale;
  readonly content: VersionContent;
  /** Set if the caller has counted them. */
  readonly openSuggestions?: number;
};

/**
 * Loads the facts that the active checks need. Queries only the database: a job has stored the state of
 * linked pages. Other stories are included only as far as the actor may read them.
 */
export async function loadCheckFacts(
  ctx: ActorContext,
  q: Queryable,
  {
    story,
    rules,
    sections,
  }: { story: CheckedStory; rules: readonly ResolvedRule[]; sections: readonly SectionRow[] },
): Promise<CheckFacts> {
  const needed = neededFacts(rules);
  const asked = { story, rules, sections };
  const when = <T>(name: FactName, load: () => Promise<T>) => (needed.has(name) ? load() : undefined);
  const [links, leadUses, nearHeadlines, endedRights, openSuggestions, tagReplacements, translation] =
    await Promise.all([
      when('links', () => loadLinks(ctx, q, story.content)),
      when('leadUses', () => loadLeadUses(ctx, q, asked)),
      when('nearHeadlines', () => loadNearHeadlines(ctx, q, asked)),
      when('endedRights', () => loadEndedRights(ctx, q, story.content)),
      when('openSuggestions', () => loadOpenSuggestions(q, story)),
      when('tagReplacements', () => listMergedTags(q, story.content.tagIds.filter(isUuid))),
      when('translation', () => loadTranslation(q, story)),
    ]);
  return {
    ...noFacts(ctx.now().getTime()),
    sectionIds: sections.map(({ id }) => id),
    ...(links !== undefined && { links }),
    ...(leadUses !== undefined && { leadUses }),
    ...(nearHeadlines !== undefined && { nearHeadlines }),
    ...(endedRights !== undefined && { endedRights }),
    ...(openSuggestions !== undefined && { openSuggestions }),
    ...(tagReplacements !== undefined && { tagReplacements }),
    ...(translation !== undefined && { translation }),
  };
}

type Asked = {
  readonly story: CheckedStory;
  readonly rules: readonly ResolvedRule[];
  readonly sections: readonly SectionRow[];
};

function neededFacts(rules: readonly ResolvedRule[]): ReadonlySet<FactName> {
  return new Set(rules.filter(({ level }) => level !== 'off').flatMap(({ name }) => checkNamed(name).needs));
}

async function loadLinks(
  ctx: ActorContext,
  q: Queryable,
  { body }: VersionContent,
): Promise<CheckFacts['links']> {
  const urls = checkedLinks(body);
  const own = new Map<string, OwnLink>();
  for (const url of urls) {
    const link = ownLink(url, ctx.site.url);
    if (link !== null) own.set(url, link);
  }
  const targets = [...own.values()].flatMap((link) => ('path' in link ? [link] : []));
  const living = await listLivingPaths(q, targets);
  const outside = urls.filter((url) => !own.has(url));
  const known = new Map(
    (await listLinkChecks(q, outside.map(sha256))).map(({ url, outcome }) => [url, outcome]),
  );
  const facts = urls.map((url): [string, LinkFact] => {
    const link = own.get(url);
    if (link === undefined) return [url, { isOwn: false, state: known.get(url) ?? 'unchecked' }];
    const isAlive = link.kind === 'always' || ('path' in link && living.has(link.path));
    return [url, { isOwn: true, state: isAlive ? 'alive' : 'dead' }];
  });
  return Object.fromEntries(facts);
}

async function loadLeadUses(
  ctx: ActorContext,
  q: Queryable,
  { story, rules }: Asked,
): Promise<CheckFacts['leadUses']> {
  const { lead } = story.content;
  if (lead === null) return null;
  const since = daysAgo(ctx, largest(rules, 'lead-unused', 'days'));
  const asked = { actor: ctx.actor, mediaId: lead.mediaId, exceptId: story.articleId, since };
  return { of: lead.mediaId, stories: await listLeadUses(q, asked) };
}

async function loadNearHeadlines(
  ctx: ActorContext,
  q: Queryable,
  { story, rules, sections }: Asked,
): Promise<CheckFacts['nearHeadlines']> {
  const { headline, sectionId } = story.content;
  // The comparison rounds to whole percent, so up to half a percent less may count.
  const overlap = (smallest(rules, 'headline-distinct', 'overlap') - 0.5) / 100;
  const tsqueries = nearHeadlineQueries(headline, overlap);
  if (tsqueries.length === 0) return null;
  const since = daysAgo(ctx, largest(rules, 'headline-distinct', 'days'));
  const asked = { tsqueries, locale: story.locale, exceptId: story.articleId };
  const desk = pathOf(sectionId, sections).at(-1);
  const sectionIds = desk === undefined ? [] : idsUnder(desk, sections);
  const found = await Promise.all([
    listNearPublicHeadlines(q, { ...asked, since }),
    listNearDeskHeadlines(q, { ...asked, actor: ctx.actor, sectionIds }),
  ]);
  const words = foldedWords(headline);
  const isNear = (other: string) => wordOverlap(words, foldedWords(other)) >= overlap;
  return { of: headline, stories: found.flat().filter((story) => isNear(story.headline)) };
}

async function loadEndedRights(
  ctx: ActorContext,
  q: Queryable,
  content: VersionContent,
): Promise<CheckFacts['endedRights']> {
  // A client may send any text as a photo id.
  const ids = photoIds(content).filter(isUuid);
  return listEndedRights(q, { ids, today: siteToday(ctx) });
}

async function loadOpenSuggestions(
  q: Queryable,
  { articleId, openSuggestions }: CheckedStory,
): Promise<number> {
  if (openSuggestions !== undefined) return openSuggestions;
  if (articleId === null) return 0;
  return (await countOpenSuggestions(q, [articleId])).get(articleId) ?? 0;
}

async function loadTranslation(
  q: Queryable,
  { articleId }: CheckedStory,
): Promise<CheckFacts['translation']> {
  if (articleId === null) return null;
  return (await findTranslation(q, { articleId, of: 'working' }))?.state ?? null;
}

function daysAgo(ctx: ActorContext, days: number): Date {
  return new Date(ctx.now().getTime() - days * dayMs);
}

function largest(rules: readonly ResolvedRule[], name: ResolvedRule['name'], parameter: string): number {
  return Math.max(...valuesOf(rules, name, parameter));
}

function smallest(rules: readonly ResolvedRule[], name: ResolvedRule['name'], parameter: string): number {
  return Math.min(...valuesOf(rules, name, parameter));
}

function valuesOf(rules: readonly ResolvedRule[], name: ResolvedRule['name'], parameter: string): number[] {
  return rules
    .filter((rule) => rule.name === name && rule.level !== 'off')
    .flatMap(({ parameters }) => parameters[parameter] ?? []);
}
