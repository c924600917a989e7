import { mayEdit, may } from '#core/articles/policy.ts';
import type { VersionContent } from '#core/articles/version-content.ts';
import { demand } from '#core/shared/decision.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import type { Transaction } from '#db/client.ts';
import { getArticleForUpdate, insertVersion, updateArticle } from '#db/queries/articles.ts';
