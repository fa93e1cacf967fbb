import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Two doors into one build: the phone page for residents and the desk for people who work here all day. */
export default defineConfig({
  root: 'ui',
  base: '/',
  plugins: [react()],
  build: {
    outDir: '../dist/ui',
    emptyOutDir: true,
    // Files, never data: addresses or inline scripts: the content security policy allows 'self' alone.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The modeler is a megabyte of its own and is loaded by administrators only.
    chunkSizeWarningLimit: 2500,
    rolldownOptions: { input: ['ui/index.html', 'ui/desk.html'] },
  },
});
