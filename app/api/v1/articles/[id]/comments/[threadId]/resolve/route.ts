import { serveApi } from '#app/_shell/serve-api.ts';
import { resolveComment } from '#app/api/v1/_operations/resolve-comment.ts';

export const POST = serveApi(resolveComment);
