import { serveApi } from '#app/_shell/api/serve-api.ts';
import { listCheckRules } from '#app/api/v1/_operations/list-check-rules.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serveApi(listCheckRules);
