import type { OpenDatabase } from '#db/client.ts';
import {
  createPageRenderer,
  type PageRenderer,
  type RenderPage,
} from '#platform/page-cache/page-renderer.ts';
import type { Env } from '#platform/process/env.ts';
import type { Logger } from '#platform/traces/logger.ts';
import type { Services } from '#usecases/context.ts';
import { type MergedStyles, readPageStylesheets } from '../http/merged-styles.ts';
import type { NextApp } from '../http/next-app.ts';
import type { RouteNames } from '../http/route-names.ts';
import { tracePages } from '../http/trace-requests.ts';
import { expireAtNextMoment, loadRenderer } from './load-renderer.ts';
import { nextRenderer } from './next-renderer.ts';
import { type Connections, startRenderThread } from './render-thread.ts';
import { warmUp } from './warm-up.ts';

export type Rendering = {
  /** Renders a page in this thread, with the services of the caller. */
  readonly render: RenderPage;
  /** Renders pages as the public sees them now. */
  readonly renderer: PageRenderer;
  readonly connections: () => Connections;
  stop(): Promise<void>;
};

/** False in development, where Next renders, and with tracing: spans cannot cross the thread boundary. */
export function usesRenderThread(env: Env, inDevelopment: boolean): boolean {
  return env.hasRenderThread && env.pageCacheBytes > 0 && env.traces === null && !inDevelopment;
}

/** Opens the renderer of reader pages: a worker thread, or this thread. */
export async function openRendering(input: {
  env: Env;
  inDevelopment: boolean;
  app: NextApp;
  services: Services;
  connectionString: string;
  authSecret: string;
  /** Route names for traces; null if tracing is off. */
  routes: RouteNames | null;
  styles: MergedStyles;
  bounds: { readonly maxConnections: number; readonly statementTimeoutMs: number };
  /** For pages that this thread renders. */
  database: Pick<OpenDatabase, 'readers' | 'prepareOnAllConnections'>;
  now: () => number;
  log: Logger;
}): Promise<Rendering> {
  const {
    env,
    inDevelopment,
    app,
    services,
    connectionString,
    authSecret,
    routes,
    styles,
    bounds,
    database,
    now,
    log,
  } = input;
  const sheets = inDevelopment ? new Map() : sheetAddresses(styles);
  const untraced = inDevelopment ? nextRenderer(app.handle, env.siteUrl) : await loadRenderer(sheets);
  const render = routes ? tracePages(untraced, routes) : untraced;
  const here = createPageRenderer({ render: expireAtNextMoment(services, render), now });
  if (!usesRenderThread(env, inDevelopment)) {
    const { readers, prepareOnAllConnections: planEverywhere } = database;
    if (!inDevelopment) await warmUp({ services, renderer: here, planEverywhere, log });
    const connections = () => ({ open: readers?.totalCount ?? 0, waiting: readers?.waitingCount ?? 0 });
    return { render, renderer: here, connections, stop: async () => {} };
  }
  const { siteUrl, siteLocale, siteTimeZone, pictureHosts, s3, dataDir, logLevel } = env;
  const thread = startRenderThread({
    setup: {
      env: { siteUrl, siteLocale, siteTimeZone, pictureHosts, s3, dataDir, logLevel },
      ...{ connectionString, authSecret, sheets, ...bounds },
    },
    instead: here,
    log,
  });
  await thread.ready;
  return { render, renderer: thread, connections: thread.connections, stop: thread.stop };
}

function sheetAddresses(styles: MergedStyles): ReadonlyMap<string, string> {
  return new Map(
    [...readPageStylesheets('.next')].map(([pattern, names]) => [pattern, styles.addressOf(names)]),
  );
}
