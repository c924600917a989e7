import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { EveryBlock } from '#components/desk/blocks/every-block.tsx';
import { Words } from '#components/ui/words.tsx';
import { BLOCK_TYPES } from '#core/document/block-types.ts';
import { bodySchemaNumber } from '#core/document/body.ts';
import { parseBody } from '#core/document/body-schema.ts';
import { exampleBlocks } from '#core/document/example-blocks.ts';
import type { BlockNode } from '#core/document/node.ts';
import { READY } from '#core/i18n/messages.ts';

const blocks = exampleBlocks({ mediaId: 'm1', articleId: 's1' });

test('the examples contain every kind of block and are a valid body', () => {
  const kinds = new Set(blocks.flatMap(kindsIn));
  expect([...kinds].sort()).toEqual(BLOCK_TYPES.map(({ name }) => name).sort());
  const body = { type: 'doc', schema: bodySchemaNumber, content: blocks };
  expect(parseBody(body)).toEqual(body);
});

test('the page of all blocks has a section with four forms for each top-level block', () => {
  const shown = blocks.map((block) => ({
    block,
    ...{
      page: `<b>${block.type} on the page</b>`,
      feed: `${block.type} <feed>`,
      text: `${block.type} in words`,
    },
  }));
  const page = createElement(EveryBlock, { blocks: shown, media: [], stories: [] });
  const html = renderToStaticMarkup(Words({ locale: 'vi', messages: READY.vi, children: page }));
  const names = Array.from(html.matchAll(/<section aria-label="(\w+)">/g), ([, name]) => name);
  expect(names).toEqual(BLOCK_TYPES.filter(({ group }) => group.includes('block')).map(({ name }) => name));
  for (const name of names) {
    expect(html).toContain(`<b>${name} on the page</b>`);
    expect(html).toContain(`${name} &lt;feed&gt;`);
    expect(html).toContain(`${name} in words`);
  }
  expect(html.match(/class="editor"/g)).toHaveLength(names.length);
});

function kindsIn(block: BlockNode): string[] {
  const inside = (block.content ?? []) as readonly BlockNode[];
  const children = inside.filter(({ type }) => type !== 'text');
  return [block.type, ...children.flatMap(kindsIn)];
}
