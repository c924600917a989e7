import { serveApi } from '#app/_shell/api/serve-api.ts';
import { actOnArticle } from '#app/api/v1/_operations/act-on-article.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serveApi(actOnArticle);
