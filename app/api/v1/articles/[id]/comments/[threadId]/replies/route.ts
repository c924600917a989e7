import { serveApi } from '#app/_shell/api/serve-api.ts';
import { replyToComment } from '#app/api/v1/_operations/reply-to-comment.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serveApi(replyToComment);
