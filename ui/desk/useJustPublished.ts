import { type RefObject, useEffect, useRef, useState } from 'react';

interface JustPublished {
  /** For the heading of the page: there the focus goes once the version is there. */
  head: RefObject<HTMLHeadingElement | null>;
  published: number | undefined;
  setPublished: (version: number) => void;
}

/** What was just published here. The dialogue, and the button that opened it, go with the version that was worked on. */
export function useJustPublished(newest: number | undefined): JustPublished {
  const [published, setPublished] = useState<number>();
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (published !== undefined && published === newest) head.current?.focus();
  }, [published, newest]);
  return { head, published, setPublished };
}
