import { answerReading } from '#app/_shell/answer.ts';
import { listPresence } from '#usecases/articles/list-presence.ts';

/** Who has which story open now, for the screens that list stories: they ask every few seconds. */
export async function GET(request: Request): Promise<Response> {
  return answerReading(request, listPresence);
}
