import { serveApi } from '#app/_shell/api/serve-api.ts';
import { createArticle } from '#app/api/v1/_operations/create-article.ts';
import { listArticles } from '#app/api/v1/_operations/list-articles.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serveApi(listArticles, createArticle);
