import { serveApi } from '#app/_shell/api/serve-api.ts';
import { listAutomatic } from '#app/api/v1/_operations/list-automatic.ts';
import { refuseRelated } from '#app/api/v1/_operations/refuse-related.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serveApi(listAutomatic, refuseRelated);
