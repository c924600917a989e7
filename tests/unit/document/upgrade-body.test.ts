import { expect, test } from 'vitest';
import { bodySchemaNumber } from '#core/document/body.ts';
import { upgradeBody } from '#core/document/upgrade-body.ts';
import { everyBlock } from './body-fixtures.ts';

test('a body of today needs no upgrade', () => {
  expect(upgradeBody(everyBlock)).toEqual(everyBlock);
});

test('a body of a newer program is refused, not guessed at', () => {
  expect(() => upgradeBody({ ...everyBlock, schema: bodySchemaNumber + 1 })).toThrow('body.newer-schema');
  expect(() => upgradeBody(null)).toThrow('body.invalid');
});
