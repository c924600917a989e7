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
/** `blob:` and `data:` for previews of pictures before their upload. */
const DESK_POLICY = [...COMMON_POLICY, "img-src 'self' data: blob:"];
/**
 * For the framework's own pages, which contain no text of users, and for its development tools: both use
 * inline styles.
 */
const INLINE_STYLES = "style-src 'self' 'unsafe-inline'";

/** The only inline script of reader pages. */
const READER_LOOK_SCRIPT = hashOf(ownLookScript);
/** Our only inline script of desk pages. */
const EARLY_INPUT_SCRIPT = hashOf(preHydrationInputScript);

/**
 * The Content Security Policy (CSP) of reader pages. Their HTML has no inline styles or event handlers.
 * Inline scripts are JSON-LD, which does not run, and the one with this hash. Frames are the embeds that a
 * reader may load.
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
 * The policy of pages that Next serves, mainly the desk. Next inlines its data and signs it with the nonce of
 * the request. There are no inline styles either: scripts set the styles of single elements
 * (`components/ui/styled.ts`).
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

/**
 * Prebuilt pages report in plain HTML that something is missing. Their scripts have no nonce, so they are
 * blocked.
 */
export const PREBUILT_POLICY = forDesk("script-src 'none'", "connect-src 'none'", INLINE_STYLES);

/** A picture opened by itself may load and run nothing. */
export const PICTURE_POLICY = "default-src 'none'";

/**
 * Features that our pages do not use. An embedded player that a reader has loaded may play, go fullscreen and
 * use picture-in-picture.
 */
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

/** For files of the build. A page is governed by its own policy, a worker by that of its script. */
const FILE_POLICY = "default-src 'self'";

export const FILE_HEADERS = { 'content-security-policy': FILE_POLICY, 'x-content-type-options': 'nosniff' };

/** A page loads a dozen of these files, so each carries only the headers that apply to files. */
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
