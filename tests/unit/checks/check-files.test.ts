import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { CHECK_NAMES, CHECKS } from '#core/checks/checks.ts';
import en from '#messages/en/checks.json' with { type: 'json' };
import enErrors from '#messages/en/errors.json' with { type: 'json' };
import vi from '#messages/vi/checks.json' with { type: 'json' };
import viErrors from '#messages/vi/errors.json' with { type: 'json' };

test('every check is a file of its name, and every file is asked', () => {
  const files = readdirSync(new URL('../../../core/checks/built-in', import.meta.url));
  expect(files.map((file) => file.replace(/\.ts$/, '')).sort()).toEqual([...CHECK_NAMES].sort());
});

test('every check has its words in both languages: what it is about, what it found, and the code of its field', () => {
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

test('the words for what was found name the numbers of the rule', () => {
  const words = { vi: vi.fault as Record<string, string>, en: en.fault as Record<string, string> };
  for (const { name, parameters } of CHECKS) {
    // How much two headlines have in common is told as it was found.
    const told = Object.keys(parameters).filter((parameter) => parameter !== 'overlap');
    for (const parameter of told) {
      expect(words.vi[name]).toContain(`{${parameter},`);
      expect(words.en[name]).toContain(`{${parameter},`);
    }
  }
});
