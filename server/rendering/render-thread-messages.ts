import type { Env } from '#platform/env.ts';
import type { RenderedPage } from '#platform/page-cache/cached-page.ts';
import type { Told } from '#platform/page-cache/page-scope.ts';

/** Settings of the render thread. */
export type RenderThreadSetup = {
  readonly env: Pick<
    Env,
    'siteUrl' | 'siteLocale' | 'siteTimeZone' | 'pictureHosts' | 's3' | 'dataDir' | 'logLevel'
  >;
  readonly connectionString: string;
  readonly authSecret: string;
  /** The addresses of style sheets by the pattern of the pages that they are for. */
  readonly sheets: ReadonlyMap<string, string>;
  readonly maxConnections: number;
  readonly longestQuestionMs: number;
};

/** Messages to the render thread, handled in order. */
export type ToRenderThread =
  | { readonly kind: 'make'; readonly id: number; readonly address: string; readonly shares: boolean }
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

export type SentPage = Omit<RenderedPage, 'body'> & Told & { readonly body: Uint8Array<ArrayBuffer> };
