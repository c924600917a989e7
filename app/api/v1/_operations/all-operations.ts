import type { ApiOperation } from '#app/_shell/api/api-operation.ts';
import { actOnArticle } from './act-on-article.ts';
import { actOnAssignment } from './act-on-assignment.ts';
import { actOnLive } from './act-on-live.ts';
import { actOnLiveEntry } from './act-on-live-entry.ts';
import { archiveSection } from './archive-section.ts';
import { breakNews } from './break-news.ts';
import { breakOutLiveEntry } from './break-out-live-entry.ts';
import { changeCheckRule } from './change-check-rule.ts';
import { createArticle } from './create-article.ts';
import { createAssignment } from './create-assignment.ts';
import { createSection } from './create-section.ts';
import { createSynonyms } from './create-synonyms.ts';
import { createTag } from './create-tag.ts';
import { cutVersion } from './cut-version.ts';
import { deleteSynonyms } from './delete-synonyms.ts';
import { discardFrontDraft } from './discard-front-draft.ts';
import { editAssignment } from './edit-assignment.ts';
import { editFrontDraft } from './edit-front-draft.ts';
import { editLiveEntry } from './edit-live-entry.ts';
import { editMedia } from './edit-media.ts';
import { editSection } from './edit-section.ts';
import { editSynonyms } from './edit-synonyms.ts';
import { editTag } from './edit-tag.ts';
import { launchContainer } from './launch-container.ts';
import { linkEdition } from './link-edition.ts';
import { listArticles } from './list-articles.ts';
import { listAssignments } from './list-assignments.ts';
import { listAudit } from './list-audit.ts';
import { listAutomatic } from './list-automatic.ts';
import { listCheckRules } from './list-check-rules.ts';
import { listComments } from './list-comments.ts';
import { listForks } from './list-forks.ts';
import { listLaunches } from './list-launches.ts';
import { listLinks } from './list-links.ts';
import { listMedia } from './list-media.ts';
import { listPublicArticles } from './list-public-articles.ts';
import { listPublicMostRead } from './list-public-most-read.ts';
import { listReads } from './list-reads.ts';
import { listRelated } from './list-related.ts';
import { listSections } from './list-sections.ts';
import { listSynonyms } from './list-synonyms.ts';
import { listTagMaintenance } from './list-tag-maintenance.ts';
import { listVersions } from './list-versions.ts';
import { makeLink } from './make-link.ts';
import { markTagsDistinct } from './mark-tags-distinct.ts';
import { markTranslated } from './mark-translated.ts';
import { mergeTags } from './merge-tags.ts';
import { moveSection } from './move-section.ts';
import { planArticle } from './plan-article.ts';
import { readArticle } from './read-article.ts';
import { readAssignment } from './read-assignment.ts';
import { readFront } from './read-front.ts';
import { readLive } from './read-live.ts';
import { readPublicArticle } from './read-public-article.ts';
import { readPublicLive } from './read-public-live.ts';
import { readReads } from './read-reads.ts';
import { readSearchTerms } from './read-search-terms.ts';
import { readVersion } from './read-version.ts';
import { refuseRelated } from './refuse-related.ts';
import { reopenComment } from './reopen-comment.ts';
import { replyToComment } from './reply-to-comment.ts';
import { resolveComment } from './resolve-comment.ts';
import { restoreLaunch } from './restore-launch.ts';
import { restoreTag } from './restore-tag.ts';
import { retireTag } from './retire-tag.ts';
import { revokeLink } from './revoke-link.ts';
import { saveArticle } from './save-article.ts';
import { search } from './search.ts';
import { searchArticles } from './search-articles.ts';
import { searchTags } from './search-tags.ts';
import { startComment } from './start-comment.ts';
import { suggestSearches } from './suggest-searches.ts';
import { suggestTags } from './suggest-tags.ts';
import { uploadMedia } from './upload-media.ts';
import { writeLiveEntry } from './write-live-entry.ts';

/** All operations of the API, in the order of the document. */
export const ALL_OPERATIONS: readonly ApiOperation[] = [
  createArticle,
  breakNews,
  listArticles,
  searchArticles,
  readArticle,
  saveArticle,
  actOnArticle,
  planArticle,
  linkEdition,
  markTranslated,
  readLive,
  actOnLive,
  writeLiveEntry,
  editLiveEntry,
  actOnLiveEntry,
  breakOutLiveEntry,
  listVersions,
  cutVersion,
  readVersion,
  listAudit,
  listForks,
  listComments,
  startComment,
  replyToComment,
  resolveComment,
  reopenComment,
  makeLink,
  listLinks,
  revokeLink,
  listRelated,
  readReads,
  listReads,
  listAutomatic,
  refuseRelated,
  listAssignments,
  createAssignment,
  readAssignment,
  editAssignment,
  actOnAssignment,
  uploadMedia,
  listMedia,
  editMedia,
  searchTags,
  createTag,
  editTag,
  mergeTags,
  retireTag,
  restoreTag,
  markTagsDistinct,
  listTagMaintenance,
  suggestTags,
  listSections,
  createSection,
  editSection,
  moveSection,
  archiveSection,
  listCheckRules,
  changeCheckRule,
  readFront,
  editFrontDraft,
  discardFrontDraft,
  launchContainer,
  listLaunches,
  restoreLaunch,
  search,
  suggestSearches,
  listSynonyms,
  createSynonyms,
  editSynonyms,
  deleteSynonyms,
  readSearchTerms,
  listPublicArticles,
  listPublicMostRead,
  readPublicArticle,
  readPublicLive,
];
