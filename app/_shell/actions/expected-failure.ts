import { DomainError } from '#core/shared/domain-error.ts';
import { unavailableCode } from '#platform/storage/unavailable-code.ts';
import { log } from '../shared/log.ts';

/** The failure with its code, if it is expected; an unavailable database or storage is. Null for a bug. */
export function expectedFailure(error: unknown): DomainError | null {
  if (error instanceof DomainError) return error;
  const code = unavailableCode(error);
  // The client only learns that files are unavailable; the reason is in the log.
  if (code === 'storage.unavailable') log().error({ err: error }, 'files cannot be read or written');
  return code === null ? null : new DomainError(code);
}
