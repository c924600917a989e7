import { articleReference } from '#core/articles/article-reference.ts';
import type { PublicStory } from '#core/articles/public-story.ts';
import type { StoryCard } from '#core/articles/story-card.ts';
import type { Body } from '#core/document/body.ts';
import { mediaIdsOf, storyIdsOf } from '#core/document/body-facts.ts';
import { stripHidden } from '#core/document/strip-hidden.ts';
import type { MediaView } from '#core/media/media-view.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import type { TagType } from '#core/taxonomy/tag-types.ts';
import { listPeopleByIds } from '#db/queries/people.ts';
import { listMediaViews } from '#db/queries/public-article.ts';
import { listStoriesByIds } from '#db/queries/public-lists.ts';
import { listSections } from '#db/queries/public-taxonomy.ts';
import { type Context, requireActor } from '../context.ts';
import { loadArticleView } from './shared/article-view.ts';
import { demandRead } from './shared/demand-read.ts';
import { demandText } from './shared/demand-text.ts';
import { cutIfPossible } from './shared/working-copy.ts';

/**
 * The working copy in the shape of a reader's page, for whoever may read it: what a reader would see if it
 * went out now. Stories beside it are the pinned ones only. Throws `article.not-found`,
 * `article.sealed`.
 */
export async function previewArticle(context: Context, raw: unknown) {
  const { articleId } = parseInput(articleReference, raw);
  const ctx = requireActor(context);
  await demandText(ctx, await demandRead(ctx, ctx.db, articleId));
  // What is being written right now is what its writer wants to see.
  await cutIfPossible(ctx, articleId, 'saved');
  const view = await loadArticleView(ctx, ctx.db, articleId);
  const { content } = view;
  const [people, pins, inBody, media, sections] = await Promise.all([
    listPeopleByIds(ctx.db, content.bylineIds),
    listStoriesByIds(ctx.db, content.pinIds),
    listStoriesByIds(ctx.db, storyIdsOf(content.body).filter(isUuid)),
    listMediaViews(ctx.db, mediaIdsOf(content.body).filter(isUuid)),
    listSections(ctx.db),
  ]);
  const section = sections.find(({ id }) => id === content.sectionId);
  const parent = sections.find(({ id }) => id === section?.parentId);
  const publishedAt = view.publishedAt ?? ctx.now();
  const article: PublicStory & { readonly body: Body } = {
    id: view.id,
    number: view.number,
    locale: view.locale,
    slug: view.slug,
    url: view.url,
    section: {
      id: content.sectionId,
      slug: section?.slug ?? '',
      name: section?.name ?? '',
      nameEn: section?.nameEn ?? '',
    },
    format: content.format,
    kicker: content.kicker,
    headline: content.headline,
    sapo: content.sapo,
    publishedAt,
    modifiedAt: publishedAt,
    bylineNames: view.byline.map(({ name }) => name),
    lead: content.lead !== null && view.lead !== null ? { ...view.lead, ...content.lead } : null,
    body: stripHidden(content.body),
  };
  return {
    article,
    version: view.version,
    bylines: content.bylineIds.flatMap((id) => {
      const person = people.find((each) => each.id === id);
      return person ? [{ id, slug: person.slug, name: person.name, bio: '' }] : [];
    }),
    tags: view.tags.map(({ id, slug, name, type }) => ({ id, slug, name, type: type as TagType })),
    notes: [],
    hasHistory: false,
    sections: [parent, section].filter((each) => each !== undefined),
    related: pins.map((story) => ({ story, reason: { kind: 'pinned' } as const, score: 0 })),
    newer: [],
    eventLine: [],
    sameSection: [],
    media: new Map<string, MediaView>(media.map((each) => [each.id, each])),
    stories: new Map<string, StoryCard>(inBody.map((story) => [story.id, storyCard(story)])),
  };
}

function storyCard({ id, number, headline, sapo, url, lead }: PublicStory): StoryCard {
  return { id, number, headline, sapo, url, ...(lead === null ? {} : { lead }) };
}

function isUuid(id: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id);
}
