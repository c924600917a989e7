/**
 * User agents of language-model companies as their operators document them for robots.txt: those that collect
 * training texts, and those that fetch pages for answers. A name for both purposes, or one that governs only
 * training, is in the first group.
 */
export const TRAINING_CRAWLERS = [
  'AI2Bot',
  'Amazonbot',
  'Applebot-Extended',
  'Bytespider',
  'CCBot',
  'ClaudeBot',
  'cohere-training-data-crawler',
  'Google-Extended',
  'GPTBot',
  'Meta-ExternalAgent',
] as const;

export const ANSWERING_CRAWLERS = [
  'ChatGPT-User',
  'Claude-SearchBot',
  'Claude-User',
  'DuckAssistBot',
  'Meta-ExternalFetcher',
  'MistralAI-User',
  'OAI-SearchBot',
  'Perplexity-User',
  'PerplexityBot',
] as const;
