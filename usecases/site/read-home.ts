import type { PublicNote } from '#core/articles/public-note.ts';
import type { PublicStory } from '#core/articles/public-story.ts';
import type { Locale } from '#core/i18n/locales.ts';
import { initialSettings, type SiteSettings } from '#core/settings/site-settings.ts';
import type { PublicSection } from '#core/taxonomy/public-section.ts';
import { listBreakingStories, listNewestOfEachSection, listNewestStories } from '#db/queries/public-lists.ts';
import { listCorrections } from '#db/queries/public-notes.ts';
import { listSections } from '#db/queries/public-taxonomy.ts';
import { pageScope } from '#platform/page-cache/page-scope.ts';
import type { Services } from '#usecases/context.ts';

export type Strip = {
  readonly section: PublicSection;
  readonly children: readonly PublicSection[];
  readonly stories: readonly PublicStory[];
};
/** The front: every story stands in one place only. */
export type Home = {
  /** The breaking slot: what was broken within the hour, or what the site's setting says; mostly empty. */
  readonly breaking: readonly PublicStory[];
  readonly lead: PublicStory | null;
  readonly seconds: readonly PublicStory[];
  readonly latest: readonly PublicStory[];
  readonly strips: readonly Strip[];
  /** The newest in the site's second language. */
  readonly inOtherLanguage: readonly PublicStory[];
  /** What was taken down lately. */
  readonly notices: readonly PublicNote[];
};

const frontStories = 14;
const secondsCount = 4;
const stripStories = 4;
/** Of more breaking news at once the rest waits for a place, and stands with the newest meanwhile. */
const breakingStories = 3;
/** Of each section, because some of its newest stand on the front already. */
const readPerSection = stripStories + 6 + breakingStories;
/** A story that leads should be as fresh as the front and have a picture, if one of the newest has. */
const leadFrom = 4;
/** A notice stands on the front for as long as the press would print it: thirty days. */
const noticeDays = 30;
const noticesShown = 3;

/**
 * The home page in the site's language: a lead, seconds, the newest, four of each section; then four in the other, where
 * the settings want them.
 */
export async function readHome(
  { db, site, now }: Services,
  { homeInOtherLanguage }: Pick<SiteSettings, 'homeInOtherLanguage'> = initialSettings,
): Promise<Home> {
  const at = now();
  const [breaking, newestOfAll, inOtherLanguage, ofSections, sections, notices] = await Promise.all([
    listBreakingStories(db, { limit: breakingStories, locale: site.locale, now: at }),
    listNewestStories(db, { limit: frontStories + breakingStories, locale: site.locale }),
    homeInOtherLanguage
      ? listNewestStories(db, { limit: stripStories, locale: otherLocale(site.locale) })
      : [],
    listNewestOfEachSection(db, { perSection: readPerSection, locale: site.locale }),
    listSections(db),
    listCorrections(db, { limit: noticesShown, only: 'take_down' }),
  ]);
  const isBreaking = new Set(breaking.map(({ id }) => id));
  const newest = newestOfAll.filter(({ id }) => !isBreaking.has(id)).slice(0, frontStories);
  const candidates = newest.slice(0, leadFrom).filter((story) => story.format !== 'opinion');
  const lead = candidates.find((story) => story.lead) ?? newest[0] ?? null;
  const rest = newest.filter((story) => story !== lead);
  const illustrated = rest.filter((story) => story.lead).slice(0, secondsCount);
  const seconds = illustrated.length > 0 ? illustrated : rest.slice(0, secondsCount);
  const latest = rest.filter((story) => !seconds.includes(story)).slice(0, 6);
  const shown = new Set([...breaking, lead, ...seconds, ...latest].map((story) => story?.id));

  const strips = sections
    .filter((section) => section.parentId === null)
    .map((section): Strip => {
      const children = sections.filter((child) => child.parentId === section.id);
      const ids = new Set([section.id, ...children.map((child) => child.id)]);
      const stories = ofSections
        .filter((story) => ids.has(story.section.id) && !shown.has(story.id))
        .sort((a, b) => b.publishedAt.getTime() - a.publishedAt.getTime())
        .slice(0, stripStories);
      return { section, children, stories };
    })
    .filter((strip) => strip.stories.length > 0);

  pageScope.addTags('home', ...sections.map((section) => `section:${section.id}`));
  pageScope.addTags(
    ...[...breaking, ...newest, ...inOtherLanguage, ...strips.flatMap((strip) => strip.stories)].map(
      ({ id }) => `article:${id}`,
    ),
  );
  for (const { breakingUntil } of breaking) pageScope.endsAt(breakingUntil);
  const since = at.getTime() - noticeDays * 86_400_000;
  const recent = notices.filter(({ publishedAt }) => publishedAt.getTime() > since);
  return { breaking, lead, seconds, latest, strips, inOtherLanguage, notices: recent };
}

function otherLocale(locale: Locale): Locale {
  return locale === 'vi' ? 'en' : 'vi';
}
