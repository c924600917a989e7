import { serveApi } from '#app/_shell/serve-api.ts';
import { breakNews } from '#app/api/v1/_operations/break-news.ts';

export const POST = serveApi(breakNews);
