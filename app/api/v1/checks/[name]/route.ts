import { serveApi } from '#app/_shell/api/serve-api.ts';
import { changeCheckRule } from '#app/api/v1/_operations/change-check-rule.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serveApi(changeCheckRule);
