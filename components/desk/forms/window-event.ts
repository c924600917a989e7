/** An event bus within this window, such as from the holder of the event stream. */
export function windowEvent<News>(name: string) {
  return {
    emit(news: News): void {
      window.dispatchEvent(new CustomEvent(name, { detail: news }));
    },
    /** Subscribes until the returned function is called. */
    subscribe(listener: (news: News) => void): () => void {
      const listen = (event: Event) => listener((event as CustomEvent<News>).detail);
      window.addEventListener(name, listen);
      return () => window.removeEventListener(name, listen);
    },
  };
}
