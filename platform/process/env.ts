import { randomBytes } from 'node:crypto';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import type { GroupRole } from '#core/people/group-roles.ts';
import { readRoleMap } from '../auth/role-map.ts';
import { readOrCreateSecret } from '../auth/secret-file.ts';
import { isMailAddress } from '../mail/mailer.ts';
import { readS3Address, type S3Address } from '../storage/s3-address.ts';
import { readTraceSettings, type TraceSettings } from '../traces/trace-settings.ts';
import { StartProblem } from './start-problem.ts';

export type Role = 'web' | 'collab' | 'worker';

export type OidcSettings = {
  issuer: string;
  clientId: string;
  clientSecret: string;
  scope: string;
  /** The claim of the ID token with the person's groups. */
  groupsClaim: string;
  /** Empty: no group grants a role. */
  roleMap: readonly GroupRole[];
};

export type Env = {
  port: number;
  /** An absolute path. */
  dataDir: string;
  /** Null: the embedded server. */
  databaseUrl: string | null;
  /** Null: the application's role is created, or taken from `databaseUrl`. */
  databaseAppUrl: string | null;
  /** Without a trailing slash. */
  siteUrl: string;
  siteLocale: 'vi' | 'en';
  siteTimeZone: string;
  roles: ReadonlySet<Role>;
  /** Null: mails are stored as files in the data folder. */
  smtpUrl: string | null;
  /** The `From` header of mails. Null: `no-reply` at the site's host. */
  mailFrom: string | null;
  oidc: OidcSettings | null;
  /** Null: files are stored in the data folder. */
  s3: S3Address | null;
  /** Hosts in the private network from which pasted pictures may be fetched (exempt from the SSRF guard). */
  pictureHosts: ReadonlySet<string>;
  /** Whether the worker encodes AVIF for published pictures. */
  encodesAvif: boolean;
  seed: 'demo' | 'empty';
  /** Null: generated when the demo newsroom is written. */
  demoPassword: string | null;
  authSecret: string | null;
  /** Null: the signing key of audit anchors is derived from a secret in the data folder. */
  auditKey: string | null;
  /** Receiver of audit anchors by mail. Null: no mail. */
  auditAnchorTo: string | null;
  metricsToken: string | null;
  /** Null: no tracing. */
  traces: TraceSettings | null;
  /** Size of the page cache in bytes. 0: no cache; Next renders each request, for comparison. */
  pageCacheBytes: number;
  /** Whether a worker thread renders reader pages. */
  hasRenderThread: boolean;
  /** Keep-alive timeout of idle connections, in milliseconds. */
  keepAliveMs: number;
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
};

const PAGE_CACHE_RULE = 'must be a number of megabytes from 0 to 65536';
const KEEP_ALIVE_RULE = 'must be a number of seconds from 1 to 3600';
const ROLES = ['web', 'collab', 'worker'] as const;

