import { isUpright } from '#core/media/is-upright.ts';
import { jpegWidths } from '#core/media/renditions.ts';
import { mediaUrl } from '#core/urls.ts';
import type { DomReader, HtmlWriter } from '../block-type.ts';
import { creditOf, idMaxLength, lineMaxLength } from '../blocks/figure.ts';
import { creditLine } from '../credit-line.ts';
import { attributeOf, type DomNode, findElements, tagOf } from '../dom.ts';
import { escapeHtml } from '../escape-html.ts';
import { fillForm } from '../fill-form.ts';
import type { BlockNode } from '../node.ts';
import { pictureHtml } from '../picture-html.ts';
import { tidyText } from '../tidy-text.ts';
import { withoutElements } from '../without-elements.ts';

/** The photos side by side; in a feed below each other. */
export function galleryHtml(node: BlockNode, write: HtmlWriter): string {
  const nodes = (node.content ?? []) as readonly BlockNode[];
  const shown = nodes.filter((each) => write.media.has(String(each.attrs?.mediaId)));
  const figures = shown.map((each, index) => figureHtml(each, write, sizesOf(index, shown.length)));
  if (figures.length === 0 || write.mode === 'feed') return figures.join('');
  const label = fillForm(write.labels.gallery, { count: String(figures.length) });
  return (
    `<div class="gallery" data-node="gallery" role="group" aria-label="${escapeHtml(label)}">` +
    `${figures.join('')}</div>`
  );
}

/** Matches the style sheet: two columns, and a wide first photo if the number is odd. */
function sizesOf(index: number, count: number): string {
  const isWide = index === 0 && count % 2 === 1;
  return isWide
    ? '(min-width: 48rem) 44rem, 100vw'
    : '(min-width: 48rem) 22rem, (min-width: 36rem) 50vw, 100vw';
}

/** The photo with its caption and credit; empty if readers may not see it. `sizes` as in HTML. */
export function figureHtml(node: BlockNode, write: HtmlWriter, sizes: string): string {
  const mediaId = String(node.attrs?.mediaId ?? '');
  const image = imageHtml(mediaId, { alt: String(node.attrs?.alt ?? ''), sizes, write });
  if (image === null) return '';
  const line = [write.inline(node), creditHtml(creditOf(node), write)].filter(Boolean).join(' ');
  const under = line === '' ? '' : `<figcaption>${line}</figcaption>`;
  return `<figure data-media="${escapeHtml(mediaId)}"${shapeOf(mediaId, write)}>${image}${under}</figure>`;
}

/** Portrait pictures get less width on a page. */
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
  const width = jpegWidths(media).large;
  const height = Math.round((media.height * width) / media.width);
  const src = write.absolute(mediaUrl(media.id, width, 'jpeg'));
  return `<img src="${escapeHtml(src)}" width="${width}" height="${height}" alt="${escapeHtml(alt)}">`;
}

function creditHtml(credit: string, write: HtmlWriter): string {
  if (credit === '') return '';
  const words = creditLine(credit, write.labels.creditForm);
  return `<span class="credit" data-credit="${escapeHtml(credit)}">${escapeHtml(words)}</span>`;
}

/** Parses our own gallery. */
export function readGallery(element: DomNode, read: DomReader): BlockNode[] | null {
  if (attributeOf(element, 'data-node') !== 'gallery') return null;
  return galleriesOf(read.blocks(element));
}

/** Parses a photo of the library. */
export function readFigure(element: DomNode, read: DomReader): BlockNode[] | null {
  const mediaId = attributeOf(element, 'data-media');
  if (tagOf(element) !== 'figure' || mediaId === '' || mediaId.length > idMaxLength) return null;
  const image = findElements(element, (child) => tagOf(child) === 'img')[0];
  const under = findElements(element, (child) => tagOf(child) === 'figcaption')[0];
  const source = under && findElements(under, isCredit)[0];
  const attrs = {
    mediaId,
    credit: lineOf(attributeOf(element, 'data-credit') || (source ? attributeOf(source, 'data-credit') : '')),
    alt: lineOf(attributeOf(element, 'data-alt') || (image ? attributeOf(image, 'alt') : '')),
  };
  const content = under ? read.inline(withoutElements(under, isCredit)) : [];
  return [{ type: 'figure', attrs, ...(content.length > 0 && { content }) }];
}

/** Groups each run of figures into a gallery. */
function galleriesOf(blocks: readonly BlockNode[]): BlockNode[] {
  const gathered: BlockNode[] = [];
  for (const block of blocks) {
    const last = gathered.at(-1);
    if (block.type !== 'figure') gathered.push(block);
    else if (last?.type !== 'gallery') gathered.push({ type: 'gallery', content: [block] });
    else gathered[gathered.length - 1] = { ...last, content: [...(last.content ?? []), block] };
  }
  return gathered;
}

function isCredit(element: DomNode): boolean {
  return attributeOf(element, 'data-credit') !== '';
}

function lineOf(text: string): string {
  return tidyText(text).trim().slice(0, lineMaxLength);
}
