import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { CHECK_NAMES, CHECKS } from '#core/checks/checks.ts';
import en from '#messages/en/checks.json' with { type: 'json' };
import enErrors from '#messages/en/errors.json' with { type: 'json' };
import vi from '#messages/vi/checks.json' with { type: 'json' };
import viErrors from '#messages/vi/errors.json' with { type: 'json' };

test('the built-in folder has exactly one file for each check', () => {
  const files = readdirSync(new URL('../../../core/checks/built-in', import.meta.url));
  expect(files.map((file) => file.replace(/\.ts$/, '')).sort()).toEqual([...CHECK_NAMES].sort());
});

test('every check has a description, a finding and an error message in both languages', () => {
  for (const words of [vi, en]) {
    expect(Object.keys(words.about).sort()).toEqual([...CHECK_NAMES].sort());
    expect(Object.keys(words.fault)).toEqual(expect.arrayContaining([...CHECK_NAMES]));
    const named = CHECKS.flatMap(({ parameters }) => Object.keys(parameters));
    expect(Object.keys(words.parameter).sort()).toEqual([...new Set(named)].sort());
  }
  for (const { check } of [viErrors, enErrors]) {
    expect(Object.keys(check).sort()).toEqual([...CHECK_NAMES].sort());
  }
});

test('the finding of a check names the numbers of its rule', () => {
  const words = { vi: vi.fault as Record<string, string>, en: en.fault as Record<string, string> };
  for (const { name, parameters } of CHECKS) {
    // The overlap of two headlines is shown as measured, not as the limit.
    const shown = Object.keys(parameters).filter((parameter) => parameter !== 'overlap');
    for (const parameter of shown) {
      expect(words.vi[name]).toContain(`{${parameter},`);
      expect(words.en[name]).toContain(`{${parameter},`);
    }
  }
});
