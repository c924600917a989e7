import { serveApi } from '#app/_shell/api/serve-api.ts';
import { listLaunches } from '#app/api/v1/_operations/list-launches.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serveApi(listLaunches);
