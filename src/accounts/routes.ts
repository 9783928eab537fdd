import type { FastifyInstance } from 'fastify'
import { invitationRoutes } from './invitations/routes.ts'
import { officerRoutes } from './officers/routes.ts'
import { officialRoutes } from './officials/routes.ts'
import { ownAccountRoutes } from './own-account-routes.ts'
import { openSealer } from './sealing.ts'
import { secondFactorRoutes } from './second-factor/routes.ts'
import { signInRoutes } from './sign-in-routes.ts'
import { villageRoutes } from './villages/routes.ts'

/** Signing in and out, an officer's own account, who signs in at a site, and whose names the site prints. */
export async function accountRoutes(app: FastifyInstance) {
  const sealer = openSealer(app.config)
  await app.register(signInRoutes, { sealer })
  await app.register(invitationRoutes)
  await app.register(ownAccountRoutes)
  await app.register(secondFactorRoutes, { sealer })
  await app.register(officerRoutes, { sealer })
  await app.register(villageRoutes, { sealer })
  await app.register(officialRoutes)
}
