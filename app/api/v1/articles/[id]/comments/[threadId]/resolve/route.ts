import { serveApi } from '#app/_shell/api/serve-api.ts';
import { resolveComment } from '#app/api/v1/_operations/resolve-comment.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serveApi(resolveComment);
