/** The names of social networks by the domain of their pages. */
const NETWORKS: Readonly<Record<string, string>> = {
  'facebook.com': 'Facebook',
  'youtube.com': 'YouTube',
  'zalo.me': 'Zalo',
  'tiktok.com': 'TikTok',
  'instagram.com': 'Instagram',
  'threads.net': 'Threads',
  'threads.com': 'Threads',
  'x.com': 'X',
  't.me': 'Telegram',
  'linkedin.com': 'LinkedIn',
};

/** The words of a link to the paper's page on a network: its name, otherwise the host of the address. */
export function profileName(address: string): string {
  const host = new URL(address).hostname.replace(/^(www|m)\./, '');
  return NETWORKS[host] ?? host;
}
