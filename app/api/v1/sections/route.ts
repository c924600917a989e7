import { serveApi } from '#app/_shell/serve-api.ts';
import { createSection } from '#app/api/v1/_operations/create-section.ts';
import { listSections } from '#app/api/v1/_operations/list-sections.ts';

export const GET = serveApi(listSections);
export const POST = serveApi(createSection);
