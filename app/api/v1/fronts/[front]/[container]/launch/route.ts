import { serveApi } from '#app/_shell/api/serve-api.ts';
import { launchContainer } from '#app/api/v1/_operations/launch-container.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serveApi(launchContainer);
