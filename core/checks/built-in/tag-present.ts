import { type Check, FREE } from '../check.ts';

export const tagPresent = {
  name: 'tag-present',
  field: 'tagIds',
  presets: { submit: 'required', publish: 'required' },
  floor: FREE,
  isBreaking: false,
  needs: [],
  parameters: { minTags: { preset: 1, min: 1, max: 10 } },
  find: ({ tagIds }, _, { minTags = 1 }) =>
    new Set(tagIds).size < minTags ? { values: { tags: new Set(tagIds).size } } : null,
} as const satisfies Check;
