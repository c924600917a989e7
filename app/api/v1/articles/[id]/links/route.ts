import { serveApi } from '#app/_shell/serve-api.ts';
import { listLinks } from '#app/api/v1/_operations/list-links.ts';
import { makeLink } from '#app/api/v1/_operations/make-link.ts';

export const GET = serveApi(listLinks);
export const POST = serveApi(makeLink);
