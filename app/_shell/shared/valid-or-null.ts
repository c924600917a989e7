import { DomainError } from '#core/shared/domain-error.ts';

/** What a page's use case returns; null where the address asks for something that it can't (`request.invalid`). */
export async function validOrNull<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DomainError && error.code === 'request.invalid') return null;
    throw error;
  }
}
