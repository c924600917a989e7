import type { StoryCard } from '#core/articles/story-card.ts';
import type { MediaView } from '#core/media/media-view.ts';
import { BLOCK_HTML } from './block-html.ts';
import type { BodyLabels, HtmlWriter } from './block-type.ts';
import type { Body } from './body.ts';
import type { Chapter } from './contents-list.ts';
import { embedProvider } from './embed-providers.ts';
import { footnotesHtml, footnoteWriter } from './footnotes-html.ts';
import { inlineHtml } from './inline.ts';
import type { BlockNode, Inline } from './node.ts';

/** What a format asks of the HTML of a body on the page; a feed is told only whether somebody paid. */
export type BodyForm = {
  /** Headings that a list of contents leads to. */
  readonly chapters: readonly Chapter[];
  /** Paragraphs in bold are the questions of an interview. */
  readonly hasQuestions: boolean;
  /** How wide photos stand, as the attribute `sizes` says it. */
  readonly photoSizes: string;
  /** Somebody paid for the links: search engines are told so. */
  readonly isPaid: boolean;
};

/** As wide as the text. */
export const textPhotoSizes = '(min-width: 48rem) 44rem, 100vw';

const PLAIN: BodyForm = { chapters: [], hasQuestions: false, photoSizes: textPhotoSizes, isPaid: false };

/** What the HTML of a body is made with; a feed needs the site's address for whole URLs. */
export type BodyHtmlOptions = {
  readonly media: ReadonlyMap<string, MediaView>;
  readonly stories: ReadonlyMap<string, StoryCard>;
  readonly labels: BodyLabels;
} & (
  | { readonly mode: 'page'; readonly form?: BodyForm }
  | { readonly mode: 'feed'; readonly siteUrl: string; readonly isPaid?: boolean }
);

/**
 * The body as readers get it: escaped, without script or third parties. A photo or story that is not in the
 * maps, a private note and a block of an unknown type leave no trace. Footnotes are numbered over the whole body
 * and stand at its end. `feed` has whole URLs and no srcset.
 */
export function bodyHtml(body: Body, options: BodyHtmlOptions): string {
  const absolute = absoluteFor(options);
  const form = formOf(options);
  const idOf = new Map(form.chapters.map(({ node, id }) => [node, id]));
  const notes: string[] = [];
  const footnote = footnoteWriter(notes, options);
  const write: HtmlWriter = {
    mode: options.mode,
    labels: options.labels,
    media: options.media,
    stories: options.stories,
    absolute,
    idOf: (node) => idOf.get(node) ?? '',
    hasQuestions: form.hasQuestions,
    photoSizes: form.photoSizes,
    embedProvider,
    inline: (node) =>
      inlineHtml((node.content ?? []) as readonly Inline[], { absolute, footnote, isPaid: form.isPaid }),
    blocks: (node) => (node.content ?? []).map((child) => blockHtml(child, write)).join(''),
  };
  const blocks = body.content.map((block) => blockHtml(block, write));
  return [...blocks, ...footnotesHtml(notes, options)].join('\n');
}

function formOf(options: BodyHtmlOptions): BodyForm {
  return options.mode === 'page' ? (options.form ?? PLAIN) : { ...PLAIN, isPaid: options.isPaid ?? false };
}

function blockHtml(node: BlockNode, write: HtmlWriter): string {
  return Object.hasOwn(BLOCK_HTML, node.type) ? (BLOCK_HTML[node.type]?.(node, write) ?? '') : '';
}

function absoluteFor(options: BodyHtmlOptions): (path: string) => string {
  if (options.mode === 'page') return (path) => path;
  const site = options.siteUrl.replace(/\/$/, '');
  return (path) => (path.startsWith('/') ? `${site}${path}` : path);
}
