import { type Check, FREE } from '../check.ts';

export const tagPresent = {
  name: 'tag-present',
  field: 'tagIds',
  presets: { submit: 'required', publish: 'required' },
  floor: FREE,
  isBreaking: false,
  needs: ['tagReplacements'],
  parameters: { minTags: { preset: 1, min: 1, max: 10 } },
  find: ({ tagIds }, { tagReplacements }, { minTags = 1 }) => {
    const borne = new Set(tagIds.flatMap((id) => (id in tagReplacements ? (tagReplacements[id] ?? []) : id)));
    return borne.size < minTags ? { values: { tags: borne.size } } : null;
  },
} as const satisfies Check;
