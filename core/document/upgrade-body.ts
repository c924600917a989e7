import { DomainError } from '#core/shared/domain-error.ts';
import { type Body, bodySchemaNumber, parseBody } from './body.ts';

/**
 * A stored body in the current schema. When the schema changes, each step from one number to the next is
 * added here, and the versions in the database stay as they were written. DomainError `body.newer-schema`
 * when a newer program wrote it, `body.invalid` when nothing of ours did.
 */
export function upgradeBody(stored: unknown): Body {
  const schema = typeof stored === 'object' && stored !== null && 'schema' in stored ? stored.schema : null;
  if (typeof schema === 'number' && schema > bodySchemaNumber) {
    throw new DomainError('body.newer-schema', { schema, known: bodySchemaNumber });
  }
  return parseBody(stored);
}
