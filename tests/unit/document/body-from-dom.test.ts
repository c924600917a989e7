import { describe, expect, test } from 'vitest';
import { parseBody } from '#core/document/body.ts';
import { bodyFromDom } from '#core/document/body-from-dom.ts';
import { bodyText } from '#core/document/body-text.ts';
import { domOf, para } from './body-fixtures.ts';

const read = (html: string) => bodyFromDom(domOf(html));
const blocksOf = (html: string) => parseBody(read(html).body).content;

test('text without any markup is a paragraph, and an empty paste is an empty body', () => {
  expect(blocksOf('Chỉ có chữ')).toEqual([para('Chỉ có chữ')]);
  expect(blocksOf(' <p>&nbsp;</p><div><br></div> ')).toEqual([para('')]);
});

test('letters pasted in parts come out composed, without invisible characters', () => {
  expect(blocksOf('<p>Vie\u0302\u0323t\u200b&nbsp;Na\u00adm</p>')).toEqual([para('Việt Nam')]);
});

test('two line breaks make a new paragraph, one stays a break', () => {
  expect(blocksOf('<div>Một<br>hai<br><br>ba</div>')).toEqual([
    {
      type: 'paragraph',
      content: [{ type: 'text', text: 'Một' }, { type: 'hardBreak' }, { type: 'text', text: 'hai' }],
    },
    para('ba'),
  ]);
});

test('bold and italic are kept, also where only a style says so', () => {
  expect(
    blocksOf(
      '<p><b>a</b> <span style="font-weight: 700; font-style:italic">b</span> <i style="font-style:normal">c</i></p>',
    ),
  ).toEqual([
    {
      type: 'paragraph',
      content: [
        { type: 'text', text: 'a', marks: [{ type: 'bold' }] },
        { type: 'text', text: ' ' },
        { type: 'text', text: 'b', marks: [{ type: 'bold' }, { type: 'italic' }] },
        { type: 'text', text: ' c' },
      ],
    },
  ]);
});

test('the light b that Google Docs wraps around a paste makes nothing bold', () => {
  expect(
    blocksOf('<b style="font-weight:normal" id="docs-internal-guid-1"><p>Một</p><h3><b>Hai</b></h3></b>'),
  ).toEqual([
    para('Một'),
    { type: 'heading', attrs: { level: 3 }, content: [{ type: 'text', text: 'Hai' }] },
  ]);
});

test('a list that stands directly in a list goes under the item before it', () => {
  expect(blocksOf('<ul><li>Một</li><ul><li>Dưới một</li></ul><li><p>Hai</p></li></ul>')).toMatchObject([
    {
      type: 'bulletList',
      content: [
        { content: [para('Một'), { type: 'bulletList', content: [{ content: [para('Dưới một')] }] }] },
        { content: [para('Hai')] },
      ],
    },
  ]);
});

test("Word's paragraphs with markers become lists in lists", () => {
  const item = (level: number, marker: string, text: string) =>
    `<p class=MsoListParagraphCxSpMiddle style='mso-list:l0 level${level} lfo1'><![if !supportLists]>` +
    `<span style='mso-list:Ignore'>${marker}<span style='font:7.0pt "Times"'>&nbsp; </span></span><![endif]>${text}<o:p></o:p></p>\n`;
  const html = item(1, '1.', 'Một') + item(2, '·', 'Chấm') + item(3, 'o', 'Tròn') + item(1, '2.', 'Hai');
  expect(blocksOf(`${html}<p class=MsoNormal>Sau</p>`)).toMatchObject([
    {
      type: 'orderedList',
      content: [
        {
          content: [
            para('Một'),
            {
              type: 'bulletList',
              content: [
                { content: [para('Chấm'), { type: 'bulletList', content: [{ content: [para('Tròn')] }] }] },
              ],
            },
          ],
        },
        { content: [para('Hai')] },
      ],
    },
    para('Sau'),
  ]);
});

test('a table keeps its rows, heading cells and spans', () => {
  expect(
    blocksOf('<table><thead><tr><th colspan=2>Giá</th></tr></thead><tr><td>Gạo</td><td>12</td></tr></table>'),
  ).toMatchObject([
    {
      type: 'table',
      content: [
        { content: [{ type: 'tableHeader', attrs: { colspan: 2, rowspan: 1 }, content: [para('Giá')] }] },
        { content: [{ type: 'tableCell', content: [para('Gạo')] }, { content: [para('12')] }] },
      ],
    },
  ]);
});

test('comments, deleted text and hidden text of a document program do not reach the story', () => {
  const html =
    '<p>Giữ<del>xoá</del><span style="display:none">ẩn</span><span class="MsoCommentReference">[1]</span></p>' +
    '<div style="mso-element:comment-list"><p>Lời bàn</p></div><style>p{}</style><title>t</title>';
  expect(bodyText(read(html).body)).toBe('Giữ');
});

test('links that a reader may not follow are left as text', () => {
  expect(blocksOf('<p><a href="javascript:x">a</a><a href="/tin-1">b</a></p>')).toEqual([
    {
      type: 'paragraph',
      content: [
        { type: 'text', text: 'a' },
        { type: 'text', text: 'b', marks: [{ type: 'link', attrs: { href: '/tin-1' } }] },
      ],
    },
  ]);
});

test('however deep the nest of a forged page, the body that comes out is one that the desk accepts', () => {
  for (const tag of ['blockquote', 'ul><li', 'table><tr><td>a</td><td', 'div']) {
    expect(bodyText(parseBody(read(`${`<${tag}>`.repeat(120)}đáy`).body))).toContain('đáy');
  }
});

describe('a story of an old CMS', () => {
  const html = `
    <table><tr><td><img src="https://cu.example/a.jpg"></td></tr>
      <tr><td>Hai đặc phái viên bắt tay. (Nguồn: Reuters)</td></tr></table>
    <p>Đoạn một.</p>
    <table><tr><td><img src="x.jpg"></td><td><p>Tít một</p><p>Sapo một ...</p></td></tr></table>
    <p>Đoạn hai.</p>
    <p>Xem thêm: Tít hai</p>
    <p>| Tít ba Sapo ba ... |</p>
    <h3>Tin liên quan</h3><ul><li>Tít bốn</li><li>Tít năm</li></ul>`;

  test('gives the photo line, the text, and its five related lines apart', () => {
    const { body, related, lead } = read(html);
    expect(lead).toEqual({ caption: 'Hai đặc phái viên bắt tay.', credit: 'Reuters' });
    expect(body.content).toEqual([para('Đoạn một.'), para('Đoạn hai.')]);
    expect(new Set(related)).toEqual(
      new Set(['Tít một Sapo một ...', 'Tít hai', 'Tít ba Sapo ba ...', 'Tít bốn', 'Tít năm']),
    );
  });

  test('laid out in one big cell is still text', () => {
    const long = 'Một câu dài về biển. '.repeat(60).trim();
    expect(blocksOf(`<table><tr><td><p>${long}</p><p>Cuối.</p></td></tr></table>`)).toEqual([
      para(long),
      para('Cuối.'),
    ]);
  });
});
