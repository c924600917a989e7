import type { StoryCard } from '#core/articles/story-card.ts';
import type { MediaView } from '#core/media/media-view.ts';
import type { BodyLabels, HtmlWriter } from './block-type.ts';
import { findBlockType } from './block-types.ts';
import type { Body } from './body.ts';
import { footnotesHtml, footnoteWriter } from './footnotes-html.ts';
import { inlineHtml } from './inline.ts';
import type { BlockNode, Inline } from './node.ts';

/** What the HTML of a body is made with; a feed needs the site's address for whole URLs. */
export type BodyHtmlOptions = {
  readonly media: ReadonlyMap<string, MediaView>;
  readonly stories: ReadonlyMap<string, StoryCard>;
  readonly labels: BodyLabels;
} & ({ readonly mode: 'page' } | { readonly mode: 'feed'; readonly siteUrl: string });

/**
 * The body as readers get it: escaped, without script or third parties. A photo or story that is not in the
 * maps, a private note and a block of an unknown type leave no trace. Footnotes are numbered over the whole body
 * and stand at its end. `feed` has whole URLs and no srcset.
 */
export function bodyHtml(body: Body, options: BodyHtmlOptions): string {
  const absolute = absoluteFor(options);
  const notes: string[] = [];
  const footnote = footnoteWriter(notes, options);
  const write: HtmlWriter = {
    mode: options.mode,
    labels: options.labels,
    media: options.media,
    stories: options.stories,
    absolute,
    inline: (node) => inlineHtml((node.content ?? []) as readonly Inline[], { absolute, footnote }),
    blocks: (node) => (node.content ?? []).map((child) => blockHtml(child, write)).join(''),
  };
  const blocks = body.content.map((block) => blockHtml(block, write));
  return [...blocks, ...footnotesHtml(notes, options)].join('\n');
}

function blockHtml(node: BlockNode, write: HtmlWriter): string {
  return findBlockType(node.type)?.html(node, write) ?? '';
}

function absoluteFor(options: BodyHtmlOptions): (path: string) => string {
  if (options.mode === 'page') return (path) => path;
  const site = options.siteUrl.replace(/\/$/, '');
  return (path) => (path.startsWith('/') ? `${site}${path}` : path);
}
