import { parseHTML } from 'linkedom';
import type { BodyLabels } from '#core/document/block-type.ts';
import type { Block, Body } from '#core/document/body.ts';
import type { BodyHtmlOptions } from '#core/document/body-html.ts';
import type { DomNode } from '#core/document/dom.ts';

/** A body of these blocks. */
export function bodyOf(...content: Block[]): Body {
  return { type: 'doc', schema: 1, content };
}

/** A paragraph of plain text. */
export function para(text: string): Block {
  return text === '' ? { type: 'paragraph' } : { type: 'paragraph', content: [{ type: 'text', text }] };
}

/** The body element of an HTML document, by the parser that the server uses. */
export function domOf(html: string): DomNode {
  const { document } = parseHTML(`<!doctype html><html><head></head><body>${html}</body></html>`);
  return document.body as unknown as DomNode;
}

export const labels: BodyLabels = { source: 'Nguồn', related: 'Tin liên quan', viewOn: 'Xem trên' };

/** A page with one photo `m1` and one story `s1`. */
export const page: BodyHtmlOptions = {
  mode: 'page',
  labels,
  media: new Map([
    [
      'm1',
      {
        id: 'm1',
        width: 1600,
        height: 900,
        widths: [320, 960, 1600],
        focalX: 0.5,
        focalY: 0.5,
        blurColor: '#aabbcc',
      },
    ],
  ]),
  stories: new Map([
    [
      's1',
      { id: 's1', number: 12, headline: 'Lũ <rút> & nắng lên', sapo: 'Nước rút.', url: '/thoi-su/lu-rut-12' },
    ],
  ]),
};

/** One of every block that readers see. */
export const everyBlock: Body = bodyOf(
  { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'Điều còn bỏ ngỏ' }] },
  {
    type: 'paragraph',
    content: [
      { type: 'text', text: 'Chữ ' },
      { type: 'text', text: 'đậm', marks: [{ type: 'bold' }] },
      { type: 'text', text: ' và ' },
      {
        type: 'text',
        text: 'liên kết',
        marks: [{ type: 'link', attrs: { href: 'https://example.org/a?b=1&c=2' } }, { type: 'italic' }],
      },
      { type: 'hardBreak' },
      { type: 'text', text: 'dòng mới <b> "ngoặc"' },
    ],
  },
  {
    type: 'bulletList',
    content: [
      {
        type: 'listItem',
        content: [
          para('Một'),
          {
            type: 'orderedList',
            attrs: { start: 3 },
            content: [{ type: 'listItem', content: [para('Ba')] }],
          },
        ],
      },
      { type: 'listItem', content: [para('Hai')] },
    ],
  },
  { type: 'blockquote', content: [para('Trích lời dài.')] },
  {
    type: 'pullQuote',
    attrs: { cite: 'Một ngư dân' },
    content: [{ type: 'text', text: 'Biển không nói dối.' }],
  },
  {
    type: 'figure',
    attrs: {
      mediaId: 'm1',
      caption: 'Cảng cá lúc bình minh.',
      credit: 'Reuters',
      alt: 'Thuyền "xanh" ở cảng',
    },
  },
  {
    type: 'table',
    content: [
      {
        type: 'tableRow',
        content: [{ type: 'tableHeader', attrs: { colspan: 2, rowspan: 1 }, content: [para('Giá')] }],
      },
      {
        type: 'tableRow',
        content: [
          { type: 'tableCell', attrs: { colspan: 1, rowspan: 1 }, content: [para('Gạo')] },
          { type: 'tableCell', attrs: { colspan: 1, rowspan: 1 }, content: [para('12')] },
        ],
      },
    ],
  },
  { type: 'embed', attrs: { provider: 'Video', url: 'https://video.example/xem?id=7', title: 'Phóng sự' } },
  { type: 'relatedStory', attrs: { articleId: 's1' } },
  { type: 'divider' },
  para('Hết.'),
);
