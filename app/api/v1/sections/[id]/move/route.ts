import { serveApi } from '#app/_shell/api/serve-api.ts';
import { moveSection } from '#app/api/v1/_operations/move-section.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serveApi(moveSection);
