import type { KnownRoute } from './known-routes.ts'

/** Routes of the log. Every test house begins with a checkpoint, so that there are things to ask for. */
export const LOG_ROUTES: Record<string, KnownRoute> = {
  'GET /catatan': {},
  'GET /log/checkpoint': {},
  'GET /log/checkpoint/:size': { path: () => `/log/checkpoint/${FIRST_SIZE}` },
  'GET /log/inclusion/:size/:leaf': { path: () => `/log/inclusion/${FIRST_SIZE}/0` },
  'GET /log/consistency/:older/:newer': { path: () => `/log/consistency/1/${FIRST_SIZE}` },
  'GET /log/tile/:level/*': { path: () => '/log/tile/0/000.p/1' },
  'GET /admin/catatan': {},
  'POST /admin/catatan': {},
  'GET /admin/catatan/titik-periksa.txt': {},
}

/** The keys of 17 desa, a district and a regency, which has three. */
const FIRST_SIZE = 21
