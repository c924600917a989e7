import { serveApi } from '#app/_shell/api/serve-api.ts';
import { search } from '#app/api/v1/_operations/search.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serveApi(search);
