import { serveApi } from '#app/_shell/api/serve-api.ts';
import { listRelated } from '#app/api/v1/_operations/list-related.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serveApi(listRelated);
