import { DomainError } from '#core/shared/domain-error.ts';
import { type Body, bodySchemaNumber } from './body.ts';
import { type StoredBody, upgradeSteps } from './upgrade-steps.ts';

/**
 * A body from our own tables in the current schema. It was checked when it was written, so only an older one is
 * worked on, and the version in the database stays as it was written. DomainError `body.newer-schema` when a newer program wrote it.
 */
export function currentBody(stored: StoredBody): Body {
  if (stored.schema > bodySchemaNumber) refuseNewer(stored.schema);
  return upgradeSteps(stored) as Body;
}

function refuseNewer(schema: number): never {
  throw new DomainError('body.newer-schema', { schema, known: bodySchemaNumber });
}
