import { expect, test } from 'vitest';
import { ALL_OPERATIONS } from '#app/api/v1/_operations/all-operations.ts';
import { COMMANDS } from '#core/articles/actions.ts';
import { OPERATION_SCOPES, scopeOfCommand, scopeOfOperation } from '#core/people/token-scopes.ts';

test('the table has a row for every operation that writes, and no other', () => {
  const changing = ALL_OPERATIONS.filter(({ method }) => method !== 'get').map(({ id }) => id);
  expect(Object.keys(OPERATION_SCOPES).toSorted()).toEqual(changing.toSorted());
});

test('an operation without a row needs the highest scope', () => {
  expect(scopeOfOperation({ id: 'somethingNew', method: 'post' }, {})).toBe('admin');
  expect(scopeOfOperation({ id: 'somethingNew', method: 'get' }, {})).toBe('read');
});

test('only kill and take-down need the scope withdraw', () => {
  expect(COMMANDS.filter((command) => scopeOfCommand(command) === 'withdraw')).toEqual(['kill', 'take_down']);
});

test('commands that publish, withhold or schedule a story need the scope publish', () => {
  expect(COMMANDS.filter((command) => scopeOfCommand(command) === 'publish')).toEqual([
    ...['unblock', 'publish', 'publish_update', 'fast_publish', 'end_breaking'],
    ...['schedule', 'unschedule', 'reschedule', 'lift_embargo', 'set_expiry', 'clear_expiry', 'resume'],
    ...['withhold', 'release_withheld', 'restore'],
  ]);
});

test('an unknown action needs only the scope write', () => {
  const scopeOf = (action: string) => scopeOfOperation({ id: 'actOnArticle', method: 'post' }, { action });
  expect(['undo', 'constructor', ''].map(scopeOf)).toEqual(['write', 'write', 'write']);
});

test('a workflow action needs its own scope', () => {
  const scopeOf = (action: string) => scopeOfOperation({ id: 'actOnArticle', method: 'post' }, { action });
  expect(['submit', 'fast-publish', 'release-withheld', 'take-down'].map(scopeOf)).toEqual([
    'write',
    'publish',
    'publish',
    'withdraw',
  ]);
});
