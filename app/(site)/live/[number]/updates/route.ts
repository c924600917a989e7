import type { NextRequest } from 'next/server';
import { liveAnswer } from '#app/_shell/live-answer.ts';

export const dynamic = 'force-dynamic';

/** What has changed in a live story since the change that the asker has heard; the open line says the same. */
export async function GET(
  request: NextRequest,
  { params }: { params: Promise<{ number: string }> },
): Promise<Response> {
  const { number } = await params;
  return liveAnswer({
    number: Number(number),
    after: Number(request.nextUrl.searchParams.get('cursor') ?? 0),
  });
}
