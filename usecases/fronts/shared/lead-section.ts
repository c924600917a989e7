import type { PublicStory } from '#core/articles/public-story.ts';
import { fillFront } from '#core/fronts/fill-front.ts';
import type { Container } from '#core/fronts/home-containers.ts';
import type { Layout } from '#core/fronts/layout.ts';
import { frontFirst, sectionFrontMost } from '#core/fronts/section-front.ts';
import { shownAs } from '#core/fronts/shown-as.ts';
import { listMediaByIds } from '#db/queries/media/media.ts';
import { listStoriesByIds } from '#db/queries/site/public-lists.ts';
import { renderContext } from '#platform/page-cache/render-context.ts';
import type { Services } from '../../context.ts';

/**
 * The newest stories of a section in the order of its page. First those of its strip, placed by hand or
 * automatic, with their headlines there; then the others without duplicates. The newest come first if the
 * section has no strip, or the strip has no layout or is hidden.
 */
export async function leadSection(
  { db, site }: Pick<Services, 'db' | 'site'>,
  { strip, newest, layout }: { strip: Container | undefined; newest: readonly PublicStory[]; layout: Layout },
): Promise<readonly PublicStory[]> {
  const { placements, passedOver, isHidden } = layout;
  if (strip === undefined || isHidden || placements.length + passedOver.length === 0) {
    return frontFirst(newest, site);
  }
  // Also tags of unpublished stories, because the page changes when they are published.
  renderContext.addTags(...placements.map(({ articleId }) => `article:${articleId}`));
  const [placed, media] = await Promise.all([
    listStoriesByIds(
      db,
      placements.map(({ articleId }) => articleId),
    ),
    listMediaByIds(
      db,
      placements.flatMap(({ mediaId }) => mediaId ?? []),
    ),
  ]);
  const slots = fillFront({
    containers: [{ ...strip, layout }],
    stories: newest,
    placed: new Map(placed.map((story) => [story.id, story])),
    taken: new Set(),
    locale: site.locale,
  }).get(strip.key);
  const pictures = new Map(media.map((item) => [item.id, item]));
  const leading = (slots ?? []).map((slot) => shownAs(slot, pictures));
  const led = new Set(leading.map(({ id }) => id));
  const behind = newest.filter(({ id }) => !led.has(id));
  return [
    ...leading,
    ...frontFirst(behind, { locale: site.locale, free: sectionFrontMost - leading.length }),
  ];
}
