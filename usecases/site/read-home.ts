import type { PublicNote } from '#core/articles/public-note.ts';
import type { PublicStory } from '#core/articles/public-story.ts';
import type { Layout } from '#core/fronts/layout.ts';
import { onceEachPicture } from '#core/fronts/once-each-picture.ts';
import { shownAs } from '#core/fronts/shown-as.ts';
import type { MostRead } from '#core/page-views/most-read.ts';
import { initialSettings, type SiteSettings } from '#core/settings/site-settings.ts';
import { dayMs } from '#core/shared/day-ms.ts';
import type { PublicSection } from '#core/taxonomy/public-section.ts';
import { listCorrections } from '#db/queries/site/public-notes.ts';
import { renderContext } from '#platform/page-cache/render-context.ts';
import type { Services } from '#usecases/context.ts';
import { fillHome } from '../fronts/shared/fill-home.ts';

export type Strip = {
  readonly section: PublicSection;
  readonly children: readonly PublicSection[];
  readonly stories: readonly PublicStory[];
};
/** The home page; each story and picture occurs once, the story with the headline that it was given there. */
export type Home = {
  /** The breaking slot: breaking news within the hour or the site's setting; usually empty. */
  readonly breaking: readonly PublicStory[];
  readonly lead: PublicStory | null;
  readonly seconds: readonly PublicStory[];
  readonly opinion: readonly PublicStory[];
  readonly picks: readonly PublicStory[];
  readonly latest: readonly PublicStory[];
  /** The most-read stories of the site without those above; null if there are too few. */
  readonly mostRead: MostRead | null;
  readonly strips: readonly Strip[];
  /** The newest in the site's second language. */
  readonly inOtherLanguage: readonly PublicStory[];
  /** Recent take-downs. */
  readonly notices: readonly PublicNote[];
};

/** A notice stays on the front for thirty days, as required in print. */
const noticeDays = 30;
const noticesShown = 3;

/** The home page in the site's language with its layout; with `drafts`, by container key, as a preview. */
export async function readHome(
  services: Services,
  settings: Pick<SiteSettings, 'homeInOtherLanguage'> = initialSettings,
  drafts?: ReadonlyMap<string, Layout>,
): Promise<Home> {
  const { db, now } = services;
  const at = now();
  const [filled, notices] = await Promise.all([
    fillHome(services, settings, drafts),
    listCorrections(db, { limit: noticesShown, only: 'take_down' }),
  ]);
  const { sections, containers, breaking, pictures } = filled;
  const storiesIn = (key: string) => (filled.slots.get(key) ?? []).map((slot) => shownAs(slot, pictures));
  const shownPictures = new Set<string>();
  const pictured = (key: string) => onceEachPicture(storiesIn(key), shownPictures);
  const [lead = null, ...seconds] = pictured('top');
  const picks = pictured('picks');
  const strips = containers.flatMap(({ key, sectionId }): Strip[] => {
    const section = sections.find(({ id }) => id === sectionId);
    const stories = pictured(key);
    if (section === undefined || stories.length === 0) return [];
    return [{ section, children: sections.filter(({ parentId }) => parentId === section.id), stories }];
  });

  const shown = [
    ...breaking,
    ...[...filled.slots.values()].flatMap((slots) => slots.map(({ story }) => story)),
  ];
  renderContext.addTags('home', ...sections.map((section) => `section:${section.id}`));
  renderContext.addTags(...shown.map(({ id }) => `article:${id}`));
  for (const { breakingUntil } of breaking) renderContext.changesAt(breakingUntil);
  const since = at.getTime() - noticeDays * dayMs;
  return {
    breaking,
    lead,
    seconds,
    opinion: storiesIn('opinion'),
    picks,
    latest: storiesIn('latest'),
    mostRead: filled.mostRead,
    strips,
    inOtherLanguage: storiesIn('other_language'),
    notices: notices.filter(({ publishedAt }) => publishedAt.getTime() > since),
  };
}
