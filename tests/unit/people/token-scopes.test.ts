import { expect, test } from 'vitest';
import { ALL_OPERATIONS } from '#app/api/v1/_operations/all-operations.ts';
import { COMMANDS } from '#core/articles/actions.ts';
import { OPERATION_SCOPES, scopeOfCommand, scopeOfOperation } from '#core/people/token-scopes.ts';

test('every operation that does more than read has its row, and no row is left over', () => {
  const changing = ALL_OPERATIONS.filter(({ method }) => method !== 'get').map(({ id }) => id);
  expect(Object.keys(OPERATION_SCOPES).toSorted()).toEqual(changing.toSorted());
});

test('an operation without a row asks for the most', () => {
  expect(scopeOfOperation({ id: 'somethingNew', method: 'post' }, {})).toBe('admin');
  expect(scopeOfOperation({ id: 'somethingNew', method: 'get' }, {})).toBe('read');
});

test('only kill and take-down ask for the scope of withdrawal', () => {
  expect(COMMANDS.filter((command) => scopeOfCommand(command) === 'withdraw')).toEqual(['kill', 'take_down']);
});

test('what brings a story to readers, takes it from them, or lets it come by itself asks for more than to write', () => {
  expect(COMMANDS.filter((command) => scopeOfCommand(command) === 'publish')).toEqual([
    ...['unblock', 'publish', 'publish_update', 'fast_publish', 'end_breaking'],
    ...['schedule', 'unschedule', 'reschedule', 'lift_embargo', 'set_expiry', 'clear_expiry', 'resume'],
    ...['withhold', 'release_withheld', 'restore'],
  ]);
});

test('what is no action is not refused by a scope', () => {
  const scopeOf = (action: string) => scopeOfOperation({ id: 'actOnArticle', method: 'post' }, { action });
  expect(['undo', 'constructor', ''].map(scopeOf)).toEqual(['write', 'write', 'write']);
});

test('an action of the workflow asks for its own scope', () => {
  const scopeOf = (action: string) => scopeOfOperation({ id: 'actOnArticle', method: 'post' }, { action });
  expect(['submit', 'fast-publish', 'release-withheld', 'take-down'].map(scopeOf)).toEqual([
    'write',
    'publish',
    'publish',
    'withdraw',
  ]);
});
