import { serveApi } from '#app/_shell/api/serve-api.ts';
import { reopenComment } from '#app/api/v1/_operations/reopen-comment.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serveApi(reopenComment);
