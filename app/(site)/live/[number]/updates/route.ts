import type { NextRequest } from 'next/server';
import { liveAnswer } from '#app/_shell/live-answer.ts';

export const dynamic = 'force-dynamic';

/** What has changed in a live story since the change that the asker has heard; the open line says the same. */
export function GET({ nextUrl }: NextRequest): Promise<Response> {
  return liveAnswer(nextUrl);
}
