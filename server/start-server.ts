import path from 'node:path';
import { renderToStaticMarkup } from 'react-dom/server';
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
import { registerMarkupRenderer } from '#platform/rendering/markup.ts';
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
import { takePasswordCost } from '#usecases/passwords/take-password-cost.ts';
import { countReads } from '#usecases/reads/count-reads.ts';
import { recordSearchTerms } from '#usecases/search/record-search-terms.ts';
import { seedDemo } from '#usecases/seed/seed-demo.ts';
import { provideServices } from '#usecases/services.ts';
import { sealWebhookSecrets } from '#usecases/webhooks/seal-webhook-secrets.ts';
import { createCollabServer } from './collab/collab-server.ts';
import { createMayJoin } from './collab/may-join.ts';
import { createServices } from './create-services.ts';
import { createAdmissionControl } from './http/admission.ts';
import { listenForInvalidations } from './http/cache-invalidation-listener.ts';
import { networkOfClient } from './http/client-address.ts';
import { compressDeskMessages } from './http/desk-messages.ts';
import { createHasDatabase, createHasFiles, serveHealth } from './http/health.ts';
import { openServer } from './http/http-server.ts';
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
import { traceRequests } from './http/trace-requests.ts';
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
import { traceStatements } from './trace-statements.ts';
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

/**
 * Starts web, presence and background work in one process on one port, according to `ROLES`. `report` gets
 * lines for the operator during a first start.
 */
