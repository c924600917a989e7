import path from 'node:path';
import { defaultPolicy } from '#core/articles/policy.ts';
import { operator } from '#core/people/operator.ts';
import { analyzeTables } from '#db/analyze-tables.ts';
import { type OnWithdrawn, openDatabase } from '#db/client.ts';
import { readDatabaseTime } from '#db/queries/operations/database-time.ts';
import { openAuditAnchors } from '#platform/auth/audit-anchors.ts';
import { recentTokens } from '#platform/auth/recent-token-cache.ts';
import { createIdleGate } from '#platform/concurrency/idle-gate.ts';
import { acceptUserStreams, closeUserStreams } from '#platform/http/user-streams.ts';
import { openMailer } from '#platform/mail/open-mailer.ts';
import { createPageCache } from '#platform/page-cache/page-cache.ts';
import { createPageRenderer } from '#platform/page-cache/page-renderer.ts';
import type { IsSignedIn } from '#platform/page-cache/reader-request.ts';
import { renderContext } from '#platform/page-cache/render-context.ts';
import { openDataFolder } from '#platform/postgres/cluster.ts';
import { startPostgres } from '#platform/postgres/start-postgres.ts';
import { authSecretOf, type Env } from '#platform/process/env.ts';
import { StartProblem } from '#platform/process/start-problem.ts';
import { warnOfOpenFolders } from '#platform/process/warn-of-open-folders.ts';
import { START_CHECK_FILE } from '#platform/storage/check-storage.ts';
import { openStorage, storageNameOf } from '#platform/storage/open-storage.ts';
import { forgetOldFiles } from '#platform/storage/received-file.ts';
import type { Storage } from '#platform/storage/storage.ts';
import { startDatabaseClock } from '#platform/time/database-clock.ts';
import type { Logger } from '#platform/traces/logger.ts';
import { openTraces } from '#platform/traces/open-traces.ts';
import { provideSpans } from '#platform/traces/spans.ts';
import type { Context, Services } from '#usecases/context.ts';
import { readFrontAge } from '#usecases/fronts/read-front-age.ts';
import { countViews } from '#usecases/page-views/count-views.ts';
import { takePasswordCost } from '#usecases/passwords/take-password-cost.ts';
import { recordSearchTerms } from '#usecases/search/record-search-terms.ts';
import { seedDemo } from '#usecases/seed/seed-demo.ts';
import { provideServices } from '#usecases/services.ts';
import { readIndexNowKey } from '#usecases/site/read-index-now-key.ts';
import { sealWebhookSecrets } from '#usecases/webhooks/seal-webhook-secrets.ts';
import { type CollabServer, createCollabServer } from './collab/collab-server.ts';
import { createMayJoin } from './collab/may-join.ts';
import { createServices } from './create-services.ts';
import { createAdmissionControl } from './http/admission.ts';
import { listenForInvalidations } from './http/cache-invalidation-listener.ts';
import { networkOfClient } from './http/client-address.ts';
import { compressDeskMessages } from './http/desk-messages.ts';
import { createHasDatabase, createHasFiles, serveHealth } from './http/health.ts';
import { type HttpServer, openServer, type RequestHandler } from './http/http-server.ts';
import { createServeIndexNowKey } from './http/index-now-key.ts';
import { createLiveEvents } from './http/live-events.ts';
import { findStyles } from './http/merged-styles.ts';
import { createMetrics } from './http/metrics.ts';
import { type NextApp, startNext } from './http/next-app.ts';
import { listenForNotifications } from './http/notifications-listener.ts';
import { findPrecompressedAssets } from './http/precompressed-assets.ts';
import { findReaderScripts } from './http/reader-scripts.ts';
import { createRequestHandler } from './http/request-handler.ts';
import { readRouteNames } from './http/route-names.ts';
import { createSearchCounter } from './http/search-counter.ts';
import { FILE_HEADERS, READER_POLICY, securityHeaders } from './http/security-headers.ts';
import { createServeSiteAt } from './http/site-at.ts';
import { traceRequests, traceStatements } from './http/trace-requests.ts';
import { createViewCounter } from './http/view-counter.ts';
import { lockDataFolder } from './lock-data-folder.ts';
import { createFigures } from './operations/figures.ts';
import { createJobDesk } from './operations/job-desk.ts';
import { productVersion } from './operations/product-version.ts';
import { prepareDatabase } from './prepare-database.ts';
import { openRendering, usesRenderThread } from './rendering/open-rendering.ts';
import { requireDatabase } from './require-database.ts';
import { seedIfEmpty } from './seed-if-empty.ts';
import { isKnownBrowser, readSessionId } from './session-cookie.ts';
import { warnOfUnknownDesks } from './warn-of-unknown-desks.ts';
import { startWorker } from './worker/start-worker.ts';

