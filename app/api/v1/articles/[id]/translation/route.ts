import { serveApi } from '#app/_shell/api/serve-api.ts';
import { markTranslated } from '#app/api/v1/_operations/mark-translated.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serveApi(markTranslated);
