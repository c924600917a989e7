import { serveApi } from '#app/_shell/api/serve-api.ts';
import { listPublicArticles } from '#app/api/v1/_operations/list-public-articles.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serveApi(listPublicArticles);
