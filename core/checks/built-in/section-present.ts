import { type Check, FIXED } from '../check.ts';

/** A story always has a section; this check finds one that does not exist or was removed. */
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
