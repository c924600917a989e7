import type { Env } from '#platform/env.ts';
import type { RenderedPage } from '#platform/page-cache/cached-page.ts';
import type { Told } from '#platform/page-cache/page-scope.ts';

/** What a thread that makes pages starts with. */
export type PageThreadSetup = {
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

/** What it is told, and heeds in that order. */
export type ToPageThread =
  | { readonly kind: 'make'; readonly id: number; readonly address: string; readonly shares: boolean }
  | { readonly kind: 'forget'; readonly tags: readonly string[] }
  | { readonly kind: 'forget all' }
  | { readonly kind: 'are you there' }
  | { readonly kind: 'stop' };

/** What it says. The bytes of a page are handed over, not copied. */
export type FromPageThread =
  | { readonly kind: 'ready' }
  | { readonly kind: 'here' }
  | { readonly kind: 'made'; readonly id: number; readonly page: SentPage; readonly connections: Connections }
  | {
      readonly kind: 'failed';
      readonly id: number;
      readonly error: unknown;
      readonly connections: Connections;
    };

/** How many connections to the database are open for readers' pages, and how many questions wait for one. */
export type Connections = { readonly open: number; readonly waiting: number };

export type SentPage = Omit<RenderedPage, 'body'> & Told & { readonly body: Uint8Array<ArrayBuffer> };
