import { serveApi } from '#app/_shell/api/serve-api.ts';
import { searchArticles } from '#app/api/v1/_operations/search-articles.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serveApi(searchArticles);
