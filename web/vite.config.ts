import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const at = (folder: string) => fileURLToPath(new URL(`../${folder}/`, import.meta.url))

/** The web reads the same vocabularies, procedures and contracts as the server, through the same aliases. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: '/',
  plugins: [react()],
  resolve: {
    alias: ['kernel', 'modules', 'law', 'policy'].map((name) => ({ find: new RegExp(`^#${name}/`), replacement: at(name) })),
  },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    sourcemap: false,
    rolldownOptions: {
      output: {
        // what changes only when a dependency is raised keeps its name over our releases, so phones keep it cached
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler|@tanstack)[\\/]/, priority: 3 },
            { name: 'storage', test: /node_modules[\\/]dexie[\\/]/, priority: 2 },
            { name: 'schema', test: /node_modules[\\/]zod[\\/]/, priority: 2 },
          ],
        },
      },
    },
  },
  server: { port: 5173, fs: { allow: ['..'] }, proxy: { '/api': 'http://127.0.0.1:8080' } },
})
