import { describe, expect, test } from 'vitest';
import { FORMATS } from '#core/articles/states.ts';
import { CHECK_LEVELS, CHECK_STAGES } from '#core/checks/check.ts';
import { CHECK_NAMES, CHECKS, checkNamed } from '#core/checks/checks.ts';
import { type CheckRule, isAtLeast, resolveRules } from '#core/checks/resolve-rules.ts';
import { BREAKING_RULES } from '#core/checks/run-checks.ts';
import fc from '#tests/support/fast-check.ts';

const SECTIONS = ['asia', 'world', 'sport'];

const rule = (changes: Partial<CheckRule>): CheckRule => ({
  name: 'lead-present',
  stage: 'submit',
  sectionId: null,
  format: null,
  level: 'off',
  parameters: {},
  ...changes,
});

const holds = (rules: readonly CheckRule[], name: CheckRule['name'] = 'lead-present') => {
  const found = resolveRules({ sectionPath: ['asia', 'world'], format: 'photo' }, rules);
  return found.find((each) => each.name === name && each.stage === 'submit');
};

describe('the most specific rule wins', () => {
  const siteRule = rule({ level: 'required' });
  const siteFormatRule = rule({ format: 'photo', level: 'off' });
  const desk = rule({ sectionId: 'world', level: 'required' });
  const deskFormat = rule({ sectionId: 'world', format: 'photo', level: 'off' });
  const section = rule({ sectionId: 'asia', level: 'required' });
  const sectionFormat = rule({ sectionId: 'asia', format: 'photo', level: 'off' });

  test('a section wins over its parents, a parent over the house, and a format rule over a general one', () => {
    const weakestFirst = [siteRule, siteFormatRule, desk, deskFormat, section, sectionFormat];
    expect(holds([])).toMatchObject({ level: 'advised', from: null });
    weakestFirst.forEach((strongest, place) => {
      const { level, sectionId, format } = strongest;
      const rules = weakestFirst.slice(0, place + 1);
      expect(holds(rules)).toMatchObject({ level, from: { sectionId, format } });
      expect(holds(rules.toReversed())).toMatchObject({ level, from: { sectionId, format } });
    });
  });

  test('rules of another desk, format, stage or check are ignored', () => {
    const otherRules = [
      rule({ sectionId: 'sport' }),
      rule({ format: 'opinion' }),
      rule({ sectionId: 'asia', stage: 'publish' }),
      rule({ sectionId: 'asia', name: 'sapo-length' }),
    ];
    expect(holds(otherRules)).toMatchObject({ level: 'advised', from: null });
  });
});

test('no check goes below its floor', () => {
  const all = resolveRules(
    { sectionPath: ['asia'], format: null },
    CHECK_NAMES.flatMap((name) =>
      CHECK_STAGES.map((stage) => rule({ name, stage, sectionId: 'asia', level: 'off' })),
    ),
  );
  const asked = (name: string) => all.filter((each) => each.name === name).map(({ level }) => level);
  for (const name of ['headline-present', 'section-present', 'byline-present', 'no-tk']) {
    expect(asked(name)).toEqual(['required', 'required']);
  }
  expect(asked('lead-alt')).toEqual(['advised', 'required']);
  expect(asked('lead-credit')).toEqual(['off', 'advised']);
  expect(asked('own-links-alive')).toEqual(['off', 'off']);
});

test('a number stays within its bounds, and an invalid number is the preset', () => {
  const max = (maxChars: unknown) =>
    holds(
      [rule({ name: 'headline-length', parameters: { maxChars } as Record<string, number> })],
      'headline-length',
    )?.parameters;
  expect(max(90)).toEqual({ maxChars: 90 });
  expect(max(90.4)).toEqual({ maxChars: 90 });
  expect(max(-1)).toEqual({ maxChars: 20 });
  expect(max(1e12)).toEqual({ maxChars: 160 });
  expect(max(Number.NaN)).toEqual({ maxChars: 110 });
  expect(max('90')).toEqual({ maxChars: 110 });
  expect(
    holds([rule({ name: 'headline-length', parameters: { other: 5 } })], 'headline-length')?.parameters,
  ).toEqual({ maxChars: 110 });
});

test('every place and every table give one result per check and stage, within the limits', () => {
  const anyRule = fc.record({
    name: fc.constantFrom(...CHECK_NAMES),
    stage: fc.constantFrom(...CHECK_STAGES),
    sectionId: fc.option(fc.constantFrom(...SECTIONS)),
    format: fc.option(fc.constantFrom(...FORMATS)),
    level: fc.constantFrom(...CHECK_LEVELS),
    parameters: fc.dictionary(fc.constantFrom('maxChars', 'days', 'overlap', 'minTags', 'x'), fc.double()),
  });
  const anyPlace = fc.record({
    sectionPath: fc.uniqueArray(fc.constantFrom(...SECTIONS, 'nowhere')),
    format: fc.option(fc.constantFrom(...FORMATS)),
  });
  fc.assert(
    fc.property(anyPlace, fc.array(anyRule), (place, rules) => {
      const found = resolveRules(place, rules);
      expect(found.map(({ name, stage }) => `${name} ${stage}`)).toEqual(
        CHECK_NAMES.flatMap((name) => CHECK_STAGES.map((stage) => `${name} ${stage}`)),
      );
      for (const { name, stage, level, parameters, from } of found) {
        const check = checkNamed(name);
        expect(isAtLeast(level, check.floor[stage])).toBe(true);
        expect(Object.keys(parameters)).toEqual(Object.keys(check.parameters));
        for (const [parameter, { min, max }] of Object.entries(check.parameters)) {
          expect(parameters[parameter]).toBeGreaterThanOrEqual(min);
          expect(parameters[parameter]).toBeLessThanOrEqual(max);
        }
        if (from?.sectionId) expect(place.sectionPath).toContain(from.sectionId);
        if (from?.format) expect(from.format).toBe(place.format);
      }
    }),
  );
});

test('the breaking path runs five checks that cannot be turned off', () => {
  expect(BREAKING_RULES.map(({ name }) => name)).toEqual([
    'headline-present',
    'no-tk',
    'no-missing-pictures',
    'section-present',
    'byline-present',
  ]);
  for (const check of CHECKS.filter(({ isBreaking }) => isBreaking)) {
    expect(check.floor).toEqual({ submit: 'required', publish: 'required' });
  }
});

test('presets are never below the floor, and preset numbers are within their bounds', () => {
  for (const { presets, floor, parameters } of CHECKS) {
    for (const stage of CHECK_STAGES) expect(isAtLeast(presets[stage], floor[stage])).toBe(true);
    for (const { preset, min, max } of Object.values(parameters)) {
      expect(preset).toBeGreaterThanOrEqual(min);
      expect(preset).toBeLessThanOrEqual(max);
    }
  }
});
