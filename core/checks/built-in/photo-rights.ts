import { AT_LEAST_ADVISED, type Check } from '../check.ts';
import { photoIds } from '../photo-ids.ts';

/**
 * A photo may be used only as long as its owner's licence allows (Intellectual Property Law of Vietnam,
 * article 20).
 */
export const photoRights = {
  name: 'photo-rights',
  field: 'lead',
  presets: { submit: 'advised', publish: 'required' },
  floor: AT_LEAST_ADVISED,
  isBreaking: false,
  needs: ['endedRights'],
  parameters: {},
  find: (content, { endedRights }) => {
    const shown = photoIds(content);
    const count = endedRights.filter((id) => shown.includes(id)).length;
    return count > 0 ? { values: { count } } : null;
  },
} as const satisfies Check;
