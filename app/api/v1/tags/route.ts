import { serveApi } from '#app/_shell/api/serve-api.ts';
import { createTag } from '#app/api/v1/_operations/create-tag.ts';
import { searchTags } from '#app/api/v1/_operations/search-tags.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serveApi(searchTags, createTag);
