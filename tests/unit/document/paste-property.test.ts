import { expect, test } from 'vitest';
import { bodyFromDom } from '#core/document/body-from-dom.ts';
import { parseBody } from '#core/document/body-schema.ts';
import { bodyText } from '#core/document/body-text.ts';
import fc from '#tests/support/fast-check.ts';
import { domOf } from './body-fixtures.ts';

/*
 * Random HTML as word processors write it: Word paragraphs with and without markers, nested lists and tables,
 * marks by tag and by style. It also has headings in odd places and deeply nested spans. Every word is
 * unique, so that a lost, doubled or moved word is detected.
 */
type Piece = (word: () => string) => string;

const MARKS = [
  (inside: string) => `<b style='mso-bidi-font-weight:normal'>${inside}</b>`,
  (inside: string) => `<i>${inside}</i>`,
  (inside: string) => `<span style="font-weight:700;white-space:pre-wrap">${inside}</span>`,
  (inside: string) => `<a href="https://bao.example/?utm_source=a">${inside}</a>`,
  (inside: string) => `<span lang=VI style='mso-ansi-language:VI'>${inside}<o:p></o:p></span>`,
  (inside: string) => `<font face="Arial"><u>${inside}</u></font>`,
];

const run = fc.record({
  mark: fc.nat(MARKS.length),
  after: fc.constantFrom(' ', '<br>', '&nbsp;', '\n', ', '),
});
const line: fc.Arbitrary<Piece> = fc
  .array(run, { minLength: 1, maxLength: 4 })
  .map(
    (runs) => (word) =>
      runs.map(({ mark, after }) => (MARKS[mark] ?? ((inside) => inside))(word()) + after).join(''),
  );

const wordItem: fc.Arbitrary<Piece> = fc
  .record({
    line,
    level: fc.integer({ min: 1, max: 12 }),
    marker: fc.constantFrom('1.', '7)', 'iv.', 'c.', '·', 'o', '§', ''),
    margin: fc.constantFrom('', 'margin-left:36.0pt;', 'margin-left:72.0pt;'),
    hasLevel: fc.boolean(),
  })
  .map(({ line: text, level, marker, margin, hasLevel }) => (word) => {
    const list = hasLevel ? `mso-list:l0 level${level} lfo1` : '';
    const mark =
      hasLevel && marker
        ? `<![if !supportLists]><span style='mso-list:Ignore'>${marker}&nbsp;</span><![endif]>`
        : '';
    return `<p class=MsoListParagraphCxSpMiddle style='${margin}${list}'>${mark}${text(word)}</p>`;
  });

const { block } = fc.letrec<{ block: Piece; blocks: Piece }>((tie) => ({
  blocks: fc
    .array(tie('block'), { minLength: 1, maxLength: 4 })
    .map((pieces) => (word: () => string) => pieces.map((piece) => piece(word)).join('\n')),
  block: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    line.map(
      (text): Piece =>
        (word) =>
          `<p class=MsoNormal>${text(word)}</p>`,
    ),
    line,
    wordItem,
    line.map(
      (text): Piece =>
        (word) =>
          `<h2>${text(word)}</h2>`,
    ),
    fc
      .tuple(
        fc.constantFrom('div', 'blockquote', 'section', 'b', 'span', 'figure', 'center', 'h3', 'pre'),
        tie('blocks'),
      )
      .map(
        ([tag, inside]): Piece =>
          (word) =>
            `<${tag}>${inside(word)}</${tag}>`,
      ),
    fc
      .tuple(
        fc.constantFrom('ul', 'ol', 'ol start=4'),
        fc.array(tie('blocks'), { minLength: 1, maxLength: 3 }),
      )
      .map(
        ([list, items]): Piece =>
          (word) =>
            `<${list}>${items.map((item) => `<li>${item(word)}</li>`).join('')}</${list.slice(0, 2)}>`,
      ),
    fc.tuple(line, tie('block')).map(
      ([text, inside]): Piece =>
        (word) =>
          `<ul><li>${text(word)}</li><ul><li>${inside(word)}</li></ul></ul>`,
    ),
    fc.array(fc.tuple(tie('blocks'), tie('blocks')), { minLength: 1, maxLength: 3 }).map(
      (rows): Piece =>
        (word) =>
          `<table>${rows.map(([one, two]) => `<tr><td>${one(word)}</td><td colspan=2>${two(word)}</td></tr>`).join('')}</table>`,
    ),
  ),
}));

test('any word processor HTML becomes a valid body with every word once and in order', () => {
  fc.assert(
    fc.property(fc.array(block, { minLength: 1, maxLength: 6 }), (pieces) => {
      const words: string[] = [];
      const word = () => {
        words.push(`từ${words.length}x`);
        return words.at(-1) ?? '';
      };
      const html = pieces.map((piece) => piece(word)).join('\n');
      const found = bodyFromDom(domOf(html));
      expect(found.related).toEqual([]);
      expect(bodyText(parseBody(found.body)).match(/từ\d+x/g)).toEqual(words);
      expect(JSON.stringify(found.body)).not.toMatch(/mso-|utm_/);
    }),
    { numRuns: 120 },
  );
});
