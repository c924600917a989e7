import { serveApi } from '#app/_shell/api/serve-api.ts';
import { editSection } from '#app/api/v1/_operations/edit-section.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serveApi(editSection);
