import type { PublicStory } from '#core/articles/public-story.ts';
import { publicTexts } from '#core/articles/public-texts.ts';
import type { Body } from '#core/document/body.ts';
import { mediaIdsOf, storyIdsOf } from '#core/document/body-facts.ts';
import { stripHidden } from '#core/document/strip-hidden.ts';
import type { MediaView } from '#core/media/media-view.ts';
import { isUuid } from '#core/shared/is-uuid.ts';
import type { TagType } from '#core/taxonomy/tag-types.ts';
import { articleUrl } from '#core/urls.ts';
import type { Queryable } from '#db/client.ts';
import type { ArticleRow, VersionRow } from '#db/queries/articles/articles.ts';
import { getNamesOf } from '#db/queries/desk/names-of.ts';
import { listPeopleByIds } from '#db/queries/people/people.ts';
import { listPortraits } from '#db/queries/people/person-profiles.ts';
import { listMediaViews } from '#db/queries/site/public-article.ts';
import { listStoriesByIds } from '#db/queries/site/public-lists.ts';
import { listSections } from '#db/queries/site/public-taxonomy.ts';
import type { Services } from '../../context.ts';
import { contentOf } from './version-content.ts';

/**
 * A version as a public page. Its related stories are the pinned, public ones only. `folderOf` returns the
 * folder where the viewer can load a picture that is not public yet. Portraits are not part of a version and
 * are omitted then. Checks no permission; the caller does.
 */
export async function loadVersionPage(
  ctx: Pick<Services, 'now'>,
  q: Queryable,
  {
    article,
    version,
    folderOf,
  }: { article: ArticleRow; version: VersionRow; folderOf?: (mediaId: string) => string },
) {
  const content = contentOf(version);
  const body = stripHidden(content.body);
  const { lead } = content;
  const mediaIds = [...mediaIdsOf(body).filter(isUuid), ...(lead === null ? [] : [lead.mediaId])];
  const [people, portraits, names, pins, inBody, media, sections] = await Promise.all([
    listPeopleByIds(q, content.bylineIds),
    listPortraits(q, folderOf === undefined ? content.bylineIds : []),
    getNamesOf(q, { people: [], tags: content.tagIds, media: [], versions: [] }),
    listStoriesByIds(q, content.pinIds),
    listStoriesByIds(q, storyIdsOf(body).filter(isUuid)),
    listMediaViews(q, mediaIds),
    listSections(q),
  ]);
  const pictures = new Map<string, MediaView>(
    media.map((each) => [each.id, folderOf === undefined ? each : { ...each, folder: folderOf(each.id) }]),
  );
  const section = sections.find(({ id }) => id === content.sectionId);
  const parent = sections.find(({ id }) => id === section?.parentId);
  const home = sections.find(({ id }) => id === article.sectionId);
  const bylines = content.bylineIds.flatMap((id) => {
    const person = people.find((each) => each.id === id);
    if (!person) return [];
    const { slug, name, kind } = person;
    return [{ id, slug, name, bio: '', kind, picture: portraits.get(id) ?? null }];
  });
  const leadView = lead === null ? undefined : pictures.get(lead.mediaId);
  const publishedAt = article.publishedAt ?? ctx.now();
  const story: PublicStory & { readonly body: Body } = {
    id: article.id,
    number: article.number,
    locale: article.locale,
    slug: article.slug,
    url: articleUrl({ sectionSlug: home?.slug ?? '', slug: article.slug, number: article.number }),
    section: {
      id: content.sectionId,
      slug: section?.slug ?? '',
      name: section?.name ?? '',
      nameEn: section?.nameEn ?? '',
    },
    format: content.format,
    ...publicTexts(content),
    publishedAt,
    modifiedAt: publishedAt,
    bylineNames: bylines.map(({ name }) => name),
    lead: lead !== null && leadView !== undefined ? { ...leadView, ...lead } : null,
    body,
  };
  return {
    article: story,
    version: version.number,
    bylines,
    tags: content.tagIds.flatMap((id) => {
      const tag = names.tags.get(id);
      return tag ? [{ id, slug: tag.slug, name: tag.name, type: tag.type as TagType }] : [];
    }),
    notes: [],
    hasHistory: false,
    sections: [parent, section].filter((each) => each !== undefined),
    related: pins.map((pin) => ({ story: pin, reason: { kind: 'pinned' } as const, score: 0 })),
    newer: [],
    eventLine: [],
    mostRead: null,
    sameSection: [],
    isSectionInColumn: false,
    latest: [],
    edition: null,
    isOriginalCorrected: false,
    series: null,
    media: pictures,
    stories: new Map(inBody.map((each) => [each.id, each])),
  };
}

export type VersionPage = Awaited<ReturnType<typeof loadVersionPage>>;

/** Whether a version shows this picture to readers, as lead or in its body. */
export function showsPicture(version: VersionRow, mediaId: string): boolean {
  const { lead, body } = contentOf(version);
  return lead?.mediaId === mediaId || mediaIdsOf(stripHidden(body)).includes(mediaId);
}
