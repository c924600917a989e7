import { describe, expect, test } from 'vitest';
import { bodyFromDom } from '#core/document/body-from-dom.ts';
import { parseBody } from '#core/document/body-schema.ts';
import { bodyText } from '#core/document/body-text.ts';
import { domOf, para } from './body-fixtures.ts';

const read = (html: string) => bodyFromDom(domOf(html));
const blocksOf = (html: string) => parseBody(read(html).body).content;

test('text without any markup is a paragraph, and an empty paste is an empty body', () => {
  expect(blocksOf('Chỉ có chữ')).toEqual([para('Chỉ có chữ')]);
  expect(blocksOf(' <p>&nbsp;</p><div><br></div> ')).toEqual([para('')]);
});

test('decomposed letters are composed, and invisible characters are removed', () => {
  expect(blocksOf('<p>Vie\u0302\u0323t\u200b&nbsp;Na\u00adm</p>')).toEqual([para('Việt Nam')]);
});

test('two line breaks make a new paragraph, and one stays a break', () => {
  expect(blocksOf('<div>Một<br>hai<br><br>ba</div>')).toEqual([
    {
      type: 'paragraph',
      content: [{ type: 'text', text: 'Một' }, { type: 'hardBreak' }, { type: 'text', text: 'hai' }],
    },
    para('ba'),
  ]);
});

