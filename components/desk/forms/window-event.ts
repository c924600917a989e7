/** News that reach one part of this window's screen from another, which holds the line to the server. */
export function windowEvent<News>(name: string) {
  return {
    tell(news: News): void {
      window.dispatchEvent(new CustomEvent(name, { detail: news }));
    },
    /** Hears what is told until the returned function is called. */
    hear(listener: (news: News) => void): () => void {
      const listen = (event: Event) => listener((event as CustomEvent<News>).detail);
      window.addEventListener(name, listen);
      return () => window.removeEventListener(name, listen);
    },
  };
}
