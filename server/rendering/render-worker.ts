import { parentPort, workerData } from 'node:worker_threads';
import { openDatabase } from '#db/client.ts';
import { readDatabaseTime } from '#db/queries/operations/database-time.ts';
import { createPageRenderer } from '#platform/page-cache/page-renderer.ts';
import { runGc } from '#platform/process/run-gc.ts';
import { openStorage } from '#platform/storage/open-storage.ts';
import { startDatabaseClock } from '#platform/time/database-clock.ts';
import { createLogger } from '#platform/traces/logger.ts';
import { provideServices } from '#usecases/services.ts';
import { createServices } from '../create-services.ts';
import { createIdleGc, heapUse } from './idle-gc.ts';
import { expireAtNextMoment, loadRenderer } from './load-renderer.ts';
import type { Connections, FromRenderThread, RenderThreadSetup, ToRenderThread } from './render-thread.ts';
import { warmUp } from './warm-up.ts';

/* The render thread: it has the build's pages and its own database connections, and no Next server. */

const port = parentPort;
if (port === null) throw new Error('This is run as a thread of the server.');
const { env, connectionString, authSecret, sheets, maxConnections, statementTimeoutMs } =
  workerData as RenderThreadSetup;
const log = createLogger(env.logLevel);
// This thread queries only for reader pages, so it uses the reader connections.
const database = await openDatabase({
  ...{ connectionString, maxConnections: 1, keepsPlans: () => true },
  readers: { maxConnections, statementTimeoutMs },
});
const clock = await startDatabaseClock({ ask: () => readDatabaseTime(database.db), log });
const storage = openStorage(env, env.dataDir);
const services = createServices({ env, storage, database, now: clock.now, authSecret });
provideServices(services);
const renderer = createPageRenderer({
  render: expireAtNextMoment(services, await loadRenderer(sheets)),
  now: clock.ms,
});
await warmUp({ services, renderer, planEverywhere: database.prepareOnAllConnections, log });
// Collects the garbage of the start.
runGc({ type: 'major' });
const work = createIdleGc({ collect: runGc, use: heapUse });

port.on('message', (message: ToRenderThread) => {
  if (message.kind === 'render') void renderForMain(message);
  else if (message.kind === 'invalidate') renderer.invalidate(message.tags);
  else if (message.kind === 'invalidate all') renderer.invalidateAll();
  else if (message.kind === 'ping') send({ kind: 'pong' });
  else void stop();
});
send({ kind: 'ready' });

async function renderForMain({
  id,
  address,
  useSharedReads,
}: ToRenderThread & { kind: 'render' }): Promise<void> {
  work.begun();
  try {
    const { result, ...metadata } = await renderer.render(address, { useSharedReads });
    // Copied to a buffer of its own, which can be transferred. Small Node buffers share one pool.
    const body = new Uint8Array(result.body);
    const page = { ...result, body, ...metadata };
    send({ kind: 'rendered', id, page, connections: connections() }, [body.buffer]);
  } catch (error) {
    send({ kind: 'failed', id, error: sendable(error), connections: connections() });
  } finally {
    work.ended();
  }
}

/** A serializable copy of an error: message, stack and cause. Other properties may not be serializable. */
function sendable(error: unknown): Error {
  if (!(error instanceof Error)) return new Error(String(error));
  const { message, cause } = error;
  const sent = new Error(message, cause instanceof Error ? { cause: new Error(cause.message) } : {});
  return Object.assign(sent, { stack: error.stack });
}

function connections(): Connections {
  return { open: database.readers?.totalCount ?? 0, waiting: database.readers?.waitingCount ?? 0 };
}

function send(message: FromRenderThread, transferred: ArrayBuffer[] = []): void {
  port?.postMessage(message, transferred);
}

async function stop(): Promise<void> {
  port?.close();
  await clock.stop();
  await database.close();
}
