import type { OpenDatabase } from '#db/client.ts';
import type { Env } from '#platform/env.ts';
import type { Logger } from '#platform/logger.ts';
import { createPageMaker, type PageMaker } from '#platform/page-cache/page-maker.ts';
import type { Services } from '#usecases/context.ts';
import type { MergedStyles } from '../web/merged-styles.ts';
import type { NextApp } from '../web/next-app.ts';
import type { RouteNames } from '../web/route-names.ts';
import { tracePages } from '../web/trace-requests.ts';
import { madeBesideNext } from './made-beside-next.ts';
import { readPageSheets } from './page-sheets.ts';
import { startPageThread } from './page-thread.ts';
import type { Connections } from './page-thread-messages.ts';
import { renderByNext } from './render-by-next.ts';
import type { RenderPage } from './render-page.ts';
import { untilNextMoment } from './until-next-moment.ts';
import { warmUp } from './warm-up.ts';

export type Pages = {
  /** Makes a page in this thread, with the services that are lent to it. */
  readonly render: RenderPage;
  /** Makes pages as anybody has them now. */
  readonly maker: PageMaker;
  readonly connections: () => Connections;
  stop(): Promise<void>;
};

/**
 * Not in development, where Next makes pages, nor where each is traced: a span would end where the thread begins. Where no
 * page is kept, Next is asked for each, and a thread would wait for nothing.
 */
export function hasThreadForPages(env: Env, inDevelopment: boolean): boolean {
  return env.hasPageThread && env.pageCacheBytes > 0 && env.traces === null && !inDevelopment;
}

/** Whoever makes readers' pages in this process: a thread of their own, or this one. */
export async function openPages(input: {
  env: Env;
  inDevelopment: boolean;
  app: NextApp;
  services: Services;
  connectionString: string;
  authSecret: string;
  /** The names of pages in their traces; null where nothing is traced. */
  routes: RouteNames | null;
  styles: MergedStyles;
  bounds: { readonly maxConnections: number; readonly longestQuestionMs: number };
  /** For pages that are made in this thread. */
  database: Pick<OpenDatabase, 'readers' | 'planEverywhere'>;
  now: () => number;
  log: Logger;
}): Promise<Pages> {
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
  const untraced = inDevelopment ? renderByNext(app.handle, env.siteUrl) : madeBesideNext(sheets);
  const render = routes ? tracePages(untraced, routes) : untraced;
  const here = createPageMaker({ render: untilNextMoment(services, render), now });
  if (!hasThreadForPages(env, inDevelopment)) {
    const { readers, planEverywhere } = database;
    if (!inDevelopment) await warmUp({ services, maker: here, planEverywhere, log });
    const connections = () => ({ open: readers?.totalCount ?? 0, waiting: readers?.waitingCount ?? 0 });
    return { render, maker: here, connections, stop: async () => {} };
  }
  const { siteUrl, siteLocale, siteTimeZone, pictureHosts, s3, dataDir, logLevel } = env;
  const thread = startPageThread({
    setup: {
      env: { siteUrl, siteLocale, siteTimeZone, pictureHosts, s3, dataDir, logLevel },
      ...{ connectionString, authSecret, sheets, ...bounds },
    },
    instead: here,
    log,
  });
  await thread.ready;
  return { render, maker: thread, connections: thread.connections, stop: thread.stop };
}

function sheetAddresses(styles: MergedStyles): ReadonlyMap<string, string> {
  return new Map([...readPageSheets('.next')].map(([pattern, names]) => [pattern, styles.addressOf(names)]));
}
