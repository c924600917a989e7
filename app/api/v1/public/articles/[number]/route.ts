import { serveApi } from '#app/_shell/api/serve-api.ts';
import { readPublicArticle } from '#app/api/v1/_operations/read-public-article.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serveApi(readPublicArticle);