/**
 * A new connection has to load the catalogue and plan all statements again. With a short timeout, an editor
 * who publishes rarely at night would wait two or three times as long.
 */
const POOL_IDLE_TIMEOUT_MS = 300_000;
/** For the desk and the API. After this time the client has usually left or retried. */
const STATEMENT_TIMEOUT_MS = 30_000;
/** As many connections as concurrent renders. Each connection keeps its own plans. */
const READER_BOUNDS = { maxConnections: 4, statementTimeoutMs: 10_000 };
/** For pages that the main thread renders until the render thread is ready. */
const SPARE_READER_CONNECTIONS = 2;
const WORKER_CONNECTIONS = 4;

export type Running = { greeting: string[]; stop(): Promise<void> };

type Opening = {
  readonly env: Env;
  readonly log: Logger;
  readonly inDevelopment: boolean;
  /** Gets lines for the operator during a first start. */
  readonly report: (line: string) => void;
  /** Adds a part to stop. The last one stops first. */
  readonly onStop: (end: () => Promise<unknown>) => void;
};
type Data = Opening & Awaited<ReturnType<typeof openData>>;
type Newsroom = Data & Awaited<ReturnType<typeof openNewsroom>>;
type Pages = Newsroom & Awaited<ReturnType<typeof openPages>>;

