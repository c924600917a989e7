import { isRobot } from './robots.ts';

/** The request headers that decide, by name. */
type DecidingHeaders = {
  readonly 'user-agent'?: string | undefined;
  readonly 'sec-purpose'?: string | string[] | undefined;
  readonly purpose?: string | string[] | undefined;
  readonly dnt?: string | string[] | undefined;
  readonly 'sec-gpc'?: string | string[] | undefined;
};

/**
 * Why a page view is not counted. A robot, a prefetch that no reader has seen, or an opt-out from tracking
 * (`DNT: 1`) or sale (`Sec-GPC: 1`). No data about the reader is stored, so honouring the opt-out is not
 * required, but done.
 */
export type Uncounted = 'robot' | 'ahead' | 'opted-out';

/** The reason not to count a request; null for a reader. */
export function whyNotCounted(headers: DecidingHeaders): Uncounted | null {
  if (isRobot(headers['user-agent'])) return 'robot';
  if (/prefetch|prerender/i.test(String(headers['sec-purpose'] ?? headers.purpose ?? ''))) return 'ahead';
  return headers.dnt === '1' || headers['sec-gpc'] === '1' ? 'opted-out' : null;
}
