import { serveApi } from '#app/_shell/api/serve-api.ts';
import { listLinks } from '#app/api/v1/_operations/list-links.ts';
import { makeLink } from '#app/api/v1/_operations/make-link.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serveApi(listLinks, makeLink);
