import { bodyFormOf } from '#core/articles/body-form.ts';
import { cardOf } from '#core/articles/card-of.ts';
import type { PublicStory } from '#core/articles/public-story.ts';
import type { BodyLabels } from '#core/document/block-type.ts';
import type { Body } from '#core/document/body.ts';
import { mediaIdsOf } from '#core/document/body-facts.ts';
import { bodyHtml } from '#core/document/body-html.ts';
import { bodyText } from '#core/document/body-text.ts';
import type { MediaView } from '#core/media/media-view.ts';
import { readingTimeMinutes } from '#core/text/reading-time.ts';
import { paidWords } from './paid-words.ts';

/** The text of a story as on its page, with its metadata. */
export type StoryText = {
  /** Written by `core/document`, which escapes all user text. */
  readonly html: string;
  readonly chapters: readonly { readonly id: string; readonly title: string }[];
  readonly minutes: number;
  /** Distinct photos, the lead photo included. */
  readonly photoCount: number;
  /** The house form of a photo credit, with `{credit}` in it. */
  readonly creditForm: string;
};

/** The body of a story in the form of its format. */
export function storyText(
  page: {
    readonly article: PublicStory & { readonly body: Body };
    readonly media: ReadonlyMap<string, MediaView>;
    readonly stories: ReadonlyMap<string, PublicStory>;
  },
  labels: BodyLabels,
): StoryText {
  const { article, media } = page;
  const form = bodyFormOf(article);
  const bodyPhotos = mediaIdsOf(article.body).filter((id) => media.has(id));
  const stories = new Map(
    Array.from(page.stories, ([id, story]) => [id, cardOf(story, paidWords(story))] as const),
  );
  return {
    html: bodyHtml(article.body, { mode: 'page', media, stories, labels, form }),
    chapters: form.chapters.map(({ id, title }) => ({ id, title })),
    minutes: readingTimeMinutes(`${article.sapo}\n${bodyText(article.body)}`, article.locale),
    photoCount: new Set([...(article.lead ? [article.lead.id] : []), ...bodyPhotos]).size,
    creditForm: labels.creditForm,
  };
}
