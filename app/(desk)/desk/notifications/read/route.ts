import { answer } from '#app/_shell/answer.ts';
import { readFields } from '#app/_shell/api-body.ts';
import { markRead } from '#usecases/notifications/mark-read.ts';

/** Marks notifications as read, also for a screen that is being left. */
export async function POST(request: Request): Promise<Response> {
  return answer(request, async (ctx) => {
    await markRead(ctx, await readFields(request));
    return null;
  });
}
