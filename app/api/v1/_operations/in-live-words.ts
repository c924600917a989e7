import { DomainError } from '#core/shared/domain-error.ts';

/** Runs a use case of an entry and renames its field errors: `content.authorIds` becomes `byline`. */
export async function inLiveWords<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof DomainError) || typeof error.details.fieldErrors !== 'object') throw error;
    const entries = Object.entries(error.details.fieldErrors ?? {}).map(
      ([field, code]) => [field.replace(/^authorIds/, 'byline').replace('entryId', 'id'), code] as const,
    );
    throw new DomainError(error.code, { ...error.details, fieldErrors: Object.fromEntries(entries) });
  }
}
