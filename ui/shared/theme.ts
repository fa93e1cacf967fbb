import { useCallback, useSyncExternalStore } from 'react';
import type { Colour } from '../../service/contract/colour.js';

/** The stack itself stands in page.css, where the page needs it first. */
export const fontProperty = '--font';
export const fontFamily = `var(${fontProperty})`;

interface Shade {
  light: string;
  dark: string;
}

/** Colour means urgency and nothing else; the shape and the word say the same without it. */
export const urgency: Record<Colour, Shade & { shape: string }> = {
  red: { light: '#B42318', dark: '#FF8A80', shape: '◆' },
  orange: { light: '#B54708', dark: '#FFB070', shape: '▲' },
  yellow: { light: '#7A5D00', dark: '#F5D565', shape: '●' },
  blue: { light: '#175CD3', dark: '#8DB8FF', shape: '■' },
  green: { light: '#067647', dark: '#6FD6A3', shape: '○' },
};

export const neutral = {
  accent: { light: '#0B5C6B', dark: '#6CC5D6' },
  onAccent: { light: '#FFFFFF', dark: '#10181A' },
  ground: { light: '#F4F5F6', dark: '#141617' },
  surface: { light: '#FFFFFF', dark: '#1D2022' },
  text: { light: '#1B1F22', dark: '#ECEFF1' },
  muted: { light: '#566069', dark: '#A7B0B7' },
  line: { light: '#D9DDE0', dark: '#363B3F' },
} satisfies Record<string, Shade>;

export type Mode = 'light' | 'dark';

/** Follows the system's setting, also when it changes while the page is open. */
export function useMode(): Mode {
  return useMedia('(prefers-color-scheme: dark)') ? 'dark' : 'light';
}

/** Whether the page is as narrow as a phone: fingers need taller controls than a mouse. */
export function useNarrow(): boolean {
  return useMedia('(max-width: 600px)');
}

/** Hands the tokens to the style sheets as --name. */
export function paintTokens(mode: Mode): void {
  const root = document.documentElement;
  root.dataset['prefersColorScheme'] = mode; // antd-mobile's switch for its dark palette
  root.style.colorScheme = mode;
  for (const [name, shade] of Object.entries({ ...neutral, ...urgency })) {
    root.style.setProperty(`--${name}`, shade[mode]);
  }
}

/** What the browser says to a media query, also when that changes while the page is open. */
function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (notify: () => void) => {
      const media = window.matchMedia(query);
      media.addEventListener('change', notify);
      return () => media.removeEventListener('change', notify);
    },
    [query],
  );
  return useSyncExternalStore(subscribe, () => window.matchMedia(query).matches);
}
