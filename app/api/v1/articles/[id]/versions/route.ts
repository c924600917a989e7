import { serveApi } from '#app/_shell/api/serve-api.ts';
import { cutVersion } from '#app/api/v1/_operations/cut-version.ts';
import { listVersions } from '#app/api/v1/_operations/list-versions.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serveApi(listVersions, cutVersion);
