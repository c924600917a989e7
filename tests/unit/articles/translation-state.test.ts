import { expect, test } from 'vitest';
import { type OriginalSince, translationState } from '#core/articles/translation-state.ts';

const nothing: OriginalSince = {
  publicState: 'live',
  isNewerDraft: false,
  updateKinds: [],
  isEntryCorrected: false,
};
const after = (changes: Partial<OriginalSince>) => translationState({ ...nothing, ...changes });

test('minor fixes leave a translation current; updates, clarifications and publications do not', () => {
  expect(after({})).toBe('current');
  expect(after({ updateKinds: ['minor_fix', 'minor_fix'] })).toBe('current');
  for (const kind of ['update', 'clarification', null] as const) {
    expect(after({ updateKinds: ['minor_fix', kind] })).toBe('original_updated');
  }
  expect(after({ publicState: 'none', isNewerDraft: true })).toBe('original_updated');
});

test('a correction counts however many updates follow, and so does one of a live entry', () => {
  expect(after({ updateKinds: ['correction', 'minor_fix', 'update'] })).toBe('original_corrected');
  expect(after({ isEntryCorrected: true })).toBe('original_corrected');
});

test('a withdrawn original outweighs its corrections', () => {
  for (const publicState of ['withheld', 'killed', 'taken_down'] as const) {
    expect(after({ publicState, updateKinds: ['correction'] })).toBe('original_withdrawn');
  }
});
