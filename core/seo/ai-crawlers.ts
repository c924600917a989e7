/**
 * Programs of companies that make language models, by the name under which robots.txt addresses each, as its operator
 * documents it: those that gather texts to train models, and those that fetch pages to answer somebody. A name that
 * stands for both, or that governs training alone while the page is fetched under another, is among the first.
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
