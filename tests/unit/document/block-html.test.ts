import { expect, test } from 'vitest';
import { BLOCK_HTML } from '#core/document/block-html.ts';
import { BLOCK_TYPES } from '#core/document/block-types.ts';

test('each kind of block has its HTML renderer, and there are no others', () => {
  expect(Object.keys(BLOCK_HTML).sort()).toEqual(BLOCK_TYPES.map(({ name }) => name).sort());
});
