import type { RenderedPage } from '#platform/page-cache/cached-page.ts';
import type { RenderMetadata } from '#platform/page-cache/render-context.ts';
import type { Env } from '#platform/process/env.ts';

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
  | { readonly kind: 'render'; readonly id: number; readonly address: string; readonly shares: boolean }
  | { readonly kind: 'forget'; readonly tags: readonly string[] }
  | { readonly kind: 'forget all' }
  | { readonly kind: 'are you there' }
  | { readonly kind: 'stop' };

/** Messages from the render thread. The bytes of a page are transferred, not copied. */
export type FromRenderThread =
  | { readonly kind: 'ready' }
  | { readonly kind: 'here' }
  | { readonly kind: 'made'; readonly id: number; readonly page: SentPage; readonly connections: Connections }
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
