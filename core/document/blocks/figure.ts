import { z } from 'zod';
import { mediaUrl } from '#core/urls.ts';
import type { BlockType, HtmlWriter } from '../block-type.ts';
import { attributeOf, findElements, tagOf } from '../dom.ts';
import { escapeHtml } from '../escape-html.ts';
import { pictureHtml } from '../picture-html.ts';
import { tidyText } from '../tidy-text.ts';

/** A photo of the library; caption and credit are this use's own and may differ from the library's. */
export type Figure = {
  type: 'figure';
  attrs: { mediaId: string; caption: string; credit: string; alt: string };
};

const lineMaxLength = 2000;
const feedImageWidth = 1280;

export const figure: BlockType = {
  name: 'figure',
  topLevel: true,
  shape: () =>
    z.strictObject({
      type: z.literal('figure'),
      attrs: z.strictObject({
        mediaId: z.string().min(1).max(100),
        caption: z.string().max(lineMaxLength),
        credit: z.string().max(lineMaxLength),
        alt: z.string().max(lineMaxLength),
      }),
    }),
  html: (node, write) => {
    const { mediaId, caption, credit, alt } = attrsOf(node.attrs);
    const image = imageHtml(mediaId, alt, write);
    if (image === null) return '';
    const source = credit === '' ? '' : creditHtml(credit, write);
    const line = [escapeHtml(caption), source].filter(Boolean).join(' ');
    const under = line === '' ? '' : `<figcaption>${line}</figcaption>`;
    return `<figure data-media="${escapeHtml(mediaId)}">${image}${under}</figure>`;
  },
  text: (node) => {
    const { caption, credit } = attrsOf(node.attrs);
    return [caption, credit].filter(Boolean).join(' – ');
  },
  parse: (element) => {
    const mediaId = attributeOf(element, 'data-media');
    if (tagOf(element) !== 'figure' || mediaId === '' || mediaId.length > 100) return null;
    const image = findElements(element, (child) => tagOf(child) === 'img')[0];
    const under = findElements(element, (child) => tagOf(child) === 'figcaption')[0];
    const source = under && findElements(under, (child) => attributeOf(child, 'data-credit') !== '')[0];
    const line = under?.textContent ?? '';
    const written = source ? line.replace(source.textContent ?? '', '') : line;
    const attrs = {
      mediaId,
      caption: lineOf(attributeOf(element, 'data-caption') || written),
      credit: lineOf(
        attributeOf(element, 'data-credit') || (source ? attributeOf(source, 'data-credit') : ''),
      ),
      alt: lineOf(attributeOf(element, 'data-alt') || (image ? attributeOf(image, 'alt') : '')),
    };
    return [{ type: 'figure', attrs }];
  },
};

function attrsOf(attrs: Readonly<Record<string, unknown>> = {}): Figure['attrs'] {
  const line = (name: string) => String(attrs[name] ?? '');
  return { mediaId: line('mediaId'), caption: line('caption'), credit: line('credit'), alt: line('alt') };
}

function imageHtml(mediaId: string, alt: string, write: HtmlWriter): string | null {
  const media = write.media.get(mediaId);
  if (!media) return null;
  if (write.mode === 'page') {
    return pictureHtml(media, { alt, sizes: '(min-width: 48rem) 44rem, 100vw' });
  }
  const width = media.widths.findLast((each) => each <= feedImageWidth) ?? media.widths[0] ?? media.width;
  const height = Math.round((media.height * width) / media.width);
  const src = write.absolute(mediaUrl(media.id, width, 'jpeg'));
  return `<img src="${escapeHtml(src)}" width="${width}" height="${height}" alt="${escapeHtml(alt)}">`;
}

function creditHtml(credit: string, write: HtmlWriter): string {
  const words = `(${write.labels.source}: ${credit})`;
  return `<span class="credit" data-credit="${escapeHtml(credit)}">${escapeHtml(words)}</span>`;
}

function lineOf(text: string): string {
  return tidyText(text).trim().slice(0, lineMaxLength);
}
