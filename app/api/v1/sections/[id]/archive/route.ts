import { serveApi } from '#app/_shell/api/serve-api.ts';
import { archiveSection } from '#app/api/v1/_operations/archive-section.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serveApi(archiveSection);
