import { serveApi } from '#app/_shell/api/serve-api.ts';
import { createSection } from '#app/api/v1/_operations/create-section.ts';
import { listSections } from '#app/api/v1/_operations/list-sections.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serveApi(listSections, createSection);
