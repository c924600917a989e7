import { isRobot } from './robots.ts';

/** What a request says of itself, by the names that HTTP gives it. */
type Said = {
  readonly 'user-agent'?: string | undefined;
  readonly 'sec-purpose'?: string | string[] | undefined;
  readonly purpose?: string | string[] | undefined;
  readonly dnt?: string | string[] | undefined;
  readonly 'sec-gpc'?: string | string[] | undefined;
};

/**
 * Why a read is not counted: a program reads; a browser fetches a page ahead, which nobody has looked at; the reader has asked
 * not to be tracked (`DNT: 1`) or sold (`Sec-GPC: 1`). Nothing is kept of who reads, so the last would not have to be
 * heard; whoever says it is taken at their word all the same.
 */
export type Uncounted = 'robot' | 'ahead' | 'opted-out';

/** The reason not to count what asks like this; null where it is a reader. */
export function whyNotCounted(said: Said): Uncounted | null {
  if (isRobot(said['user-agent'])) return 'robot';
  if (/prefetch|prerender/i.test(String(said['sec-purpose'] ?? said.purpose ?? ''))) return 'ahead';
  return said.dnt === '1' || said['sec-gpc'] === '1' ? 'opted-out' : null;
}
