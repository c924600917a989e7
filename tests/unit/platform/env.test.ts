import { mkdtempSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { authSecretOf, isOnThisMachine, readEnv } from '#platform/process/env.ts';

test('without settings the site is Vietnamese and on port 3000', () => {
  const env = readEnv({});
  expect(env).toMatchObject({
    port: 3000,
    siteUrl: 'http://localhost:3000',
    siteLocale: 'vi',
    databaseUrl: null,
  });
  expect([...env.roles]).toEqual(['web', 'collab', 'worker']);
  expect(['on', 'off'].map((RENDER_THREAD) => readEnv({ RENDER_THREAD }).hasRenderThread)).toEqual([
    true,
    false,
  ]);
  expect([env, readEnv({ AVIF: 'off' })].map(({ encodesAvif }) => encodesAvif)).toEqual([true, false]);
  expect(env.hasRenderThread).toBe(os.availableParallelism() > 1);
  expect(readEnv({ KEEP_ALIVE_S: '65' }).keepAliveMs - env.keepAliveMs).toBe(60_000);
});

test('the site’s address follows the port, and an empty setting counts as unset', () => {
  expect(readEnv({ PORT: '4000', DATABASE_URL: ' ' })).toMatchObject({
    siteUrl: 'http://localhost:4000',
    databaseUrl: null,
  });
});

test.each([
  ['PORT', '99999', 'port number'],
  ['PORT', 'ba nghìn', 'port number'],
  ['DATABASE_URL', 'mysql://a/b', 'postgres://'],
  ['SITE_URL', 'toasoan.example', 'https://'],
  ['SITE_LOCALE', 'fr', 'vi or en'],
  ['SITE_TIME_ZONE', 'Asia/Hanoi-ish', 'time zone'],
  ['ROLES', 'web,printer', 'web, collab and worker'],
  ['SMTP_URL', 'https://mail.example', 'smtp://'],
  ['MAIL_FROM', 'Toasoan', 'an address such as'],
  ['MAIL_FROM', 'a <b@c.example>\r\nBcc: d@e.example', 'an address such as'],
  ['SEED', 'yes', 'demo or empty'],
  ['AUTH_SECRET', 'ngắn', '32 characters'],
  ['PAGE_CACHE_MB', '-1', 'megabytes from 0'],
  ['KEEP_ALIVE_S', '0', 'seconds from 1'],
  ['RENDER_THREAD', '2', 'on or off'],
  ['AVIF', 'yes', 'on or off'],
])('%s=%s is refused with a sentence that names the setting and its format', (name, value, hint) => {
  expect(() => readEnv({ [name]: value })).toThrow(new RegExp(`^${name} must .*${hint}`));
});

test.each([
  ['AUTH_SECRET', 'hunter2'],
  ['METRICS_TOKEN', 'hunter2'],
  ['DEMO_PASSWORD', 'hunter2'],
  ['DATABASE_URL', 'postgres:toasoan:hunter2@db.lan/toasoan'],
  ['DATABASE_URL', 'postgres:/toasoan:hunter2@db.lan/toasoan'],
  ['DATABASE_URL', ' hunter2@db.lan/toasoan'],
  ['DATABASE_URL', 'mysql://toasoan:hunter2@db.lan/toasoan'],
  ['DATABASE_URL', 'https://db.lan/toasoan?password=hunter2'],
  ['DATABASE_URL', 'postgres:toasoan:hunter2@db.lan/?x=://'],
  ['SMTP_URL', 'smtp//toasoan:hunter2@mail.lan'],
  ['OIDC_ISSUER', 'ftp://a:hunter2@id.lan'],
])('the refusal of a wrong %s does not contain the secret: %s', (name, value) => {
  expect(() => readEnv({ [name]: value })).toThrow(new RegExp(`^${name} must (?!.*hunter2)`));
});

test('a refusal shows the value if it is no secret', () => {
  expect(() => readEnv({ PORT: '99999' })).toThrow('; it is "99999".');
  expect(() => readEnv({ DATABASE_URL: 'mysql://a:b@c/d' })).toThrow(/; it begins with "mysql:"\.$/);
});

test('single sign-on needs all of its settings', () => {
  expect(() => readEnv({ OIDC_ISSUER: 'https://id.example' })).toThrow(/set all three or none/);
  expect(() => readEnv({ OIDC_ROLE_MAP: 'lawyers=legal' })).toThrow(/needs OIDC_ISSUER/);
});

test('groups of single sign-on give the roles of the map', () => {
  const oidc = { OIDC_ISSUER: 'https://id.example', OIDC_CLIENT_ID: 'a', OIDC_CLIENT_SECRET: 'b' };
  expect(readEnv(oidc).oidc).toMatchObject({
    ...{ scope: 'openid email profile', groupsClaim: 'groups', roleMap: [] },
  });
  expect(() => readEnv({ ...oidc, OIDC_SCOPE: 'groups' })).toThrow(/^OIDC_SCOPE must be a list such as/);
  expect(() => readEnv({ ...oidc, OIDC_ROLE_MAP: 'it=admin' })).toThrow(/OIDC_ADMIN_GROUPS=on/);
  const input = { OIDC_GROUPS_CLAIM: 'roles', OIDC_ROLE_MAP: 'it=admin', OIDC_ADMIN_GROUPS: 'on' };
  expect(readEnv({ ...oidc, ...input }).oidc).toMatchObject({
    ...{ groupsClaim: 'roles', roleMap: [{ group: 'it', role: 'admin', section: null }] },
  });
});

test('the secret is created once per data folder and readable only by its owner', () => {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'toasoan-env-'));
  try {
    const first = authSecretOf({ authSecret: null, dataDir });
    expect(authSecretOf({ authSecret: null, dataDir })).toBe(first);
    expect(statSync(path.join(dataDir, 'secrets', 'auth-secret')).mode & 0o077).toBe(0);
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
});

test('only loopback addresses count as this machine', () => {
  expect(['http://localhost:3000', 'http://127.0.0.1', 'http://[::1]:80'].every(isOnThisMachine)).toBe(true);
  expect(['https://toasoan.example', 'http://localhost.evil.example'].some(isOnThisMachine)).toBe(false);
});
