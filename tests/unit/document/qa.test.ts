import { expect, test } from 'vitest';
import type { Block } from '#core/document/block-types.ts';
import { bodyFromDom } from '#core/document/body-from-dom.ts';
import { bodyHtml } from '#core/document/body-html.ts';
import { parseBody } from '#core/document/body-schema.ts';
import { bodyText } from '#core/document/body-text.ts';
import { repairBody } from '#core/document/repair-body.ts';
import type { TreeNode } from '#core/working-copy/line.ts';
import { linesOfTree } from '#core/working-copy/lines-of-tree.ts';
import { treeOfLines } from '#core/working-copy/tree-of-lines.ts';
import { bodyOf, domOf, page, para } from './body-fixtures.ts';

const words = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] }) as const;
const qa: Block = {
  type: 'qa',
  content: [words('Nước lên đến đâu?'), words('Đến bậc thềm.'), words('Rồi rút.')],
};
const feed = { ...page, mode: 'feed', siteUrl: 'https://toasoan.example' } as const;

test('a question is rendered apart from its answer, on a page and in a feed', () => {
  expect(bodyHtml(bodyOf(qa), page)).toBe(
    '<div class="qa" data-node="qa"><p class="question">Nước lên đến đâu?</p><p>Đến bậc thềm.</p><p>Rồi rút.</p></div>',
  );
  expect(bodyHtml(bodyOf(qa), feed)).toBe(
    '<p><strong>Nước lên đến đâu?</strong></p><p>Đến bậc thềm.</p><p>Rồi rút.</p>',
  );
});

test('an empty question renders no element', () => {
  const block: Block = { type: 'qa', content: [{ type: 'paragraph' }, words('Chỉ có lời đáp.')] };
  expect(bodyHtml(bodyOf(block), page)).toBe('<div class="qa" data-node="qa"><p>Chỉ có lời đáp.</p></div>');
});

test('its HTML parses back to the same block, and its text has one line per paragraph', () => {
  const body = bodyOf(qa, para('Đoạn sau.'));
  expect(bodyFromDom(domOf(bodyHtml(body, page))).body).toEqual(body);
  expect(parseBody(body)).toEqual(body);
  expect(bodyText(body)).toContain('Nước lên đến đâu?\nĐến bậc thềm.\nRồi rút.');
});

test('a block that a question cannot contain splits it, without losing a word', () => {
  const heading = { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'Tít' }] };
  const mixed = { type: 'doc', content: [{ type: 'qa', content: [words('Hỏi?'), heading, words('Đáp.')] }] };
  expect(repairBody(mixed)).toEqual(
    bodyOf({ type: 'qa', content: [words('Hỏi?')] }, heading as Block, {
      type: 'qa',
      content: [words('Đáp.')],
    }),
  );
});

test('its paragraphs are separate lines of the working copy', () => {
  const lines = linesOfTree([qa as TreeNode]);
  expect(lines.map(({ type, within }) => [type, within.map((around) => around.type)])).toEqual([
    ['paragraph', ['qa']],
    ['paragraph', ['qa']],
    ['paragraph', ['qa']],
  ]);
  expect(treeOfLines(lines)).toEqual([qa]);
});