export async function startServer(input: {
  env: Env;
  log: Logger;
  inDevelopment: boolean;
  report: (line: string) => void;
}): Promise<Running> {
  const { env, log, inDevelopment, report } = input;
  const ending: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const end of ending.splice(0).reverse()) {
      await end().catch((error: unknown) => log.error({ err: error }, 'a part did not stop cleanly'));
    }
  };
  try {
    const port = await openServer(env.port, { keepAliveMs: env.keepAliveMs });
    ending.push(port.stop);
    if (env.traces) {
      const traces = await openTraces(env.traces, { version: productVersion(), log });
      provideSpans(traces.begin);
      ending.push(traces.stop);
    }
    const dataDir = openDataFolder(env.dataDir);
    warnOfOpenFolders(dataDir, log);
    if (!env.databaseUrl) {
      const claim = await lockDataFolder(dataDir, env);
      ending.push(async () => claim.release());
    }
    const authSecret = authSecretOf({ ...env, dataDir });
    const storage = openStorage(env, dataDir);
    await requireStorage(storage);
    await forgetOldFiles(Date.now());
    const ownerUrl = await findDatabase({ env, dataDir, log, ending });
    configureNext({ env, dataDir, authSecret });
    const preparing = env.roles.has('web') ? startNext({ env, inDevelopment }) : null;
    // Awaited below. Until then a rejection must not end the process as unhandled.
    preparing?.catch(() => {});
    const connectionString = await prepareDatabase({
      ...{ ownerUrl, applicationUrl: env.databaseAppUrl, authSecret, log },
      ...{ hasQueue: env.roles.has('worker'), maySetPassword: true },
    });
    const watch = env.traces ? traceStatements : null;
    let onWithdrawn: OnWithdrawn = () => {};
    const dropWithdrawn: OnWithdrawn = (tags) => onWithdrawn(tags);
    const database = await openDatabase({
      connectionString,
      keepsPlans: renderContext.isOpen,
      idleTimeoutMs: POOL_IDLE_TIMEOUT_MS,
      statementTimeoutMs: STATEMENT_TIMEOUT_MS,
      readers: usesRenderThread(env, inDevelopment)
        ? { ...READER_BOUNDS, maxConnections: SPARE_READER_CONNECTIONS }
        : READER_BOUNDS,
      watch,
      onWithdrawn: dropWithdrawn,
    });
    ending.push(database.close);
    const mailer = openMailer(env, dataDir);
    ending.push(async () => mailer.close?.());
    const clock = await startDatabaseClock({ ask: () => readDatabaseTime(database.db), log });
    ending.push(clock.stop);
    const jobDesk = createJobDesk(connectionString);
    ending.push(jobDesk.stop);
    const figures = createFigures({
      ...{ connections: port.connections, startedAt: clock.now() },
      storage: storageNameOf(env, dataDir),
    });
    const services: Services = {
      ...createServices({ env, storage, database, now: clock.now, authSecret }),
      mailer,
      auditAnchors: openAuditAnchors(env, dataDir),
      operations: { ...jobDesk, figures: figures.read },
    };
    provideServices(services);
    registerMarkupRenderer(renderToStaticMarkup);
    const context: Context = { ...services, actor: null, address: '', policy: defaultPolicy };
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
    const app: NextApp | null = await preparing;
    if (app) ending.push(app.stop);

    const routes = env.traces && (await readRouteNames());
    const mergedStyles = findStyles(path.join('.next', 'static', 'chunks'), '/_next/static/chunks/');
    const pages = app
      ? await openRendering({
          ...{ env: { ...env, dataDir }, inDevelopment, app, services, connectionString, authSecret },
          ...{ routes, styles: mergedStyles, bounds: READER_BOUNDS, database },
          ...{ now: clock.ms, log },
        })
      : null;
    if (pages) ending.push(pages.stop);
    const courtesy = createIdleGate();
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
      courtesy,
      log,
    });
    ending.push(async () => pageCache.stop());
    onWithdrawn = (tags) => pageCache.invalidate({ kind: 'withdrawn', tags });
    const reads = pages
      ? createViewCounter({
          write: (batch) => countReads(services, batch),
          siteUrl: env.siteUrl,
          now: clock.ms,
          log,
        })
      : null;
    if (reads) ending.push(reads.stop);
    const searches = pages
      ? createSearchCounter({
          write: (counts) => recordSearchTerms(services, counts),
          now: services.now,
          timeZone: env.siteTimeZone,
          log,
        })
      : null;
    if (searches) ending.push(searches.stop);
    const liveLines = pages && createLiveEvents({ renderer: pages.renderer, now: clock.ms, log });
    const pageTags = listenForInvalidations({
      connectionString,
      pageCache,
      log,
      ...(liveLines && { onTags: liveLines.invalidate }),
    });
    ending.push(pageTags.stop);
    acceptUserStreams();
    const notifications = listenForNotifications({ connectionString, log });
    ending.push(notifications.stop);
    const collab = env.roles.has('collab')
      ? createCollabServer({
          ctx: context,
          mayJoin: createMayJoin(context, authSecret),
          connectionString,
          siteUrl: env.siteUrl,
          log,
        })
      : null;
    if (collab) ending.push(collab.stop);
    if (env.roles.has('worker')) {
      // Jobs that take minutes have their own connections, so that desk requests do not wait for them.
      const background = await openDatabase({
        ...{ connectionString, watch, onWithdrawn: dropWithdrawn },
        maxConnections: WORKER_CONNECTIONS,
      });
      ending.push(background.close);
      const worker = await startWorker({
        connectionString,
        services: { ...services, db: background.db },
        waitUntilIdle: pageCache.waitUntilIdle,
        log,
      });
      ending.push(worker.stop);
    }

    const admission = createAdmissionControl({
      isSignedIn,
      isKnownBrowser: ({ cookie = '' }) =>
        isKnownBrowser(cookie, { secret: authSecret, siteUrl: env.siteUrl }),
      isKnownToken: recentTokens.has,
      courtesy,
    });
    figures.watch({ pageCache, collab, liveLines, admission });
    const metrics = createMetrics({
      ...{ pool: database.pool, readers: pages?.connections ?? null, pageCache, collab, liveLines, reads },
      ...{ admission, connections: port.connections },
      readFrontAge: async () => ({ ...(await readFrontAge(context)), now: context.now() }),
    });
    const hasDatabase = createHasDatabase(database.pool);
    const hasFiles = createHasFiles(storage);
    let isStopping = false;
    const site = createRequestHandler({
      app,
      // In development an author must see each change of the code at once.
      pageCache: inDevelopment || env.pageCacheBytes === 0 ? null : pageCache,
      admission,
      packedFiles: inDevelopment
        ? null
        : findPrecompressedAssets(path.join('.next', 'static'), '/_next/static/'),
      mergedStyles: inDevelopment ? null : mergedStyles,
      ownScript: inDevelopment
        ? null
        : await findReaderScripts(path.join('public', 'js'), '/js/', FILE_HEADERS),
      deskWords: app && (await compressDeskMessages(FILE_HEADERS)),
      collab,
      liveLines,
      reads: reads?.beacon ?? null,
      searches,
      siteAt: pages && createServeSiteAt({ ctx: context, authSecret, render: pages.render }),
      metrics,
      siteUrl: env.siteUrl,
      inDevelopment,
      log,
      health: (request, response) =>
        serveHealth(request, response, {
          hasDatabase,
          hasFiles,
          metrics,
          metricsToken: env.metricsToken,
          isStopping: () => isStopping,
        }),
    });
    port.serve(routes ? traceRequests(site, routes) : site);
    return {
      greeting: [...greeting, `Ready on ${localUrl(env)}`],
      stop: async () => {
        isStopping = true;
        // An open stream would keep the port in use until it is cut.
        closeUserStreams();
        liveLines?.stop();
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

async function findDatabase(input: {
  env: Env;
  dataDir: string;
  log: Logger;
  ending: (() => Promise<unknown>)[];
}): Promise<string> {
  const { env, dataDir, log, ending } = input;
  if (env.databaseUrl) {
    await requireDatabase(env.databaseUrl);
    return env.databaseUrl;
  }
  const postgres = await startPostgres({ dataDir, log });
  postgres.keepUp();
  ending.push(postgres.stop);
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
    if (!found) throw new Error('what was just written is not there');
  } catch (error) {
    throw new StartProblem(`The file storage cannot be used: ${(error as Error).message}.`);
  }
}

/** Next and next-auth read their settings from the environment. They get the resolved values. */
function configureNext(input: { env: Env; dataDir: string; authSecret: string }): void {
  const { env, dataDir, authSecret } = input;
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
