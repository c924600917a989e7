import { serveApi } from '#app/_shell/api/serve-api.ts';
import { listForks } from '#app/api/v1/_operations/list-forks.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serveApi(listForks);
