import { DomainError } from '#core/shared/domain-error.ts';
import { type Body, bodySchemaNumber } from './body.ts';
import { type StoredBody, upgradeSteps } from './upgrade-steps.ts';

/**
 * A stored body in the current schema. It was validated when it was written, so only an older schema needs
 * work; the stored version does not change. Throws DomainError `body.newer-schema` if a newer program wrote
 * it.
 */
export function currentBody(stored: StoredBody): Body {
  if (stored.schema > bodySchemaNumber) refuseNewer(stored.schema);
  return upgradeSteps(stored) as Body;
}

function refuseNewer(schema: number): never {
  throw new DomainError('body.newer-schema', { schema, known: bodySchemaNumber });
}
