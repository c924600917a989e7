import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../../..');
const folders = [
  'app',
  'components',
  'core',
  'db',
  'platform',
  'public/js',
  'server',
  'usecases',
  'middleware.ts',
  'instrumentation.ts',
  'instrumentation-client.ts',
];

/** Patterns that the source may not contain, and the exceptions. */
const RULES: readonly {
  readonly what: string;
  readonly pattern: RegExp;
  readonly allowed: readonly string[];
}[] = [
  { what: 'code made of text', pattern: /\beval\(|new Function\(|setTimeout\(\s*['"`]/, allowed: [] },
  { what: 'TLS that checks no certificate', pattern: /rejectUnauthorized|NODE_TLS_REJECT/, allowed: [] },
  {
    what: 'a weak hash',
    pattern: /create(?:Hash|Hmac)\(['"](?:md5|sha1)/,
    // RFC 6238: the algorithm of authenticator apps.
    allowed: ['core/people/totp.ts', 'platform/auth/totp.ts'],
  },
  {
    what: 'a cipher other than AES-256-GCM',
    pattern: /create(?:C|Dec)ipher(?:iv)?\((?!['"]aes-256-gcm|algorithm|cipher)/,
    allowed: [],
  },
  {
    what: 'predictable randomness',
    pattern: /Math\.random/,
    // Delays and names of temporary files, where prediction has no value.
    allowed: [
      'components/desk/article/writing/reconnect.ts',
      'components/desk/article/writing/visit-lock.ts',
      'components/desk/notifications/hold-notification-stream.ts',
      'platform/postgres/start-postgres.ts',
      'platform/storage/storage.ts',
      'public/js/live.js',
      'server/http/live-events.ts',
    ],
  },
  {
    what: 'a program that is started',
    pattern: /child_process/,
    allowed: [
      'platform/pictures/run-picture-process.ts',
      'platform/postgres/binaries.ts',
      'platform/postgres/cluster.ts',
      'platform/postgres/start-postgres.ts',
    ],
  },
  {
    what: 'HTML that goes in whole',
    pattern: /dangerouslySetInnerHTML|\.(?:inner|outer)HTML\s*=|insertAdjacentHTML|document\.write/,
    // Renderers of body, live blog and JSON-LD, two own scripts, updates of the live page, and markup from
    // React. The page of all blocks is for developers.
    allowed: [
      'app/(site)/layout.tsx',
      'app/_shell/reader/static-html.tsx',
      'components/desk/blocks/every-block.tsx',
      'components/site/article-view.tsx',
      'components/site/json-ld.tsx',
      'components/site/live/live-section.tsx',
      'components/ui/early-input.tsx',
      'public/js/live.js',
    ],
  },
  {
    what: 'next-auth where its own sign-in does not run',
    pattern: /from 'next-auth/,
    // Decision 0075: these files change when next-auth is replaced.
    allowed: [
      'app/_shell/session/auth-options.ts',
      'app/api/auth/[...nextauth]/route.ts',
      'components/desk/sign-in/sign-in-form.tsx',
      'platform/auth/encrypted-jwt.ts',
    ],
  },
  {
    what: 'an answer for other origins',
    pattern: /access-control-allow/i,
    // Both serve public data and take no cookie.
    allowed: ['app/(site)/oembed/route.ts', 'app/api/openapi.json/route.ts'],
  },
  {
    what: 'a body that is read whole, however large it is',
    pattern: /\brequest\.(?:formData|json|text|arrayBuffer|blob|bytes)\(/,
    allowed: [],
  },
];

const sources = folders.flatMap(filesBelow);

test.each(RULES)('the source has no $what outside of the listed files', ({ pattern, allowed }) => {
  const holding = sources.filter(({ text }) => pattern.test(text)).map(({ file }) => file);
  expect(holding.filter((file) => !allowed.includes(file))).toEqual([]);
});

test.each([
  'eval(input)',
  'new Function("a")',
  'setTimeout("go()", 1)',
  'rejectUnauthorized: false',
  "createHash('md5')",
  "createCipheriv('aes-256-cbc', key, iv)",
  'Math.random()',
  "from 'node:child_process'",
  'box.innerHTML = text',
  "'Access-Control-Allow-Origin': '*'",
  'await request.formData()',
  "from 'next-auth/jwt'",
])('the rules find %s', (line) => {
  expect(RULES.some(({ pattern }) => pattern.test(line))).toBe(true);
});

function filesBelow(name: string): { file: string; text: string }[] {
  const found = name.includes('.')
    ? [name]
    : readdirSync(path.join(root, name), { recursive: true, encoding: 'utf8' }).map((file) =>
        path.join(name, file),
      );
  return found
    .filter((file) => /\.(?:tsx?|js|mjs)$/.test(file))
    .map((file) => ({ file, text: readFileSync(path.join(root, file), 'utf8') }));
}
