import { type Check, FIXED } from '../check.ts';

/** A story has always a section; what this finds is one that does not exist, or not any more. */
export const sectionPresent = {
  name: 'section-present',
  field: 'sectionId',
  presets: FIXED,
  floor: FIXED,
  isBreaking: true,
  needs: ['sectionIds'],
  parameters: {},
  find: ({ sectionId }, { sectionIds }) => (sectionIds.includes(sectionId) ? null : {}),
} as const satisfies Check;
