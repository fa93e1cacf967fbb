import { defineConfig } from 'vite';

/**
 * The service as few files (docs/adr/0109): reading a thousand modules was most of a start. Each program that Node is
 * told to run is an entry; all but the command line lie in one folder, because they name each other by place.
 */
export default defineConfig({
  build: {
    outDir: 'dist/service',
    emptyOutDir: true,
    ssr: true,
    target: 'node20',
    minify: false,
    sourcemap: true,
    rolldownOptions: {
      input: {
        main: 'service/main.ts',
        'cli/shaodao': 'service/cli/shaodao.ts',
        scenarioThread: 'service/composition/scenarioThread.ts',
        compareThread: 'service/cli/rules/compareThread.ts',
        trialProcess: 'service/composition/trialProcess.ts',
      },
      output: { sourcemapExcludeSources: true, entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
  ssr: {
    noExternal: true,
    // Native parts, packages that read files beside them, and what only a few commands load.
    external: ['@node-rs/argon2', '@photostructure/sqlite', 'exceljs', 'mongoose', 'zeebe-node'],
  },
});
