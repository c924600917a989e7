import { serveApi } from '#app/_shell/api/serve-api.ts';
import { restoreLaunch } from '#app/api/v1/_operations/restore-launch.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serveApi(restoreLaunch);
