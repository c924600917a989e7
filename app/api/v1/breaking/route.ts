import { serveApi } from '#app/_shell/api/serve-api.ts';
import { breakNews } from '#app/api/v1/_operations/break-news.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serveApi(breakNews);
