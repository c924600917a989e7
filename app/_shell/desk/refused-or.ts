import { notFound } from 'next/navigation';
import { DomainError } from '#core/shared/domain-error.ts';

/** What a page's use case returns; where it refuses, the page is not there for this person. */
export async function refusedOr<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DomainError) notFound();
    throw error;
  }
}
