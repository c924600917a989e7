import { parseHTML } from 'linkedom';
import type { BodyLabels } from '#core/document/block-type.ts';
import type { Block } from '#core/document/block-types.ts';
import { type Body, bodySchemaNumber } from '#core/document/body.ts';
import type { BodyHtmlOptions } from '#core/document/body-html.ts';
import type { DomNode } from '#core/document/dom.ts';

/** A body of these blocks. */
export function bodyOf(...content: Block[]): Body {
  return { type: 'doc', schema: bodySchemaNumber, content };
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

export const labels: BodyLabels = {
  creditForm: '(Nguồn: {credit})',
  quoteForm: '{cite}, {role}',
  related: 'Tin liên quan',
  viewOn: 'Xem trên',
  loadEmbed: 'Xem tại đây, {provider} sẽ biết',
  notes: 'Chú thích',
  note: 'Chú thích {number}',
  backToText: 'Trở lại bài',
  gallery: 'Chùm ảnh, {count} ảnh',
  chartLocale: 'vi',
  chartBar: 'Biểu đồ thanh',
  chartLine: 'Biểu đồ đường',
  chartMap: 'Bản đồ theo tỉnh, thành',
  chartShows: '{kind}: {title}. Cao nhất: {high}. Thấp nhất: {low}.',
  chartData: 'Bảng số liệu',
  chartSource: 'Nguồn: {source}',
};

/** Render options for a page with one photo `m1` and one story `s1`. */
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
        avifWidths: [320, 960, 1600],
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

/** A body with one block of every kind that readers see. */
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
      { type: 'footnote', attrs: { text: 'Theo số liệu <quý> II.' } },
      { type: 'text', text: ' tiếp, 5 m' },
      { type: 'text', text: '2', marks: [{ type: 'superscript' }] },
      { type: 'text', text: ' và CO' },
      { type: 'text', text: '2', marks: [{ type: 'bold' }, { type: 'subscript' }] },
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
    attrs: { cite: 'Một ngư dân', role: 'xã Bình Minh' },
    content: [{ type: 'text', text: 'Biển không nói dối.' }],
  },
  {
    type: 'figure',
    attrs: {
      mediaId: 'm1',
      credit: 'Reuters',
      alt: 'Thuyền "xanh" ở cảng',
    },
    content: [
      { type: 'text', text: 'Cảng cá lúc ' },
      { type: 'text', text: 'bình minh', marks: [{ type: 'italic' }] },
      { type: 'text', text: '.' },
    ],
  },
  {
    type: 'gallery',
    content: [
      {
        type: 'figure',
        attrs: { mediaId: 'm1', credit: 'TTXVN', alt: 'Lưới' },
        content: [{ type: 'text', text: 'Vá lưới.' }],
      },
      { type: 'figure', attrs: { mediaId: 'm1', credit: '', alt: '' } },
    ],
  },
  {
    type: 'factBox',
    attrs: { sourceId: '', title: 'Đội tàu', updatedAt: '' },
    content: [
      para('Ba mươi tàu.'),
      { type: 'bulletList', content: [{ type: 'listItem', content: [para('Mười tàu lớn')] }] },
    ],
  } as Block,
  { type: 'privateNote', content: [{ type: 'text', text: 'Hỏi lại cảng vụ.' }] },
  {
    type: 'missingPicture',
    attrs: { id: 'p1', src: 'https://bao.example/anh.jpg', alt: 'Ghe', credit: 'Lan', why: 'fetch.failed' },
    content: [{ type: 'text', text: 'Ghe chưa về.' }],
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
  {
    type: 'chart',
    attrs: {
      ...{ kind: 'line', title: 'Giá <gạo>', unit: 'đồng/kg', source: 'Hiệp hội', note: 'Giá tại ruộng.' },
      data: 'Tháng\tGạo\tNếp\n1\t6500.5\t7000\n2\t-6700\t',
    },
  },
  { type: 'embed', attrs: { provider: 'Video', url: 'https://video.example/xem?id=7', title: 'Phóng sự' } },
  { type: 'relatedStory', attrs: { articleId: 's1' } },
  { type: 'divider' },
  para('Hết.'),
);

/** The first block of a type out of `everyBlock`. */
export function blockOf<T extends Block['type']>(type: T): Extract<Block, { type: T }> {
  const block = everyBlock.content.find((each) => each.type === type);
  if (!block) throw new Error(`no ${type} among every block`);
  return block as Extract<Block, { type: T }>;
}
