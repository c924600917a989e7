import { AsyncLocalStorage } from 'node:async_hooks';
import { createRequire } from 'node:module';
import path from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { renderToStaticMarkup } from 'react-dom/server';
import { openDatabase } from '#db/client.ts';
import { readDatabaseTime } from '#db/queries/operations/database-time.ts';
import { createPageRenderer } from '#platform/page-cache/page-renderer.ts';
import { runGc } from '#platform/process/run-gc.ts';
import { registerMarkupRenderer } from '#platform/rendering/markup.ts';
import { openStorage } from '#platform/storage/open-storage.ts';
import { startDatabaseClock } from '#platform/time/database-clock.ts';
import { createLogger } from '#platform/traces/logger.ts';
import { provideServices } from '#usecases/services.ts';
import { createServices } from '../create-services.ts';
import { expireAtNextMoment } from './expire-at-next-moment.ts';
import { createIdleGc, heapUse } from './idle-gc.ts';
import type {
  Connections,
  FromRenderThread,
  RenderThreadSetup,
  ToRenderThread,
} from './render-thread-messages.ts';
import { standaloneRenderer } from './standalone-renderer.ts';
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
  readers: { maxConnections, statementTimeoutMs: statementTimeoutMs },
});
const clock = await startDatabaseClock({ ask: () => readDatabaseTime(database.db), log });
const storage = openStorage(env, env.dataDir);
const services = createServices({ env, storage, database, now: clock.now, authSecret });
provideServices(services);
registerMarkupRenderer(renderToStaticMarkup);
await loadPages();
const renderer = createPageRenderer({
  render: expireAtNextMoment(services, standaloneRenderer(sheets)),
  now: clock.ms,
});
await warmUp({ services, renderer, planEverywhere: database.prepareOnAllConnections, log });
// Collects the garbage of the start.
runGc({ type: 'major' });
const work = createIdleGc({ collect: runGc, use: heapUse });

port.on('message', (told: ToRenderThread) => {
  if (told.kind === 'render') void renderForMain(told);
  else if (told.kind === 'forget') renderer.invalidate(told.tags);
  else if (told.kind === 'forget all') renderer.invalidateAll();
  else if (told.kind === 'are you there') say({ kind: 'here' });
  else void stop();
});
say({ kind: 'ready' });

async function renderForMain({ id, address, shares }: ToRenderThread & { kind: 'render' }): Promise<void> {
  work.begun();
  try {
    const { result, ...told } = await renderer.render(address, { useSharedReads: shares });
    // Copied to a buffer of its own, which can be transferred. Small Node buffers share one pool.
    const body = new Uint8Array(result.body);
    const page = { ...result, body, ...told };
    say({ kind: 'made', id, page, connections: connections() }, [body.buffer]);
  } catch (error) {
    say({ kind: 'failed', id, error: sendable(error), connections: connections() });
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

function say(message: FromRenderThread, handedOver: ArrayBuffer[] = []): void {
  port?.postMessage(message, handedOver);
}

async function stop(): Promise<void> {
  port?.close();
  await clock.stop();
  await database.close();
}

/** Loads the pages of the build as Next's server does at its start, and nothing else of it. */
async function loadPages(): Promise<void> {
  Object.assign(globalThis, { AsyncLocalStorage });
  process.env.NEXT_RUNTIME = 'nodejs';
  const require = createRequire(import.meta.url);
  const { register } = await require(path.resolve('.next', 'server', 'instrumentation.js'));
  await register();
}
