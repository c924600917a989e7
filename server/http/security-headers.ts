import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { EMBED_FRAME_ORIGINS } from '#core/document/embed-providers.ts';
import { preHydrationInputScript } from '#core/pre-hydration-input/early-input.ts';
import { ownLookScript } from '#core/reading/own-look.ts';
import { deskTrustedTypes, readerTrustedTypes } from '#core/trust/trusted-types.ts';

const COMMON_POLICY = [
  "default-src 'self'",
  "font-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
];
/** Pictures are shown before they are sent. */
const DESK_POLICY = [...COMMON_POLICY, "img-src 'self' data: blob:"];
/** The framework's own pages, of which no word is a stranger's, and its tools in development carry their styles with them. */
const INLINE_STYLES = "style-src 'self' 'unsafe-inline'";

/** The one script that stands in a reader's page. */
const READER_LOOK_SCRIPT = hashOf(ownLookScript);
/** The one of ours that stands in a page of the desk. */
const EARLY_INPUT_SCRIPT = hashOf(preHydrationInputScript);

/**
 * Readers' pages carry no style and no handler in their HTML, and of scripts only JSON-LD, which is data and not run, and the
 * one whose hash stands here. Frames are those that a reader may ask an embed for.
 */
export const READER_POLICY = [
  ...COMMON_POLICY,
  `script-src 'self' ${READER_LOOK_SCRIPT}`,
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  `frame-src ${EMBED_FRAME_ORIGINS.join(' ')}`,
  ...readerTrustedTypes,
].join('; ');

/**
 * What Next answers itself, the desk above all: it puts its own data inline, and signs it with the nonce that it finds in
 * the request. No style stands in the HTML either; what an element needs of its own, a script sets (`components/ui/styled.ts`).
 */
export function deskPolicy({ nonce, inDevelopment }: { nonce: string; inDevelopment: boolean }): string {
  return inDevelopment
    ? forDesk("script-src 'self' 'unsafe-inline' 'unsafe-eval'", "connect-src 'self' ws: wss:", INLINE_STYLES)
    : forDesk(
        `script-src 'self' 'nonce-${nonce}' ${READER_LOOK_SCRIPT} ${EARLY_INPUT_SCRIPT}`,
        "style-src 'self'",
        "connect-src 'self'",
        ...deskTrustedTypes,
      );
}

/** A page that was made at build time says that something is missing, in plain HTML: its scripts have no nonce, nor a use. */
export const PREBUILT_POLICY = forDesk("script-src 'none'", "connect-src 'none'", INLINE_STYLES);

/** A picture that is opened by itself loads nothing and runs nothing. */
export const PICTURE_POLICY = "default-src 'none'";

/** What no page of ours asks a browser for. A player that a reader asked for may play, fill the screen and stand in a corner. */
const PERMISSIONS = [
  ...['accelerometer', 'browsing-topics', 'camera', 'display-capture', 'geolocation', 'gyroscope'],
  ...[
    'hid',
    'idle-detection',
    'local-fonts',
    'magnetometer',
    'microphone',
    'midi',
    'payment',
    'screen-wake-lock',
  ],
  ...['serial', 'usb', 'window-management', 'xr-spatial-tracking'],
]
  .map((feature) => `${feature}=()`)
  .join(', ');

/** For the files of a build: what a page may do, its own policy says; a worker goes by that of its script. */
const FILE_POLICY = "default-src 'self'";

export const FILE_HEADERS = { 'content-security-policy': FILE_POLICY, 'x-content-type-options': 'nosniff' };

/** A page comes with a dozen of these files, so each says no more than counts for a file. */
export function setFileSecurityHeaders(response: ServerResponse): void {
  for (const [name, value] of Object.entries(FILE_HEADERS)) response.setHeader(name, value);
}

/** The headers of every page. */
export function securityHeaders(input: { policy: string; isHttps: boolean }): Record<string, string> {
  return {
    'content-security-policy': input.policy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'x-frame-options': 'DENY',
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': PERMISSIONS,
    ...(input.isHttps && { 'strict-transport-security': 'max-age=31536000; includeSubDomains' }),
  };
}

export function setSecurityHeaders(
  response: ServerResponse,
  input: { policy: string; isHttps: boolean },
): void {
  for (const [name, value] of Object.entries(securityHeaders(input))) response.setHeader(name, value);
}

function hashOf(script: string): string {
  return `'sha256-${createHash('sha256').update(script).digest('base64')}'`;
}

function forDesk(...own: string[]): string {
  return [...DESK_POLICY, ...own].join('; ');
}