const filled = z.string().trim().min(1);
const urlWith = (protocol: RegExp, example: string) => {
  const error = `must be an address such as ${example}`;
  // Without the slashes a URL parser takes the rest, including the password, for a path.
  return z.url({ protocol, error }).regex(/^\w+:\/\//, error);
};

const variables = z.object({
  PORT: z.coerce
    .number({ error: 'must be a port number from 1 to 65535' })
    .int('must be a port number from 1 to 65535')
    .min(1, 'must be a port number from 1 to 65535')
    .max(65535, 'must be a port number from 1 to 65535')
    .default(3000),
  DATA_DIR: filled.default('./data'),
  DATABASE_URL: urlWith(/^postgres(ql)?$/, 'postgres://user:password@host:5432/database').optional(),
  DATABASE_APP_URL: urlWith(/^postgres(ql)?$/, 'postgres://user:password@host:5432/database').optional(),
  SITE_URL: urlWith(/^https?$/, 'https://toasoan.example').optional(),
  SITE_LOCALE: z.enum(['vi', 'en'], { error: 'must be vi or en' }).default('vi'),
  SITE_TIME_ZONE: filled
    .refine(isTimeZone, 'must be a time zone such as Asia/Ho_Chi_Minh')
    .default('Asia/Ho_Chi_Minh'),
  ROLES: z
    .string()
    .default(ROLES.join(','))
    .transform((list) => list.split(',').map((role) => role.trim()))
    .pipe(
      z
        .array(z.enum(ROLES, { error: 'must be a list from web, collab and worker, such as web,worker' }))
        .min(1),
    ),
  SMTP_URL: urlWith(/^smtps?$/, 'smtp://user:password@host:587').optional(),
  MAIL_FROM: filled
    .regex(
      /^([^<>\r\n"]{0,80}<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/,
      'must be an address such as Toasoan <desk@toasoan.example>',
    )
    .optional(),
  OIDC_ISSUER: urlWith(/^https?$/, 'https://login.example.com').optional(),
  OIDC_CLIENT_ID: filled.optional(),
  OIDC_CLIENT_SECRET: filled.optional(),
  OIDC_SCOPE: filled
    .regex(/^(?=.*\bopenid\b)(?=.*\bemail\b)[!-~ ]+$/, 'must be a list such as "openid email profile groups"')
    .default('openid email profile'),
  OIDC_GROUPS_CLAIM: filled.default('groups'),
  OIDC_ROLE_MAP: filled.optional(),
  OIDC_ADMIN_GROUPS: z.enum(['on', 'off'], { error: 'must be on or off' }).default('off'),
  STORAGE_URL: filled.optional(),
  PICTURE_HOSTS: z
    .string()
    .default('')
    .transform((list) =>
      list
        .split(',')
        .map((host) => host.trim().toLowerCase())
        .filter(Boolean),
    )
    .pipe(
      z.array(z.string().regex(/^[a-z0-9.:_-]+$/, 'must be a list of hosts, such as archive.lan,10.0.0.7')),
    ),
  AVIF: z.enum(['on', 'off'], { error: 'must be on or off' }).default('on'),
  SEED: z.enum(['demo', 'empty'], { error: 'must be demo or empty' }).default('demo'),
  DEMO_PASSWORD: z.string().min(8, 'must have at least 8 characters').optional(),
  AUTH_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  AUDIT_KEY: z.string().min(32, 'must have at least 32 characters').optional(),
  AUDIT_ANCHOR_TO: filled.refine(isMailAddress, 'must be one address such as audit@example.org').optional(),
  METRICS_TOKEN: z.string().min(16, 'must have at least 16 characters').optional(),
  PAGE_CACHE_MB: z.coerce
    .number({ error: PAGE_CACHE_RULE })
    .int(PAGE_CACHE_RULE)
    .min(0, PAGE_CACHE_RULE)
    .max(65_536, PAGE_CACHE_RULE)
    .default(128),
  RENDER_THREAD: z.enum(['on', 'off'], { error: 'must be on or off' }).optional(),
  KEEP_ALIVE_S: z.coerce
    .number({ error: KEEP_ALIVE_RULE })
    .int(KEEP_ALIVE_RULE)
    .min(1, KEEP_ALIVE_RULE)
    .max(3_600, KEEP_ALIVE_RULE)
    .default(5),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'], {
      error: 'must be debug, info, warn, error or silent',
    })
    .default('info'),
});

/**
 * Parses the settings (docs/OPERATIONS.md lists them). The first invalid value throws a `StartProblem` that
 * names it.
 */
export function readEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value?.trim()));
  const parsed = variables.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const name = String(issue?.path[0]);
    throw new StartProblem(`${name} ${issue?.message}${printable(name, given[name])}.`);
  }
  const values = parsed.data;
  if (values.DATABASE_APP_URL && !values.DATABASE_URL)
    throw new StartProblem('DATABASE_APP_URL needs DATABASE_URL, the owner of the tables.');
  const siteUrl = (values.SITE_URL ?? `http://localhost:${values.PORT}`).replace(/\/+$/, '');
  return {
    port: values.PORT,
    dataDir: path.resolve(values.DATA_DIR),
    databaseUrl: values.DATABASE_URL ?? null,
    databaseAppUrl: values.DATABASE_APP_URL ?? null,
    siteUrl,
    siteLocale: values.SITE_LOCALE,
    siteTimeZone: values.SITE_TIME_ZONE,
    roles: new Set(values.ROLES),
    smtpUrl: values.SMTP_URL ?? null,
    mailFrom: values.MAIL_FROM ?? null,
    oidc: oidcOf(values),
    s3: values.STORAGE_URL ? readS3Address(values.STORAGE_URL, given) : null,
    pictureHosts: new Set(values.PICTURE_HOSTS),
    encodesAvif: values.AVIF === 'on',
    seed: values.SEED,
    demoPassword: values.DEMO_PASSWORD ?? null,
    authSecret: values.AUTH_SECRET ?? null,
    auditKey: values.AUDIT_KEY ?? null,
    auditAnchorTo: values.AUDIT_ANCHOR_TO ?? null,
    metricsToken: values.METRICS_TOKEN ?? null,
    traces: readTraceSettings(given),
    pageCacheBytes: values.PAGE_CACHE_MB * 1024 * 1024,
    hasRenderThread: (values.RENDER_THREAD ?? (availableParallelism() > 1 ? 'on' : 'off')) === 'on',
    keepAliveMs: values.KEEP_ALIVE_S * 1_000,
    logLevel: values.LOG_LEVEL,
  };
}

