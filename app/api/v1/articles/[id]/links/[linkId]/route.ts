import { serveApi } from '#app/_shell/api/serve-api.ts';
import { revokeLink } from '#app/api/v1/_operations/revoke-link.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serveApi(revokeLink);
