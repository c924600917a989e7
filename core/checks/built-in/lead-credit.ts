import { AT_LEAST_ADVISED, type Check } from '../check.ts';

/** A photo carries the name of its photographer (Intellectual Property Law of Vietnam, article 19). */
export const leadCredit = {
  name: 'lead-credit',
  field: 'lead',
  presets: { submit: 'required', publish: 'required' },
  floor: AT_LEAST_ADVISED,
  isBreaking: false,
  needs: [],
  parameters: {},
  find: ({ lead }) => (lead !== null && lead.credit.trim() === '' ? {} : null),
} as const satisfies Check;
