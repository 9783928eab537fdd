import type { KnownRoute } from './known-routes.ts'

/** The key list and the registrar's page of keys: see known-routes.ts. */
export const KEY_ROUTES: Record<string, KnownRoute> = {
  'GET /.well-known/balai-keys.json': {},
  'GET /.well-known/balai-keys/:file': {
    path: ({ code }) => `/.well-known/balai-keys/${code.slice(0, 4)}.json`,
    across: ['regency'],
  },
  'GET /admin/kunci': {},
  'GET /admin/kunci/:id': { path: ({ siteId }) => `/admin/kunci/${siteId}`, across: ['regency'] },
  'GET /admin/kunci/:id/bocor': {
    path: ({ siteId, keyId }) => `/admin/kunci/${siteId}/bocor?key=${keyId}`,
    across: ['regency'],
  },
  'POST /admin/kunci/:id/ganti': {
    path: ({ siteId }) => `/admin/kunci/${siteId}/ganti`,
    form: ({ keyId }) => ({ key: keyId }),
    across: ['regency'],
  },
  'POST /admin/kunci/:id/pensiun': {
    path: ({ siteId }) => `/admin/kunci/${siteId}/pensiun`,
    form: ({ keyId }) => ({ key: keyId }),
    across: ['regency'],
  },
  'POST /admin/kunci/:id/bocor': {
    path: ({ siteId }) => `/admin/kunci/${siteId}/bocor`,
    form: ({ keyId }) => ({ key: keyId, cutOff: '0', reason: 'Laptop operator dicuri.' }),
    across: ['regency'],
  },
}
