import { DomainError } from '#core/shared/domain-error.ts';

/** The result of a page's use case, or null if the URL is invalid (`request.invalid`). */
export async function validOrNull<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DomainError && error.code === 'request.invalid') return null;
    throw error;
  }
}
