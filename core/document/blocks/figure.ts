import { isUpright } from '#core/media/is-upright.ts';
import { mediaUrl } from '#core/urls.ts';
import type { BlockType, HtmlWriter } from '../block-type.ts';
import { creditLine } from '../credit-line.ts';
import { attributeOf, type DomNode, findElements, tagOf } from '../dom.ts';
import { escapeHtml } from '../escape-html.ts';
import type { BlockNode, Inline } from '../node.ts';
import { pictureHtml } from '../picture-html.ts';
import { repairLines } from '../repair-attrs.ts';
import { tidyText } from '../tidy-text.ts';
import { withoutElements } from '../without-elements.ts';

/** A photo of the library; its content is the caption. Both are this use's own and may differ from the library's. */
export type Figure = {
  type: 'figure';
  attrs: { mediaId: string; credit: string; alt: string };
  content?: readonly Inline[];
};

const idMaxLength = 100;
const lineMaxLength = 2000;
const feedImageWidth = 1280;

export const figure: BlockType = {
  name: 'figure',
  content: 'inline*',
  group: 'block',
  attrs: { mediaId: '', credit: '', alt: '' },
  shape: ({ z, inline }) =>
    z.strictObject({
      type: z.literal('figure'),
      attrs: z.strictObject({
        mediaId: z.string().min(1).max(idMaxLength),
        credit: z.string().max(lineMaxLength),
        alt: z.string().max(lineMaxLength),
      }),
      content: inline,
    }),
  repairAttrs: (attrs) =>
    repairLines(
      attrs,
      { mediaId: idMaxLength, credit: lineMaxLength, alt: lineMaxLength },
      { needed: 'mediaId' },
    ),
  html: (node, write) => figureHtml(node, write, write.photoSizes),
  text: (node, write) => [write.inline(node), creditOf(node)].filter(Boolean).join(' – '),
  parse: (element, read) => {
    const mediaId = attributeOf(element, 'data-media');
    if (tagOf(element) !== 'figure' || mediaId === '' || mediaId.length > idMaxLength) return null;
    const image = findElements(element, (child) => tagOf(child) === 'img')[0];
    const under = findElements(element, (child) => tagOf(child) === 'figcaption')[0];
    const source = under && findElements(under, isCredit)[0];
    const attrs = {
      mediaId,
      credit: lineOf(
        attributeOf(element, 'data-credit') || (source ? attributeOf(source, 'data-credit') : ''),
      ),
      alt: lineOf(attributeOf(element, 'data-alt') || (image ? attributeOf(image, 'alt') : '')),
    };
    const content = under ? read.inline(withoutElements(under, isCredit)) : [];
    return [{ type: 'figure', attrs, ...(content.length > 0 && { content }) }];
  },
};

/** The photo with its caption and credit; empty when readers may not see it. `sizes` as in HTML. */
export function figureHtml(node: BlockNode, write: HtmlWriter, sizes: string): string {
  const mediaId = String(node.attrs?.mediaId ?? '');
  const image = imageHtml(mediaId, { alt: String(node.attrs?.alt ?? ''), sizes, write });
  if (image === null) return '';
  const line = [write.inline(node), creditHtml(creditOf(node), write)].filter(Boolean).join(' ');
  const under = line === '' ? '' : `<figcaption>${line}</figcaption>`;
  return `<figure data-media="${escapeHtml(mediaId)}"${shapeOf(mediaId, write)}>${image}${under}</figure>`;
}

/** A page gives upright pictures less width. */
function shapeOf(mediaId: string, write: HtmlWriter): string {
  const media = write.media.get(mediaId);
  return write.mode === 'page' && media && isUpright(media) ? ' data-portrait' : '';
}

function imageHtml(
  mediaId: string,
  { alt, sizes, write }: { alt: string; sizes: string; write: HtmlWriter },
): string | null {
  const media = write.media.get(mediaId);
  if (!media) return null;
  if (write.mode === 'page') return pictureHtml(media, { alt, sizes });
  const width = media.widths.findLast((each) => each <= feedImageWidth) ?? media.widths[0] ?? media.width;
  const height = Math.round((media.height * width) / media.width);
  const src = write.absolute(mediaUrl(media.id, width, 'jpeg'));
  return `<img src="${escapeHtml(src)}" width="${width}" height="${height}" alt="${escapeHtml(alt)}">`;
}

function creditHtml(credit: string, write: HtmlWriter): string {
  if (credit === '') return '';
  const words = creditLine(credit, write.labels.creditForm);
  return `<span class="credit" data-credit="${escapeHtml(credit)}">${escapeHtml(words)}</span>`;
}

function creditOf(node: BlockNode): string {
  return String(node.attrs?.credit ?? '');
}

function isCredit(element: DomNode): boolean {
  return attributeOf(element, 'data-credit') !== '';
}

function lineOf(text: string): string {
  return tidyText(text).trim().slice(0, lineMaxLength);
}
