import { serveApi } from '#app/_shell/api/serve-api.ts';
import { planArticle } from '#app/api/v1/_operations/plan-article.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serveApi(planArticle);
