import { Worker } from 'node:worker_threads';
import type { RenderedPage } from '#platform/page-cache/cached-page.ts';
import type { PageRender, PageRenderer } from '#platform/page-cache/page-renderer.ts';
import type { RenderMetadata } from '#platform/page-cache/render-context.ts';
import type { Env } from '#platform/process/env.ts';
import type { Logger } from '#platform/traces/logger.ts';

/** Settings of the render thread. */
export type RenderThreadSetup = {
  readonly env: Pick<
    Env,
    'siteUrl' | 'siteLocale' | 'siteTimeZone' | 'pictureHosts' | 's3' | 'dataDir' | 'logLevel'
  >;
  readonly connectionString: string;
  readonly authSecret: string;
  /** Style sheet URLs by route pattern. */
  readonly sheets: ReadonlyMap<string, string>;
  readonly maxConnections: number;
  readonly statementTimeoutMs: number;
};

/** Messages to the render thread, handled in order. */
export type ToRenderThread =
  | {
      readonly kind: 'render';
      readonly id: number;
      readonly address: string;
      readonly useSharedReads: boolean;
    }
  | { readonly kind: 'invalidate'; readonly tags: readonly string[] }
  | { readonly kind: 'invalidate all' }
  | { readonly kind: 'ping' }
  | { readonly kind: 'stop' };

/** Messages from the render thread. The bytes of a page are transferred, not copied. */
export type FromRenderThread =
  | { readonly kind: 'ready' }
  | { readonly kind: 'pong' }
  | {
      readonly kind: 'rendered';
      readonly id: number;
      readonly page: SentPage;
      readonly connections: Connections;
    }
  | {
      readonly kind: 'failed';
      readonly id: number;
      readonly error: unknown;
      readonly connections: Connections;
    };

/** Open database connections for reader pages, and queries that wait for one. */
export type Connections = { readonly open: number; readonly waiting: number };

export type SentPage = Omit<RenderedPage, 'body'> &
  RenderMetadata & { readonly body: Uint8Array<ArrayBuffer> };

export type RenderThread = PageRenderer & {
  /** Resolves when the thread can render, or has ended before that. */
  readonly ready: Promise<void>;
  /** The connection counts that the thread last reported. */
  connections(): Connections;
  stop(): Promise<void>;
};

const SCRIPT = new URL('./render-worker.ts', import.meta.url);
/** A render waits for the database for three fifths of its time (decision 0049). */
const MAX_CONCURRENT_RENDERS = 4;
/**
 * V8 heap limits in MB. A render needs a few; without a limit V8 keeps about 200 of garbage. With a smaller
 * young generation most of a render survives a collection and is copied, which took a fifth of the thread's
 * time (decision 0049). A render that exceeds the limit ends the thread, not the process.
 */
const MEMORY = { maxYoungGenerationSizeMb: 96, maxOldGenerationSizeMb: 256 };
/** The longest render, the longest wait for a ping, and the pause before a new thread starts. */
const TIMEOUTS_MS = { longestMs: 30_000, answerMs: 5_000, pauseMs: 1_000 };
const STOP_TIMEOUT_MS = 5_000;

type Waiting = { resolve(page: PageRender): void; reject(error: unknown): void };

/** Renders reader pages in a worker thread, so that requests for cached pages do not wait behind renders. */
export function startRenderThread(input: {
  setup: RenderThreadSetup;
  instead: PageRenderer;
  log: Logger;
  script?: URL;
  times?: typeof TIMEOUTS_MS;
}): RenderThread {
  const { setup, instead, log, script = SCRIPT, times = TIMEOUTS_MS } = input;
  const waiting = new Map<number, Waiting>();
  const firstReady = Promise.withResolvers<void>();
  let lastId = 0;
  let connections: Connections = { open: 0, waiting: 0 };
  let silent: NodeJS.Timeout | undefined;
  let isReady = false;
  let isStopping = false;
  let worker = begin();
  let ended = Promise.withResolvers<void>();

  function begin(): Worker {
    const begun = new Worker(script, { workerData: setup, resourceLimits: MEMORY });
    begun.on('message', receive);
    begun.on('error', (error) => log.error({ err: error }, 'the render worker failed'));
    begun.on('exit', () => {
      ended.resolve();
      firstReady.resolve();
      isReady = false;
      clearTimeout(silent);
      silent = undefined;
      for (const { reject } of waiting.values()) reject(new Error('The thread that makes pages has ended.'));
      waiting.clear();
      if (isStopping) return;
      setTimeout(() => {
        if (isStopping) return;
        ended = Promise.withResolvers();
        worker = begin();
      }, times.pauseMs).unref();
    });
    return begun;
  }

  function receive(message: FromRenderThread): void {
    clearTimeout(silent);
    silent = undefined;
    if (message.kind === 'pong') return;
    if (message.kind === 'ready') {
      isReady = true;
      firstReady.resolve();
      return;
    }
    connections = message.connections;
    const request = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.kind === 'rendered') request?.resolve(toPageRender(message.page));
    else request?.reject(message.error);
  }

  /**
   * A slow database affects single pages, and later ones may still succeed. If the thread itself hangs, it is
   * restarted.
   */
  function giveUp(id: number, address: string): void {
    const request = waiting.get(id);
    if (request === undefined) return;
    request.reject(new Error(`The page ${address} was not ready in ${times.longestMs / 1_000} s.`));
    waiting.delete(id);
    silent ??= setTimeout(setImmediate, times.answerMs, endSilent);
    send({ kind: 'ping' });
  }

  function endSilent(): void {
    if (silent === undefined) return;
    log.error('the render worker does not respond and is restarted');
    void worker.terminate();
  }

  const send = (message: ToRenderThread) => worker.postMessage(message);

  return {
    maxConcurrent: MAX_CONCURRENT_RENDERS,
    ready: firstReady.promise,
    connections: () => connections,
    render(address, { useSharedReads }) {
      if (!isReady) return instead.render(address, { useSharedReads });
      const id = lastId++;
      return new Promise((resolve, reject) => {
        // If this thread was blocked, the page may already be in its message queue. `setImmediate` handles
        // messages before the timeout counts.
        const late = setTimeout(setImmediate, times.longestMs, giveUp, id, address);
        const settled =
          <T>(settle: (value: T) => void) =>
          (value: T) => {
            clearTimeout(late);
            settle(value);
          };
        waiting.set(id, { resolve: settled(resolve), reject: settled(reject) });
        send({ kind: 'render', id, address, useSharedReads });
      });
    },
    invalidate(tags) {
      instead.invalidate(tags);
      send({ kind: 'invalidate', tags });
    },
    invalidateAll() {
      instead.invalidateAll();
      send({ kind: 'invalidate all' });
    },
    async stop() {
      isStopping = true;
      send({ kind: 'stop' });
      const late = setTimeout(() => void worker.terminate(), STOP_TIMEOUT_MS);
      await ended.promise;
      clearTimeout(late);
    },
  };
}

function toPageRender({ status, headers, body, ...metadata }: SentPage): PageRender {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  return { result: { status, headers, body: bytes }, ...metadata };
}
