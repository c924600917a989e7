import { notFound } from 'next/navigation';
import { DomainError } from '#core/shared/domain-error.ts';

/** Returns the result of a page's use case, or renders the 404 page if it rejects the person. */
export async function refusedOr<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DomainError) notFound();
    throw error;
  }
}
