import type { WatchStatements } from '#db/watch-pool.ts';
import { beginPart } from '#platform/traces/spans.ts';

/** Creates a span for each SQL statement of a request or job, with its operation and table. */
export const traceStatements: WatchStatements = ({ operation, table }) => {
  const span = beginPart({
    name: table === null ? operation : `${operation} ${table}`,
    kind: 'client',
    attributes: {
      'db.system.name': 'postgresql',
      'db.operation.name': operation,
      ...(table !== null && { 'db.collection.name': table }),
    },
  });
  return span && ((error) => span.end(error));
};
