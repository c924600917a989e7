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

/** The options that a format sets for the HTML of a body. A feed uses only `isPaid`. */
export type BodyForm = {
  /** The headings in the table of contents. */
  readonly chapters: readonly Chapter[];
  /** Paragraphs in bold are the questions of an interview. */
  readonly hasQuestions: boolean;
  /** The `sizes` attribute of photos. */
  readonly photoSizes: string;
  /** Links are paid: they get `rel="sponsored"` for search engines. */
  readonly isPaid: boolean;
};

/** As wide as the text column. */
export const textPhotoSizes = '(min-width: 48rem) 44rem, 100vw';

const PLAIN: BodyForm = { chapters: [], hasQuestions: false, photoSizes: textPhotoSizes, isPaid: false };

/** The context of rendering; a feed needs the site's URL for absolute links. */
export type BodyHtmlOptions = {
  readonly media: ReadonlyMap<string, MediaView>;
  readonly stories: ReadonlyMap<string, StoryCard>;
  readonly labels: BodyLabels;
} & (
  | { readonly mode: 'page'; readonly form?: BodyForm }
  | { readonly mode: 'feed'; readonly siteUrl: string; readonly isPaid?: boolean }
);

/**
 * The body as readers get it: escaped, without script or third parties. Renders nothing for a photo or story
 * missing from the maps, a private note or an unknown block. Footnotes are numbered over the whole body and
 * follow it. `feed` has absolute URLs and no srcset.
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
  return Object.hasOwn(BLOCK_HTML, node.type) ? (BLOCK_HTML[node.type]?.write(node, write) ?? '') : '';
}

function absoluteFor(options: BodyHtmlOptions): (path: string) => string {
  if (options.mode === 'page') return (path) => path;
  const site = options.siteUrl.replace(/\/$/, '');
  return (path) => (path.startsWith('/') ? `${site}${path}` : path);
}
