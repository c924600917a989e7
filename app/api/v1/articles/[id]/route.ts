import { serveApi } from '#app/_shell/api/serve-api.ts';
import { readArticle } from '#app/api/v1/_operations/read-article.ts';
import { saveArticle } from '#app/api/v1/_operations/save-article.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serveApi(readArticle, saveArticle);