/**
 * The secret of session cookies: `AUTH_SECRET`, or one generated at the first start and stored in the data
 * folder.
 */
export function authSecretOf(env: Pick<Env, 'authSecret' | 'dataDir'>): string {
  if (env.authSecret) return env.authSecret;
  const secret = readOrCreateSecret(env.dataDir, 'auth-secret', () => randomBytes(48).toString('base64url'));
  if (secret.length < 32) {
    const file = path.join(env.dataDir, 'secrets', 'auth-secret');
    throw new StartProblem(`${file} is damaged: remove it; all people then sign in again.`);
  }
  return secret;
}

/** Whether the site's URL is a loopback address. */
export function isOnThisMachine(siteUrl: string): boolean {
  const host = new URL(siteUrl).hostname;
  return host === 'localhost' || host === '[::1]' || host.endsWith('.localhost') || /^127\./.test(host);
}

/**
 * The part of a value that an error message may repeat, since messages end up in terminals and logs. Nothing
 * of a secret, and only the scheme of a URL: a mistyped URL may have its password anywhere.
 */
function printable(name: string, value = ''): string {
  if (/_(SECRET|TOKEN|PASSWORD|KEY)$/.test(name)) return '';
  if (!/_(URL|ISSUER)$/.test(name)) return `; it is "${value}"`;
  const scheme = /^\s*([a-z][a-z\d+.-]*:)/i.exec(value)?.[1];
  return scheme === undefined ? '' : `; it begins with "${scheme}"`;
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

function oidcOf(values: z.infer<typeof variables>): Env['oidc'] {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = values;
  const roleMap = readRoleMap(values.OIDC_ROLE_MAP ?? '', {
    mayGiveAdmin: values.OIDC_ADMIN_GROUPS === 'on',
  });
  if (!issuer && !clientId && !clientSecret) {
    if (roleMap.length === 0) return null;
    throw new StartProblem('OIDC_ROLE_MAP needs OIDC_ISSUER.');
  }
  if (issuer && clientId && clientSecret) {
    const { OIDC_SCOPE: scope, OIDC_GROUPS_CLAIM: groupsClaim } = values;
    return { issuer, clientId, clientSecret, scope, groupsClaim, roleMap };
  }
  throw new StartProblem(
    'OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET go together: set all three or none.',
  );
}
