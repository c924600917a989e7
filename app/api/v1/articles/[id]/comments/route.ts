import { serveApi } from '#app/_shell/api/serve-api.ts';
import { listComments } from '#app/api/v1/_operations/list-comments.ts';
import { startComment } from '#app/api/v1/_operations/start-comment.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serveApi(listComments, startComment);
