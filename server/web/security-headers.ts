import type { ServerResponse } from 'node:http';
import { EMBED_FRAME_ORIGINS } from '#core/document/embed-providers.ts';

const COMMON_POLICY = [
  "default-src 'self'",
  "img-src 'self' data: blob:",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
];

/** Readers' pages carry no inline script at all; frames are those that a reader may ask an embed for. */
export const READER_POLICY = policy(
  "script-src 'self'",
  "connect-src 'self'",
  `frame-src ${EMBED_FRAME_ORIGINS.join(' ')}`,
);

/** The desk's pages: Next puts its own data inline, and signs it with the nonce that it finds in the request. */
export function deskPolicy({ nonce, inDevelopment }: { nonce: string; inDevelopment: boolean }): string {
  return inDevelopment
    ? policy("script-src 'self' 'unsafe-inline' 'unsafe-eval'", "connect-src 'self' ws: wss:")
    : policy(`script-src 'self' 'nonce-${nonce}'`, "connect-src 'self' ws: wss:");
}

/** A page that was made at build time has inline data and no nonce. */
export const PREBUILT_POLICY = policy("script-src 'self' 'unsafe-inline'", "connect-src 'self' ws: wss:");

/** For the files of a build: what a page may do, its own policy says; a worker goes by that of its script. */
const FILE_POLICY = "default-src 'self'";

/** A page comes with a dozen of these files, so each says no more than counts for a file. */
export function setFileSecurityHeaders(response: ServerResponse): void {
  response.setHeader('content-security-policy', FILE_POLICY);
  response.setHeader('x-content-type-options', 'nosniff');
}

export function setSecurityHeaders(
  response: ServerResponse,
  input: { policy: string; isHttps: boolean },
): void {
  response.setHeader('content-security-policy', input.policy);
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('referrer-policy', 'strict-origin-when-cross-origin');
  response.setHeader('x-frame-options', 'DENY');
  response.setHeader('cross-origin-opener-policy', 'same-origin');
  response.setHeader('permissions-policy', 'camera=(), microphone=(), geolocation=(), payment=()');
  if (input.isHttps) response.setHeader('strict-transport-security', 'max-age=31536000');
}

function policy(...own: string[]): string {
  return [...COMMON_POLICY, ...own].join('; ');
}