/** Starts web, presence and background work in one process on one port, according to `ROLES`. */
export async function startServer(start: Omit<Opening, 'onStop'>): Promise<Running> {
  const { env, log, inDevelopment } = start;
  const ending: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const end of ending.splice(0).reverse()) {
      await end().catch((error: unknown) => log.error({ err: error }, 'a part did not stop cleanly'));
    }
  };
  const opening: Opening = { ...start, onStop: (end) => void ending.push(end) };
  try {
    const port = await openServer(env.port, { keepAliveMs: env.keepAliveMs });
    ending.push(port.stop);
    const data: Data = { ...opening, ...(await openData(opening)) };
    configureNext(data);
    const preparing = env.roles.has('web') ? startNext({ env, inDevelopment }) : null;
    // Awaited below. Until then a rejection must not end the process as unhandled.
    preparing?.catch(() => {});
    const newsroom: Newsroom = { ...data, ...(await openNewsroom(data, port)) };
    const greeting = await prepareNewsroom(newsroom);
    const app: NextApp | null = await preparing;
    if (app) ending.push(app.stop);
    const pages: Pages = { ...newsroom, ...(await openPages(newsroom, app)) };
    const collab = env.roles.has('collab') ? openCollab(pages) : null;
    if (env.roles.has('worker')) await openWorker(pages);
    const { site, announceStop } = await openSite(pages, { app, collab, port });
    port.serve(site);
    return {
      greeting: [...greeting, `Ready on ${localUrl(env)}`],
      stop: async () => {
        announceStop();
        // An open stream would keep the port in use until it is cut.
        closeUserStreams();
        pages.liveStreams?.stop();
        collab?.disconnectAll();
        await port.stop();
        await stop();
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Opens the data folder, the file storage and the database server. */
async function openData(opening: Opening) {
  const { env, log, onStop } = opening;
  if (env.traces) {
    const traces = await openTraces(env.traces, { version: productVersion(), log });
    provideSpans(traces.begin);
    onStop(traces.stop);
  }
  const dataDir = openDataFolder(env.dataDir);
  warnOfOpenFolders(dataDir, log);
  if (!env.databaseUrl) {
    const claim = await lockDataFolder(dataDir, env);
    onStop(async () => claim.release());
  }
  const authSecret = authSecretOf({ ...env, dataDir });
  const storage = openStorage(env, dataDir);
  await requireStorage(storage);
  await forgetOldFiles(Date.now());
  return { dataDir, authSecret, storage, ownerUrl: await findDatabase(opening, dataDir) };
}

/** Opens the database with the current schema, and what use cases need. */
async function openNewsroom(data: Data, { connections }: Pick<HttpServer, 'connections'>) {
  const { env, log, inDevelopment, dataDir, authSecret, storage, ownerUrl, onStop } = data;
  const connectionString = await prepareDatabase({
    ...{ ownerUrl, applicationUrl: env.databaseAppUrl, authSecret, log },
    ...{ hasQueue: env.roles.has('worker'), maySetPassword: true },
  });
  /** Set when the page cache is there. */
  const withdrawal: { drop: OnWithdrawn } = { drop: () => {} };
  const watched = {
    connectionString,
    watch: env.traces ? traceStatements : null,
    onWithdrawn: (tags: Parameters<OnWithdrawn>[0]) => withdrawal.drop(tags),
  };
  const database = await openDatabase({
    ...watched,
    keepsPlans: renderContext.isOpen,
    idleTimeoutMs: POOL_IDLE_TIMEOUT_MS,
    statementTimeoutMs: STATEMENT_TIMEOUT_MS,
    readers: usesRenderThread(env, inDevelopment)
      ? { ...READER_BOUNDS, maxConnections: SPARE_READER_CONNECTIONS }
      : READER_BOUNDS,
  });
  onStop(database.close);
  const mailer = openMailer(env, dataDir);
  onStop(async () => mailer.close?.());
  const clock = await startDatabaseClock({ ask: () => readDatabaseTime(database.db), log });
  onStop(clock.stop);
  const jobDesk = createJobDesk(connectionString);
  onStop(jobDesk.stop);
  const figures = createFigures({
    ...{ connections, startedAt: clock.now() },
    storage: storageNameOf(env, dataDir),
  });
  const services: Services = {
    ...createServices({ env, storage, database, now: clock.now, authSecret }),
    mailer,
    encodesAvif: env.encodesAvif,
    auditAnchors: openAuditAnchors(env, dataDir),
    operations: { ...jobDesk, figures: figures.read },
  };
  provideServices(services);
  const context: Context = { ...services, actor: null, address: '', policy: defaultPolicy };
  return { connectionString, withdrawal, watched, database, clock, figures, services, context };
}

/** Brings stored data up to date, and fills an empty newsroom. Returns lines for the operator. */
async function prepareNewsroom(newsroom: Newsroom): Promise<string[]> {
  const { env, log, report, dataDir, ownerUrl, database, services, context } = newsroom;
  const sealed = await sealWebhookSecrets(context);
  if (sealed > 0) log.info({ webhooks: sealed }, 'webhook secrets encrypted');
  await warnOfUnknownDesks(database.db, env.oidc, log);
  if (env.roles.has('web')) await takePasswordCost({ ...context, actor: operator });
  const greeting = await seedIfEmpty({
    env,
    dataDir,
    pool: database.pool,
    seedDemo: (input) => seedDemo(services, input),
    report,
  });
  // Before the statements of pages are planned. If it fails, pages are only slower.
  await analyzeTables(ownerUrl).catch((err: unknown) => log.warn({ err }, 'ANALYZE of new tables failed'));
  return greeting;
}

/** Opens the renderer and the cache of reader pages, with the listeners that invalidate them. */
async function openPages(newsroom: Newsroom, app: NextApp | null) {
  const { env, log, inDevelopment, dataDir, authSecret, connectionString, withdrawal } = newsroom;
  const { database, clock, services, onStop } = newsroom;
  const routes = env.traces && (await readRouteNames());
  const mergedStyles = findStyles(path.join('.next', 'static', 'chunks'), '/_next/static/chunks/');
  const pages = app
    ? await openRendering({
        ...{ env: { ...env, dataDir }, inDevelopment, app, services, connectionString, authSecret },
        ...{ routes, styles: mergedStyles, bounds: READER_BOUNDS, database },
        ...{ now: clock.ms, log },
      })
    : null;
  if (pages) onStop(pages.stop);
  const idleGate = createIdleGate();
  const isSignedIn: IsSignedIn = async ({ cookie = '' }) =>
    (await readSessionId(cookie, { secret: authSecret, siteUrl: env.siteUrl })) !== null;
  const pageCache = createPageCache({
    renderer: pages?.renderer ?? createPageRenderer({ render: noRendering, now: clock.ms }),
    now: clock.ms,
    common: securityHeaders({ policy: READER_POLICY, isHttps: env.siteUrl.startsWith('https:') }),
    // The cache needs a positive limit, even if it is off and unused.
    maxBytes: Math.max(env.pageCacheBytes, 1),
    isSignedIn,
    networkOf: networkOfClient,
    idleGate,
    log,
  });
  withdrawal.drop = (tags) => pageCache.invalidate({ kind: 'withdrawn', tags });
  const counters = pages && openCounters(newsroom);
  const liveStreams = pages && createLiveEvents({ renderer: pages.renderer, now: clock.ms, log });
  const pageTags = listenForInvalidations({
    connectionString,
    pageCache,
    log,
    ...(liveStreams && { onTags: liveStreams.invalidate }),
  });
  onStop(pageTags.stop);
  acceptUserStreams();
  const notifications = listenForNotifications({ connectionString, log });
  onStop(notifications.stop);
  const { views = null, searches = null } = counters ?? {};
  return {
    routes,
    mergedStyles,
    pages,
    idleGate,
    isSignedIn,
    pageCache,
    views,
    searches,
    liveStreams,
  };
}

/** Counts page views and searches of readers. */
function openCounters({ env, log, clock, services, onStop }: Newsroom) {
  const views = createViewCounter({
    write: (batch) => countViews(services, batch),
    siteUrl: env.siteUrl,
    now: clock.ms,
    log,
  });
  onStop(views.stop);
  const searches = createSearchCounter({
    write: (counts) => recordSearchTerms(services, counts),
    now: services.now,
    timeZone: env.siteTimeZone,
    log,
  });
  onStop(searches.stop);
  return { views, searches };
}

function openCollab({ env, log, context, authSecret, connectionString, onStop }: Newsroom): CollabServer {
  const collab = createCollabServer({
    ctx: context,
    mayJoin: createMayJoin(context, authSecret),
    connectionString,
    siteUrl: env.siteUrl,
    log,
  });
  onStop(collab.stop);
  return collab;
}

async function openWorker({ log, watched, connectionString, services, pageCache, onStop }: Pages) {
  // Jobs that take minutes have their own connections, so that desk requests do not wait for them.
  const background = await openDatabase({ ...watched, maxConnections: WORKER_CONNECTIONS });
  onStop(background.close);
  const worker = await startWorker({
    connectionString,
    services: { ...services, db: background.db },
    waitUntilIdle: pageCache.waitUntilIdle,
    log,
  });
  onStop(worker.stop);
}

/** Assembles the request handler. After `announceStop` health checks report that the process stops. */
async function openSite(
  parts: Pages,
  { app, collab, port }: { app: NextApp | null; collab: CollabServer | null; port: HttpServer },
): Promise<{ site: RequestHandler; announceStop: () => void }> {
  const { env, log, inDevelopment, authSecret, storage, database, figures, context, mergedStyles } = parts;
  const { pages, idleGate, isSignedIn, pageCache, views, searches, liveStreams, routes } = parts;
  const admission = createAdmissionControl({
    isSignedIn,
    isKnownBrowser: ({ cookie = '' }) => isKnownBrowser(cookie, { secret: authSecret, siteUrl: env.siteUrl }),
    isKnownToken: recentTokens.has,
    idleGate,
  });
  figures.watch({ pageCache, collab, liveStreams, admission });
  const metrics = createMetrics({
    ...{ pool: database.pool, readers: pages?.connections ?? null, pageCache, collab, liveStreams, views },
    ...{ admission, connections: port.connections },
    readFrontAge: async () => ({ ...(await readFrontAge(context)), now: context.now() }),
  });
  const hasDatabase = createHasDatabase(database.pool);
  const hasFiles = createHasFiles(storage);
  let isStopping = false;
  // In development an author must see each change of the code at once.
  const built = inDevelopment
    ? { packedFiles: null, mergedStyles: null, ownScript: null }
    : {
        packedFiles: findPrecompressedAssets(path.join('.next', 'static'), '/_next/static/'),
        mergedStyles,
        ownScript: await findReaderScripts(path.join('public', 'js'), '/js/', FILE_HEADERS),
      };
  const site = createRequestHandler({
    ...{ app, admission, collab, liveStreams, searches, metrics, siteUrl: env.siteUrl, inDevelopment, log },
    ...built,
    pageCache: inDevelopment || env.pageCacheBytes === 0 ? null : pageCache,
    indexNowKey: app && createServeIndexNowKey(() => readIndexNowKey(context)),
    deskWords: app && (await compressDeskMessages(FILE_HEADERS)),
    views: views?.beacon ?? null,
    siteAt: pages && createServeSiteAt({ ctx: context, authSecret, render: pages.render }),
    health: (request, response) =>
      serveHealth(request, response, {
        ...{ hasDatabase, hasFiles, metrics, metricsToken: env.metricsToken },
        isStopping: () => isStopping,
      }),
  });
  const announceStop = () => {
    isStopping = true;
  };
  return { site: routes ? traceRequests(site, routes) : site, announceStop };
}

async function findDatabase({ env, log, onStop }: Opening, dataDir: string): Promise<string> {
  if (env.databaseUrl) {
    await requireDatabase(env.databaseUrl);
    return env.databaseUrl;
  }
  const postgres = await startPostgres({ dataDir, log });
  postgres.keepUp();
  onStop(postgres.stop);
  return postgres.connectionString;
}

/**
 * Writes and reads one small file, so that a wrong key or bucket is reported at the start and not at the
 * first picture.
 */
async function requireStorage(storage: Storage): Promise<void> {
  try {
    await storage.put(START_CHECK_FILE, new TextEncoder().encode('Written at each start.\n'));
    const found = await storage.get(START_CHECK_FILE);
    found?.stream.destroy();
    if (!found) throw new Error('the file that was just written does not exist');
  } catch (error) {
    throw new StartProblem(`The file storage cannot be used: ${(error as Error).message}.`);
  }
}

/** Next and next-auth read their settings from the environment. They get the resolved values. */
function configureNext({ env, dataDir, authSecret }: Data): void {
  Object.assign(process.env, {
    DATA_DIR: dataDir,
    SITE_URL: env.siteUrl,
    AUTH_SECRET: authSecret,
    NEXTAUTH_SECRET: authSecret,
    NEXTAUTH_URL: env.siteUrl,
  });
}

/** For a process whose roles do not include web. */
function noRendering(): Promise<never> {
  return Promise.reject(new Error('no web role'));
}

/** The URL to open on this machine. Behind a proxy it differs from the site's URL. */
function localUrl({ port, siteUrl }: Env): string {
  const local = `http://localhost:${port}`;
  return siteUrl === local ? local : `${local} (${siteUrl})`;
}