test('bold and italic are kept from tags and from styles', () => {
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

test('the unbold b element that Google Docs wraps around a paste makes nothing bold', () => {
  expect(
    blocksOf('<b style="font-weight:normal" id="docs-internal-guid-1"><p>Một</p><h3><b>Hai</b></h3></b>'),
  ).toEqual([
    para('Một'),
    { type: 'heading', attrs: { level: 3 }, content: [{ type: 'text', text: 'Hai' }] },
  ]);
});

test('a list directly in a list becomes a sublist of the item before it', () => {
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

test('comments, deleted text and hidden text of word processors are removed', () => {
  const html =
    '<p>Giữ<del>xoá</del><span style="display:none">ẩn</span><span class="MsoCommentReference">[1]</span></p>' +
    '<div style="mso-element:comment-list"><p>Lời bàn</p></div><style>p{}</style><title>t</title>';
  expect(bodyText(read(html).body)).toBe('Giữ');
});

test('unsafe links become plain text', () => {
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

test('deeply nested HTML gives a valid body', () => {
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

  test('gives the photo line, the text, and its five related headlines separately', () => {
    const { body, related, lead } = read(html);
    expect(lead).toMatchObject({ caption: 'Hai đặc phái viên bắt tay.', credit: 'Reuters' });
    expect(body.content).toEqual([para('Đoạn một.'), para('Đoạn hai.')]);
    expect(new Set(related)).toEqual(
      new Set(['Tít một Sapo một ...', 'Tít hai', 'Tít ba Sapo ba ...', 'Tít bốn', 'Tít năm']),
    );
  });

  test('in one big table cell is still text', () => {
    const long = 'Một câu dài về biển. '.repeat(60).trim();
    expect(blocksOf(`<table><tr><td><p>${long}</p><p>Cuối.</p></td></tr></table>`)).toEqual([
      para(long),
      para('Cuối.'),
    ]);
  });
});

describe('superscript and subscript', () => {
  const co2 = (inside: string) => blocksOf(`<p>CO${inside}</p>`);
  const lowered = {
    type: 'paragraph',
    content: [
      { type: 'text', text: 'CO' },
      { type: 'text', text: '2', marks: [{ type: 'subscript' }] },
    ],
  };

  test.each([
    ['a browser', '<sub>2</sub>'],
    ['Word', "<span style='vertical-align:sub'>2</span>"],
    ['Word, twice', "<sub><span lang=VI style='font-size:14.0pt;vertical-align:sub'>2</span></sub>"],
    ['Google Docs', '<span style="font-size:0.6em;vertical-align:sub;">2</span>'],
  ])('are kept as %s writes them', (_, inside) => {
    expect(co2(inside)).toEqual([lowered]);
  });

  test('also apply to superscript, and a baseline style ends it', () => {
    expect(
      blocksOf('<p>5 m<sup><b>2</b><span style="vertical-align:baseline"> đất</span></sup></p>'),
    ).toEqual([
      {
        type: 'paragraph',
        content: [
          { type: 'text', text: '5 m' },
          { type: 'text', text: '2', marks: [{ type: 'bold' }, { type: 'superscript' }] },
          { type: 'text', text: ' đất' },
        ],
      },
    ]);
  });
});

describe('text that a paste sets aside', () => {
  const photoLine = '<p>Thuyền về. (Nguồn: Reuters)</p>';

  test('contains the photo line with its original text', () => {
    const { body, lead } = bodyFromDom(domOf(`${photoLine}<p>Bài.</p>`));
    expect(lead).toEqual({ caption: 'Thuyền về.', credit: 'Reuters', text: 'Thuyền về. (Nguồn: Reuters)' });
    expect(body.content).toEqual([para('Bài.')]);
  });

  test('does not contain a photo line if the paste goes into an existing text', () => {
    const found = bodyFromDom(domOf(`${photoLine}<p>Xem thêm: Tít khác</p>`), { setAside: 'related' });
    expect(found.body.content).toEqual([para('Thuyền về. (Nguồn: Reuters)')]);
    expect(found).toMatchObject({ related: ['Tít khác'] });
    expect(found.lead).toBeUndefined();
  });

  test('is empty for a paste without a place for it', () => {
    const html = `${photoLine}<p>Xem thêm: Tít khác</p><table><tr><td><a href="/1">Tít trong khung</a></td></tr></table><ul class="related"><li><a href="/2">Tít hai</a></li></ul>`;
    const found = bodyFromDom(domOf(html), { setAside: 'none' });
    expect(found).toMatchObject({ related: [] });
    const text = bodyText(found.body);
    for (const line of ['(Nguồn: Reuters)', 'Xem thêm: Tít khác', 'Tít trong khung', 'Tít hai'])
      expect(text).toContain(line);
  });
});

describe('details of pasted HTML', () => {
  const imported = (html: string) => bodyFromDom(domOf(html), { pictures: 'take' });

  test("Word's bidi font weight does not change bold", () => {
    expect(
      blocksOf(
        "<p><b style='mso-bidi-font-weight:normal'>đậm</b> <b><span style='font-weight:400'>nhạt</span></b></p>",
      ),
    ).toEqual([
      {
        type: 'paragraph',
        content: [
          { type: 'text', text: 'đậm', marks: [{ type: 'bold' }] },
          { type: 'text', text: ' nhạt' },
        ],
      },
    ]);
  });

  test('a list that resumes after a paragraph continues its numbering', () => {
    const item = (marker: string, text: string) =>
      `<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>${marker} </span>${text}</p>`;
    const html = `${item('i.', 'Một')}${item('ii.', 'Hai')}<p class=MsoNormal>Xen giữa</p>${item('iii.', 'Ba')}${item('i.', 'Lại từ đầu')}`;
    expect(blocksOf(html)).toMatchObject([
      { type: 'orderedList', attrs: { start: 1 }, content: [{}, {}] },
      para('Xen giữa'),
      { type: 'orderedList', attrs: { start: 3 }, content: [{}] },
      { type: 'orderedList', attrs: { start: 1 }, content: [{}] },
    ]);
  });

  test.each([
    ['Thuyền về. (Ảnh: Thu Lan)', 'Thuyền về.', 'Thu Lan'],
    ['Thuyền về. Ảnh: Thu Lan', 'Thuyền về.', 'Thu Lan'],
    ['Thuyền về - Ảnh: THU LAN', 'Thuyền về', 'THU LAN'],
    ['Thuyền về (Ảnh TTXVN)', 'Thuyền về', 'TTXVN'],
    ['Nguồn: AFP', '', 'AFP'],
    ['Thuyền về (ảnh minh họa)', 'Thuyền về (ảnh minh họa)', ''],
    ['Thuyền về<span class="photo-credit">Ảnh: Lan/VNP</span>', 'Thuyền về', 'Lan/VNP'],
  ])('the photo line “%s” is split into caption and credit', (line, caption, credit) => {
    const { pictures } = imported(
      `<figure><img src="https://a.example/1.jpg"><figcaption>${line}</figcaption></figure><p>Bài.</p>`,
    );
    expect(pictures).toHaveLength(1);
    expect(pictures[0]?.caption.map((node) => (node.type === 'text' ? node.text : '')).join('')).toBe(
      caption,
    );
    expect(pictures[0]?.credit).toBe(credit);
  });

  test('an inline picture follows its sentence, and tracking pixels and icons are dropped', () => {
    const { body, pictures } = imported(
      '<p>Trước <img src="https://a.example/1.jpg" width="600"> sau.</p><img src="https://a.example/p.gif" width="1" height="1"><img src="x/icon.svg" width="16">',
    );
    expect(pictures.map((picture) => picture.src)).toEqual(['https://a.example/1.jpg']);
    expect(body.content[0]).toEqual(para('Trước sau.'));
    expect(body.content).toHaveLength(2);
  });

  test('a picture with a local address leaves a missing picture block', () => {
    const { body } = imported('<p>Trên</p><img src="file:///C:/Temp/image003.png" alt="Biểu đồ"><p>Dưới</p>');
    expect(body.content).toEqual([
      para('Trên'),
      {
        type: 'missingPicture',
        attrs: { id: '1', src: 'image003.png', alt: 'Biểu đồ', credit: '', why: '' },
      },
      para('Dưới'),
    ]);
  });

  test('a picture in a heading, a list or a cell moves to a valid place', () => {
    const image = (name: string) => `<img src="https://a.example/${name}.jpg">`;
    const { body, pictures } = imported(
      `<h2>Tít ${image('a')}</h2><ul><li>Mục ${image('b')}</li></ul><table><tr><td>Một ${image('c')}</td><td>Hai</td></tr></table>`,
    );
    parseBody(body);
    expect(pictures).toHaveLength(3);
    expect(body.content.map((block) => block.type)).toEqual([
      'heading',
      'missingPicture',
      'bulletList',
      'table',
    ]);
  });

  test('a box of related stories gives its headlines, and a text box with a link stays text', () => {
    const box =
      '<div class="related-news"><p>Tin liên quan</p><a href="/1"><img src="/1.jpg"></a><a href="/1">Tít một</a><a href="/2">Tít hai</a></div>';
    const text = '<div class="related-wrap"><p>Một đoạn dài có <a href="/3">liên kết</a> ở giữa.</p></div>';
    const found = read(box + text);
    expect(found.related).toEqual(['Tít một', 'Tít hai']);
    expect(bodyText(found.body)).toBe('Một đoạn dài có liên kết ở giữa.');
  });

  test('links below a label are related stories until the text continues', () => {
    const found = read(
      '<p><b>Có thể bạn quan tâm</b></p><p><a href="/1">Tít một</a></p><p>Đoạn kế có <a href="/2">liên kết</a>.</p><p><a href="/3">Cả đoạn là liên kết</a></p>',
    );
    expect(found.related).toEqual(['Tít một']);
    expect(bodyText(found.body)).toBe('Đoạn kế có liên kết.\n\nCả đoạn là liên kết');
  });

  test('soft line breaks of all programs become line breaks, and an emoji sequence stays whole', () => {
    expect(blocksOf('<p>Một\u2028hai\u000bba 👨\u200d👩\u200d👧 x\u200dy</p>')).toEqual([
      {
        type: 'paragraph',
        content: [
          { type: 'text', text: 'Một' },
          { type: 'hardBreak' },
          { type: 'text', text: 'hai' },
          { type: 'hardBreak' },
          { type: 'text', text: 'ba 👨\u200d👩\u200d👧 xy' },
        ],
      },
    ]);
  });
});
