import { DomainError } from '#core/shared/domain-error.ts';

const PARTNER_NAMES: Readonly<Record<string, string>> = {
  sectionId: 'section',
  bylineIds: 'byline',
  tagIds: 'tags',
  pinIds: 'relatedPins',
};

/** Runs a use case and renames its field errors to the partner's field names. */
export async function inPartnerWords<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof DomainError) || typeof error.details.fieldErrors !== 'object') throw error;
    const entries = Object.entries(error.details.fieldErrors ?? {}).map(([field, code]) => {
      const [first = '', ...rest] = field.split('.');
      return [[PARTNER_NAMES[first] ?? first, ...rest].join('.'), code] as const;
    });
    throw new DomainError(error.code, { ...error.details, fieldErrors: Object.fromEntries(entries) });
  }
}
