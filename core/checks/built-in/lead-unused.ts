import { dayMs } from '../../shared/day-ms.ts';
import { type Check, FREE } from '../check.ts';

/** The photo is the lead of another published or scheduled story. */
export const leadUnused = {
  name: 'lead-unused',
  field: 'lead',
  presets: { submit: 'advised', publish: 'advised' },
  floor: FREE,
  isBreaking: false,
  needs: ['leadUses'],
  parameters: { days: { preset: 30, min: 1, max: 365 } },
  find: ({ lead }, { now, leadUses }, { days = 0 }) => {
    if (lead === null || leadUses?.of !== lead.mediaId) return null;
    const found = leadUses.stories.find(({ at }) => at === null || at > now - days * dayMs);
    return found === undefined ? null : { values: { headline: found.headline } };
  },
} as const satisfies Check;
