import { jsonResponseOfRead } from '#app/_shell/api/json-response.ts';
import { listPresence } from '#usecases/articles/list-presence.ts';

/** Who has which story open, for screens that list stories. They poll every few seconds. */
export async function GET(request: Request): Promise<Response> {
  return jsonResponseOfRead(request, listPresence);
}
