import { serveApi } from '#app/_shell/api/serve-api.ts';
import { linkEdition } from '#app/api/v1/_operations/link-edition.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serveApi(linkEdition);
